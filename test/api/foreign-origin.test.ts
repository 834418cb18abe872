import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { root } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';
import { signedIn, type Browser } from './browser.ts';

const text = readFileSync(join(root, 'docs/openapi.json'), 'utf8');
const document = JSON.parse(text) as { paths: Record<string, Record<string, unknown>> };
const ID = '00000000-0000-8000-8000-000000000001';
const writing = Object.entries(document.paths)
  .filter(([, methods]) => 'post' in methods)
  .map(([path]) => path.replace(/^\/api/, '').replaceAll(/\{\w+\}/g, ID));

describe('what another site makes a signed-in browser send', () => {
  let system: TestSystem;
  let browser: Browser;
  let own: string;
  beforeAll(async () => {
    system = await TestSystem.start();
    browser = await signedIn(system, 'coordination-office');
    own = new URL(system.url).origin;
  });
  afterAll(() => system?.stop());

  const json = { 'content-type': 'application/json' };
  const requests: [string, () => Record<string, string>, string][] = [
    ['no origin', () => json, 'foreign-origin'],
    ['a foreign origin', () => ({ ...json, origin: 'https://example.org' }), 'foreign-origin'],
    ['no origin of its own', () => ({ ...json, origin: 'null' }), 'foreign-origin'],
    [
      'an origin that begins like ours',
      () => ({ ...json, origin: `${own}.example.org` }),
      'foreign-origin',
    ],
    [
      'another site by its metadata',
      () => ({ ...json, origin: own, 'sec-fetch-site': 'cross-site' }),
      'foreign-origin',
    ],
    [
      'an overridden method',
      () => ({ ...json, origin: own, 'x-http-method-override': 'PUT' }),
      'foreign-origin',
    ],
    ['plain text', () => ({ 'content-type': 'text/plain', origin: own }), 'media-type-unsupported'],
    [
      'a form',
      () => ({ 'content-type': 'application/x-www-form-urlencoded', origin: own }),
      'media-type-unsupported',
    ],
  ];

  it.each(requests)(
    'is refused with %s, by every address that writes',
    async (_, headers, code) => {
      expect(writing.length).toBeGreaterThanOrEqual(14);
      for (const path of writing) {
        const answer = await browser.send(path, { method: 'POST', headers: headers(), body: '{}' });
        expect({ path, code: answer.body['code'] }).toEqual({ path, code });
      }
      expect((await browser.get('/session')).status).toBe(200);
    },
  );

  it('writes nothing by GET, whatever method a header names', async () => {
    for (const path of writing) {
      const headers = { 'x-http-method-override': 'POST' };
      const answer = await browser.send(path, { method: 'GET', headers });
      expect({ path, ok: [403, 404, 405].includes(answer.status) }).toEqual({ path, ok: true });
    }
    expect((await browser.get('/session')).status).toBe(200);
  });

  it('is not what a page of the product sends, nor a program with a token', async () => {
    const from = { origin: own, 'sec-fetch-site': 'same-origin' };
    const casework = await signedIn(system, 'caseworker');
    const page = await casework.post('/paths', {}, from);
    const program = await system.as('caseworker').post('/paths', {});

    expect(page.body['code']).toBe('idempotency-key-missing');
    expect(program.body['code']).toBe('invalid-request');
  });
});
