import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { COUNTY, openPath, startPath } from '../api/people.ts';
import { usualCompletion } from '../support/fill-form.ts';
import type { TestSystem } from '../support/test-system.ts';
import type { MatrixWorld } from '../matrix/world.ts';
import type { Outcome } from './attack.ts';
import type { Asker, World } from './hostile.ts';

const PATHS = 4;

/** Some paths with open tasks, and accounts that may reach them: who is let in can do more harm. */
export async function worldOf(system: TestSystem): Promise<World> {
  const [good, others] = [await standing(system), await standing(system)];
  await system.settle();
  return {
    askers: askersOf(system),
    place: COUNTY,
    paths: [...good.paths, ...others.paths],
    tasks: [...good.tasks, ...others.tasks],
    others: [],
    good,
  };
}

/** The same, asked by one of each role and by whoever cannot be known, and aimed at everything of the matrix too. */
export async function everybodysWorld(
  system: TestSystem,
  { people, things, strangers }: MatrixWorld,
): Promise<World> {
  const world = await worldOf(system);
  const here = people.filter(({ place, party }) => place === COUNTY && party === undefined);
  const roles = new Map(here.map((one) => [one.role, one]));
  const unknown = Object.entries(strangers).map(([role, token]) => ({ role, token }));
  const others = Object.values(things).flatMap((some) => some.map(({ id }) => id));
  const [worker] = world.askers;
  return {
    ...world,
    askers: [...(worker ? [worker] : []), ...roles.values(), ...unknown],
    others: [...new Set(others)].filter((id) => id !== ''),
  };
}

async function standing(system: TestSystem): Promise<World['good']> {
  const paths: string[] = [];
  const tasks: World['tasks'] = [];
  for (let i = 0; i < PATHS; i++) {
    const path = await startPath(system);
    paths.push(path);
    const { open } = await openPath(system, path);
    const own = open.filter(({ department }) => department === 'caseworker');
    tasks.push(...own.map((task) => ({ id: task.id, completion: usualCompletion(task) })));
  }
  return { paths, tasks };
}

interface Account {
  role: string;
  department?: string;
  place: string;
  token: string;
}

/** The caseworker first, who does the good requests. */
function askersOf({ dir }: TestSystem): Asker[] {
  const accounts = JSON.parse(readFileSync(join(dir, 'accounts.json'), 'utf8')) as Account[];
  const here = accounts.filter(({ place, role }) => place === COUNTY && role !== 'administrator');
  const isWorker = ({ role }: Account) => role === 'caseworker';
  return [...here.filter(isWorker), ...here.filter((one) => !isWorker(one))];
}

/** What may never change by a request, and what belongs to a path. What was asked and looked at is kept on purpose. */
const WHOLE = [
  'account',
  'clock',
  'coordination_office',
  'identity',
  'place',
  'place_above',
  'migration',
];
const OF_PATH = ['path', 'task', 'ledger', 'outbox', 'person', 'person_key'];
/** What may change where one of these operations was carried out. */
const BY_OPERATION: Record<string, RegExp> = {
  api_token: /^tokens\./,
  path_party: /^parties\./,
  path_seal: /^seals\./,
  erasure: /^erasures\./,
  duty: /^notices\./,
};

/** Count and hash of each table that no request may change, and of all rows of each path. */
export async function snapshot(
  system: TestSystem,
  paths: readonly string[],
): Promise<Record<string, string>> {
  const seen: Record<string, string> = {};
  const [row] = await system.sql<{ n: string }>('select count(*) as n from path');
  seen['paths'] = row?.n ?? '';
  for (const table of [...WHOLE, ...Object.keys(BY_OPERATION)])
    seen[table] = await said(system, { table, where: 'true', values: [] });
  for (const path of paths) {
    for (const table of OF_PATH) {
      const where = `exists (select from path as p where p.id = $1 and ${joinOf(table)})`;
      seen[`${path} ${table}`] = await said(system, { table, where, values: [path] });
    }
  }
  return seen;
}

/** What in a second snapshot is not as in the first, without the paths that may be: nothing, if all is well. */
export function changes(
  [before, after]: [Record<string, string>, Record<string, string>],
  { touched, begun, done }: Pick<Outcome, 'touched' | 'begun' | 'done'>,
): string[] {
  const wanted = { ...before, paths: String(Number(before['paths']) + begun) };
  const isTouched = (name: string) =>
    touched.has(name.split(' ')[0] ?? '') || [...done].some((one) => BY_OPERATION[name]?.test(one));
  const names = Object.keys(wanted).filter((name) => !isTouched(name));
  return names.filter((name) => Reflect.get(wanted, name) !== after[name]);
}

async function said(
  system: TestSystem,
  { table, where, values }: { table: string; where: string; values: unknown[] },
): Promise<string> {
  const [row] = await system.sql<{ said: string }>(
    `select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as said
     from ${table} as t where ${where}`,
    values,
  );
  return row?.said ?? '';
}

function joinOf(table: string): string {
  if (table === 'person') return 'p.person_id = t.id';
  if (table === 'person_key') return 'p.person_id = t.person_id';
  return table === 'path' ? 'p.id = t.id' : 'p.id = t.path_id';
}
