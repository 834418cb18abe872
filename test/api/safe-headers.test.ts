import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { root } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';
import { Browser, goIntoProduction, PUBLIC, signedIn, type Page } from './browser.ts';

const text = readFileSync(join(root, 'docs/openapi.json'), 'utf8');
const document = JSON.parse(text) as { paths: Record<string, Record<string, unknown>> };
const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => ({
    method: method.toUpperCase(),
    path: path.replace(/^\/api/, '').replaceAll(/\{\w+\}/g, randomUUID()),
  })),
);

const NEEDED: Record<string, RegExp> = {
  'cache-control': /^no-store$/,
  'content-security-policy': /^default-src 'none';.*frame-ancestors 'none'/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\)/,
  'referrer-policy': /^no-referrer$/,
  'x-content-type-options': /^nosniff$/,
  'x-frame-options': /^DENY$/,
};

/** What is missing on an answer, or too much. */
function faultsOf(headers: Headers, needed = NEEDED): string[] {
  const missing = Object.entries(needed).filter(
    ([name, value]) => !value.test(headers.get(name) ?? ''),
  );
  const loose = headers.getSetCookie().filter((line) => !/; HttpOnly; SameSite=Lax/.test(line));
  const told = ['server', 'x-powered-by', 'access-control-allow-origin'];
  return [...missing.map(([name]) => name), ...loose, ...told.filter((name) => headers.has(name))];
}

describe('every answer', () => {
  let system: TestSystem;
  let browser: Browser;
  beforeAll(async () => {
    system = await TestSystem.start();
    browser = await signedIn(system, 'caseworker');
  });
  afterAll(() => system?.stop());

  /** To nobody, to somebody, and to a body that cannot be read. */
  async function answersTo({ method, path }: { method: string; path: string }): Promise<Page[]> {
    const { origin } = new URL(system.url);
    const nobody = new Browser(() => system.url);
    const headers = { 'content-type': 'application/json', origin };
    const plain = method === 'POST' ? { method, headers, body: '{}' } : { method };
    const broken = { method, headers, body: '{"' };
    // Who signs out is not there for the rest.
    const who = path.startsWith('/session/sign-out') ? nobody : browser;
    const asked = [nobody.send(path, plain), who.send(path, plain)];
    return Promise.all(method === 'POST' ? [...asked, who.send(path, broken)] : asked);
  }

  it('carries what keeps a browser from doing harm with it, of every operation', async () => {
    const statuses = new Set<number>();
    expect(operations.length).toBeGreaterThan(30);
    for (const operation of operations) {
      for (const { status, headers } of await answersTo(operation)) {
        statuses.add(status);
        expect({ operation, status, faults: faultsOf(headers) }).toMatchObject({ faults: [] });
      }
    }
    expect([...statuses]).toEqual(expect.arrayContaining([200, 400, 401, 404]));
  });

  it.each([
    ['an address that there is not', 'GET', '/nowhere'],
    ['an address that cannot be read', 'GET', '/%ZZ'],
    ['a method that it does not know', 'PUT', '/paths'],
    ['a form', 'POST', '/paths'],
    ['the question of a foreign page', 'OPTIONS', '/paths'],
    ['what looks at the head alone', 'HEAD', '/paths'],
  ])('to %s as well', async (_, method, path) => {
    const body = method === 'POST' ? { body: new URLSearchParams({ place: 'x' }) } : {};
    const answer = await browser.send(path, { method, ...body });

    expect(faultsOf(answer.headers)).toEqual([]);
  });

  it('to what is no HTTP as well', async () => {
    const said = await new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(system.url).port), '127.0.0.1');
      let read = '';
      socket.on('data', (bytes) => (read += bytes.toString()));
      socket.on('close', () => resolve(read));
      socket.on('error', reject);
      socket.write('no such thing\r\n\r\n');
    });
    const lines = said.split('\r\n').slice(1);
    const pairs = lines.slice(0, lines.indexOf('')).map((line) => line.split(/: (.*)/s));

    const headers = new Headers(pairs.map(([name = '', value = '']) => [name, value]));
    expect(faultsOf(headers)).toEqual([]);
  });

  it('of the documentation lets it run its own scripts, and no others', async () => {
    const page = await browser.get('/docs');
    const script = await browser.get('/docs/swagger-ui-init.js');
    const policy = page.headers.get('content-security-policy') ?? '';

    expect([page.status, script.status]).toEqual([200, 200]);
    expect(faultsOf(page.headers)).toEqual([]);
    expect(policy).toMatch(/script-src 'self';/);
    expect(String(page.body['text'])).not.toMatch(/<script>(?!\s*<\/script>)|\son\w+="/);
  });

  it('stays in production on TLS, with a cookie that is bound to its host', async () => {
    await goIntoProduction(system);
    browser.cookies.set('__Host-session', browser.cookies.get('session') ?? '');
    const plain = new Browser(() => system.url);
    plain.cookies.set('session', browser.cookies.get('session') ?? '');
    const from = { origin: PUBLIC };
    const needed = { ...NEEDED, 'strict-transport-security': /^max-age=\d{8}/ };

    expect((await plain.get('/session')).status).toBe(401);
    for (const path of ['/session', '/nowhere', '/%ZZ', '/session/callback']) {
      const { headers } = await browser.get(path);
      expect({ path, faults: faultsOf(headers, needed) }).toEqual({ path, faults: [] });
    }
    const out = await browser.post('/session/sign-out', {}, from);
    expect(out.headers.getSetCookie()).toEqual([
      '__Host-session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure',
    ]);
  });
});
