import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { deskOf } from '../api/people.ts';
import { completionWith, type Task } from '../support/fill-form.ts';
import type { Answer, HttpClient } from '../support/http-client.ts';
import type { TestSystem } from '../support/test-system.ts';

export const COUNTIES = ['530102', '530902', '533102'] as const;

/** What somebody tries, told by dice before it is known what the path then looks like. */
export interface Throw {
  path: number;
  pick: number;
  kind: 'complete' | 'fact' | 'move' | 'void' | 'nonsense' | 'again' | 'twice';
}

export const throws = (paths: number): fc.Arbitrary<Throw> =>
  fc.record({
    path: fc.nat(paths - 1),
    pick: fc.nat(1_000_000),
    kind: fc.oneof(
      { weight: 10, arbitrary: fc.constant('complete' as const) },
      { weight: 6, arbitrary: fc.constant('fact' as const) },
      { weight: 4, arbitrary: fc.constantFrom('move', 'void', 'nonsense', 'again', 'twice') },
    ),
  });

/** A request under one key, which can be sent as often as it takes. */
export interface Deed {
  key: string;
  kind: Throw['kind'];
  path: string;
  send(): Promise<Answer>;
}

/** What a throw comes to, as the path is now; asked of the tables, which no kill takes away. */
export async function deedOf(
  world: { system: TestSystem; ds: DataSource },
  path: string,
  { kind, pick }: Throw,
): Promise<Deed> {
  const { system, ds } = world;
  const caseworker = system.as('caseworker', await placeOf(ds, path));
  const deed = (client: HttpClient, address: string, body: object): Deed => {
    const key = randomUUID();
    return { key, kind, path, send: () => client.post(address, body, { key }) };
  };
  const fact = (name: string, value: unknown) =>
    name.startsWith('consent.')
      ? deed(caseworker, `/paths/${path}/consents`, consentOf(name, value === true))
      : deed(caseworker, `/paths/${path}/facts`, { name, value });
  switch (kind) {
    case 'complete':
    case 'twice': {
      const found = await openTask(system, ds, { path, pick });
      if (!found) break;
      const { desk, task } = found;
      const { code = '' } = (pick % 3 > 0 && usualOf(task)) || choose(task.outcomes, pick) || {};
      return deed(desk, `/tasks/${task.id}/completion`, completionWith(task, code));
    }
    case 'move':
      return fact('place', choose(COUNTIES, pick));
    case 'void': {
      const entry = choose(await voidable(ds, path), pick);
      if (!entry) break;
      return deed(caseworker, `/entries/${entry}/void`, { path, reason: 'wrong' });
    }
    case 'nonsense':
      return fact('language', 'no-such-language');
    case 'fact':
    case 'again':
      break;
  }
  const [name, value] = choose(FACTS, pick) ?? ['language', 'my'];
  return fact(name, value);
}

/** Somebody of unknown age says yes with her guardian; her no needs nobody. */
function consentOf(name: string, isYes: boolean): object {
  const purpose = name.slice('consent.'.length);
  if (!isYes) return { purpose, what: 'withdrawn', by: ['person'] };
  const how = { version: 1, language: 'my', method: 'spoken', readBack: true };
  return { purpose, what: 'given', by: ['person', 'guardian'], ...how };
}

/** None that ends a path. */
const FACTS: [name: string, value: unknown][] = [
  ['language', 'my'],
  ['language', 'th'],
  ['needs-interpreter', true],
  ['wants-bed', true],
  ['wants-bed', false],
  ['wants-school', true],
  ['wants-training', true],
  ['wants-training', false],
  ['wants-job', true],
  ['consent.services', true],
  ['consent.services', false],
  ['consent.employer', true],
  ['wish', 'stay'],
  ['wish', 'undecided'],
  ['cannot-return', true],
  ['born', '2001-02-03'],
  ['born', '2014-06-01'],
];

/** A path that is closed has no more to say; one act in fifty may close it. */
const CLOSING = 'closure/%';

async function openTask(
  system: TestSystem,
  ds: DataSource,
  { path, pick }: { path: string; pick: number },
): Promise<{ desk: HttpClient; task: Task } | undefined> {
  const rows = await ds.query<Task[]>(
    `select id, department, place_id as place from task
     where path_id = $1 and state = 'open' and (key not like $2 or $3) order by id`,
    [path, CLOSING, pick % 50 === 0],
  );
  const row = choose(rows, pick >> 4);
  if (!row) return undefined;
  const desk = deskOf(system, row);
  // Nobody answers while the API is killed: then somebody else does something else.
  const shown = await desk.get<Task>(`/tasks/${row.id}`).catch(() => undefined);
  if (shown?.status !== 200 || shown.body.outcomes.length === 0) return undefined;
  return { desk, task: shown.body };
}

async function placeOf(ds: DataSource, path: string): Promise<string> {
  const [row] = await ds.query<{ place_id: string }[]>('select place_id from path where id = $1', [
    path,
  ]);
  return row?.place_id ?? COUNTIES[0];
}

async function voidable(ds: DataSource, path: string): Promise<string[]> {
  const rows = await ds.query<{ entry_id: string }[]>(
    `select entry_id from ledger where path_id = $1 and kind in ('fact', 'outcome') order by seq desc limit 8`,
    [path],
  );
  return rows.map(({ entry_id }) => entry_id);
}

const usualOf = ({ outcomes }: Task) => outcomes.find(({ usual }) => usual);

function choose<T>(some: readonly T[], pick: number): T | undefined {
  return some[pick % Math.max(1, some.length)];
}
