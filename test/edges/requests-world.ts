import { expect } from '@jest/globals';
import { COUNTY, firstTask } from '../api/people.ts';
import type { Task } from '../support/fill-form.ts';
import type { Answer } from '../support/http-client.ts';
import type { TestSystem } from '../support/test-system.ts';

/** All that the product writes, but the counters, which are folded in their own time. */
const TABLES = [
  'account',
  'audit',
  'body',
  'clock',
  'intent',
  'ledger',
  'outbox',
  'path',
  'person',
  'person_key',
  'task',
];

export type Asked = Answer<Record<string, unknown>>;

/** The same number of rows before and after, but where a refused act is kept as one that was asked for. */
export async function expectUnchanged<T>(
  system: TestSystem,
  work: () => Promise<T>,
  but: readonly string[] = [],
): Promise<T> {
  const before = await rowCounts(system, but);
  const done = await work();
  await system.settle();
  expect(await rowCounts(system, but)).toEqual(before);
  return done;
}

/** A refused answer of a path leaves what was asked and its answer, and nothing else. */
export const KEPT_INTENT = ['intent', 'body'];
/** A look at a task is in the audit trail. */
export const LOOKED_AT = ['audit'];

async function rowCounts(system: TestSystem, but: readonly string[]): Promise<unknown> {
  const tables = TABLES.filter((table) => !but.includes(table));
  // That somebody was refused is written down on purpose.
  const kept = (table: string) => (table === 'audit' ? `audit where action <> 'refused'` : table);
  const counts = tables.map((table) => `(select count(*)::int from ${kept(table)}) as ${table}`);
  const [row] = await system.sql<Record<string, number>>(`select ${counts.join(', ')}`);
  return row;
}

export function expectRefused(answer: Asked, status: number, code: string): void {
  expect({ status: answer.status, code: answer.body['code'], body: answer.body }).toMatchObject({
    status,
    code,
  });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.body['detail']).toEqual(expect.any(String));
}

/** Where it is wrong, and how. */
export function expectFault(answer: Asked, pointer: string, code: string): void {
  expect(answer.body['errors']).toEqual(
    expect.arrayContaining([expect.objectContaining({ pointer, code })]),
  );
}

/** By its key: the forms of these are known. */
export const taskOf = (system: TestSystem, path: string, key: string) =>
  firstTask(system, path, (task: Task & { key?: string }) => task.key === key);

export const caseworker = (system: TestSystem) => system.as('caseworker', COUNTY);

export const completionOf = ({ id }: { id: string }) => `/tasks/${id}/completion`;
