import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Program, root } from '../support/program.ts';

interface Operation {
  security?: unknown[];
  summary?: string;
  parameters: { name: string; in: string }[];
  responses: Record<string, { content?: Record<string, unknown> }>;
}
interface Document {
  paths: Record<string, Record<string, Operation>>;
}

/** Without a sign-in: health, what a problem means, and the way in. */
const OPEN = [
  '/api/health/live',
  '/api/health/ready',
  '/api/errors/{code}',
  '/api/demonstration',
  '/api/session/sign-in',
  '/api/sign-in',
  '/api/session/callback',
];

describe('the OpenAPI document', () => {
  const kept = readFileSync(join(root, 'docs/openapi.json'), 'utf8');

  it('that is kept is the one that the built product writes', async () => {
    const program = new Program(join(root, 'dist/src/api/openapi.js'), process.env);
    await program.start();
    const code = await program.ended();
    await program.stop();

    expect(code).toBe(0);
    expect(JSON.parse(program.output)).toEqual(JSON.parse(kept));
  });

  const operations = Object.entries((JSON.parse(kept) as Document).paths).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );

  it('says of every address what it is for and how it fails', () => {
    expect(operations.length).toBeGreaterThanOrEqual(14);
    for (const { path, operation } of operations) {
      expect({ path, summary: operation.summary }).toEqual({ path, summary: expect.any(String) });
      if (OPEN.includes(path)) continue;
      expect(operation.security).toEqual(expect.arrayContaining([{ bearer: [] }, { cookie: [] }]));
      expect(Object.keys(operation.responses['default']?.content ?? {})).toEqual([
        'application/problem+json',
      ]);
    }
  });

  it('asks for a key wherever something is done', () => {
    const deeds = operations.filter(({ method, path }) => {
      // To sign in or out twice is to do it once.
      return method !== 'get' && !/^\/api\/(session|sign-in)/.test(path);
    });
    expect(deeds.length).toBeGreaterThanOrEqual(5);
    for (const { path, operation } of deeds) {
      const names = operation.parameters.map(({ name }) => name);
      expect({ path, names }).toEqual({ path, names: expect.arrayContaining(['Idempotency-Key']) });
    }
  });
});
