import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COUNTY, readPath, startPath } from '../api/people.ts';
import { usualCompletion } from '../support/fill-form.ts';
import type { TestSystem } from '../support/test-system.ts';
import type { World } from './hostile.ts';

const PATHS = 6;

/** Some paths with open tasks, and accounts that may reach them: who is let in can do more harm. */
export async function worldOf(system: TestSystem): Promise<World> {
  const paths: string[] = [];
  const tasks: World['tasks'] = [];
  for (let i = 0; i < PATHS; i++) {
    const path = await startPath(system);
    paths.push(path);
    const { open } = await readPath(system, path);
    const own = open.filter(({ department }) => department === 'caseworker');
    tasks.push(...own.map((task) => ({ id: task.id, completion: usualCompletion(task) })));
  }
  await system.settle();
  return { tokens: tokensOf(system), place: COUNTY, paths, tasks };
}

interface Account {
  role: string;
  department?: string;
  place: string;
  token: string;
}

/** The caseworker first, who does the good requests. Nobody moves the clock: everything would be changed by that. */
function tokensOf({ dir }: TestSystem): string[] {
  const accounts = JSON.parse(readFileSync(join(dir, 'accounts.json'), 'utf8')) as Account[];
  const here = accounts.filter(({ place, role }) => place === COUNTY && role !== 'administrator');
  const isWorker = ({ role }: Account) => role === 'caseworker';
  return [...here.filter(isWorker), ...here.filter((one) => !isWorker(one))].map(
    ({ token }) => token,
  );
}

/** What may never change by a request, and what belongs to a path. What was asked and looked at is kept on purpose. */
const WHOLE = ['account', 'clock', 'coordination_office', 'place', 'place_above', 'migration'];
const OF_PATH = ['path', 'task', 'ledger', 'outbox', 'person', 'person_key'];

/** Count and hash of each table, without the paths that good requests have begun or changed. */
export async function snapshot(
  system: TestSystem,
  paths: { not: Iterable<string> } | { only: Iterable<string> },
): Promise<Record<string, string>> {
  const [word, ids] = 'not' in paths ? ['not', paths.not] : ['', paths.only];
  const tables: [string, string][] = [
    ...WHOLE.map((table): [string, string] => [table, `select t::text as line from ${table} as t`]),
    ...OF_PATH.map((table): [string, string] => [
      table,
      `select t::text as line from ${table} as t
       where ${word} exists (select from path as p where p.id = any($1) and ${joinOf(table)})`,
    ]),
  ];
  const seen: Record<string, string> = {};
  for (const [table, lines] of tables) {
    const values = WHOLE.includes(table) ? [] : [[...ids]];
    const [row] = await system.sql<{ said: string }>(
      `select count(*) || ' ' || coalesce(md5(string_agg(line, '|' order by line)), '') as said
       from (${lines}) as lines`,
      values,
    );
    seen[table] = row?.said ?? '';
  }
  return seen;
}

function joinOf(table: string): string {
  if (table === 'person') return 'p.person_id = t.id';
  if (table === 'person_key') return 'p.person_id = t.person_id';
  return table === 'path' ? 'p.id = t.id' : 'p.id = t.path_id';
}
