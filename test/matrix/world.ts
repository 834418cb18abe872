import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { complete, COUNTY, openPath, patiently, startPath } from '../api/people.ts';
import { eventually } from '../support/program.ts';
import type { TestSystem } from '../support/test-system.ts';
import { expectations, type PlaceWord, type Relation } from './expectations.ts';
import type { Thing } from './requests.ts';

/** Where the people of this world work, and where that is, seen from the county in which its path lives. */
const WORKPLACES: Record<string, PlaceWord> = {
  [COUNTY]: 'own',
  '530100': 'below',
  '530000': 'below',
  '530102901': 'above',
  '530103': 'sibling',
  '530902': 'elsewhere',
  '520526': 'other-province',
};
/** Whoever works there and does not keep a sealed path of the county. */
const SEALED: Record<string, PlaceWord> = {
  [COUNTY]: 'sealed',
  '530100': 'sealed-below',
  '530000': 'sealed-below',
};
/** Whoever reached a path before nothing was left of it. */
const ERASED: Record<string, PlaceWord> = {
  [COUNTY]: 'erased',
  '530100': 'erased',
  '530000': 'erased',
};
/** Where a second path has moved to. */
const RECEIVER = '530902';
/** Of these desks the tasks are asked about, as far as the path has one open. */
const DESKS = ['caseworker', 'case-supervisor', 'civil-affairs', 'police', 'education'];
/** Of these roles somebody who works elsewhere is named for the path, or for one of its tasks. */
const NAMED = { path: ['representative'], task: ['escort', 'follow-up-worker'] };
const WITH_DEPARTMENT = ['clerk', 'department-head'];

export interface Person {
  id: string;
  role: string;
  place: string;
  department?: string;
  /** Named for the path or one of its tasks, or as being in conflict with it; or keeps the sealed one. */
  party?: 'named' | 'conflict' | 'keeper';
  token: string;
}

/** A thing, and what it is to people by where they work; nobody else is asked about it. */
export interface Placed extends Thing {
  desk?: string;
  isThere?: boolean;
  /** It is of the path with which some are in conflict. */
  isFirst?: boolean;
  isSealed?: boolean;
  /** Of these roles somebody was named for it. */
  named?: readonly string[];
  seenFrom: Record<string, PlaceWord>;
}

export interface MatrixWorld {
  system: TestSystem;
  people: Person[];
  things: Record<
    'path' | 'task' | 'entry' | 'erasure' | 'glass' | 'account' | 'token' | 'place' | 'desk',
    Placed[]
  >;
  /** Who cannot be known: without a token, with one that has run out, of a disabled account. */
  strangers: Record<'anonymous' | 'expired' | 'disabled', string | undefined>;
  /** A token of a caseworker's system that is for something else than what is asked. */
  narrow: { token: string; operation: string }[];
}

export async function matrixWorld(system: TestSystem): Promise<MatrixWorld> {
  const people = peopleOf();
  await addPeople(system, people);
  const path = await startPath(system, { facts: { born: '2015-03-01' } });
  const entry = await voidedEntry(system, path);
  const moved = await movedPath(system);
  const hidden = await sealedPath(system, people);
  const erased = { seenFrom: ERASED };
  const gone = await erasedPath(system);
  await system.settle();
  const received = { [COUNTY]: 'handed-over', [RECEIVER]: 'received' } as const;
  const first = { isFirst: true, seenFrom: WORKPLACES };
  const sealed = { isSealed: true, seenFrom: SEALED };
  const paths = [
    { id: hidden, isThere: true, ...sealed },
    { id: path, isThere: true, named: NAMED.path, ...first },
    { id: moved, isThere: true, seenFrom: received },
    { id: gone.path, ...erased },
    absent,
  ];
  const [own, ...others] = await tasksOf(system, { path, place: COUNTY });
  if (!own) throw new Error('the path has no open task');
  const tasks = [
    { ...own, named: NAMED.task, ...first },
    ...others.map((task) => ({ ...task, ...first })),
    ...(await tasksOf(system, { path: hidden, place: COUNTY })).map((task) => {
      return { ...task, ...sealed };
    }),
    ...(await tasksOf(system, { path: moved, place: RECEIVER })).map((task) => {
      return { ...task, seenFrom: received };
    }),
  ];
  const beginnings = [
    { id: await firstEntry(system, hidden), path: hidden, ...sealed },
    { id: await firstEntry(system, path), path, ...first },
    { id: await firstEntry(system, moved), path: moved, seenFrom: received },
  ];
  const withdrawn = await askErasure(system, { path, place: COUNTY });
  await withdrawErasure(system, withdrawn);
  await askErasure(system, { path, place: COUNTY });
  await askErasure(system, { path: moved, place: RECEIVER });
  await nameParties(system, people, { path, task: own.id });
  const read = await readInEmergency(system, people, [path, moved]);
  const account = people.find((one) => one.place === COUNTY && one.role === 'auditor');
  const tokens = await systemTokens(system, people);
  return {
    system,
    people,
    things: {
      path: paths,
      task: [...tasks, { id: gone.task, ...erased }, absent],
      erasure: [{ id: withdrawn, seenFrom: WORKPLACES }, absent],
      glass: [{ id: read, ...first }, absent],
      entry: [
        ...beginnings,
        { ...entry, ...first },
        { id: gone.entry, path: gone.path, ...erased },
        absent,
      ],
      account: [{ id: account?.id ?? '', seenFrom: WORKPLACES }, absent],
      token: [{ id: tokens.revoked, seenFrom: WORKPLACES }, absent],
      place: [{ id: randomUUID(), place: COUNTY, seenFrom: WORKPLACES }, nowhere],
      desk: DESKS.map((desk) => {
        return { id: '', desk, department: desk, place: COUNTY, seenFrom: WORKPLACES };
      }),
    },
    strangers: {
      anonymous: undefined,
      expired: tokens.expired,
      disabled: await disabledToken(system),
    },
    narrow: tokens.narrow,
  };
}

/** What a thing is to somebody; nothing where she is not asked. */
export function relationOf(person: Person, thing: Placed): Relation | undefined {
  const { desk, seenFrom, isFirst, isSealed, named } = thing;
  const isNamed = person.party === 'named' && named?.includes(person.role);
  const isConflicted = person.party === 'conflict' && isFirst;
  const isKept = person.party === 'keeper' && isSealed;
  const special = isNamed ? 'named' : isConflicted ? 'conflicted' : isKept ? 'kept' : undefined;
  const place = special ?? seenFrom[person.place];
  if (place === undefined) return undefined;
  return { place, isDesk: desk !== undefined && (person.department ?? person.role) === desk };
}

const absent: Placed = { id: randomUUID(), seenFrom: { [COUNTY]: 'absent' } };
const nowhere: Placed = { ...absent, place: '999999' };

/** Everybody at every place; an office of every desk, and so of the right one and of wrong ones. */
function peopleOf(): Person[] {
  const near = Object.values(NAMED)
    .flat()
    .map((role) => person({ role, place: RECEIVER, party: 'named' }));
  const everywhere = expectations.roles.flatMap((role) =>
    Object.keys(WORKPLACES).flatMap((place) => {
      const departments = DESKS.filter((desk) => !expectations.roles.includes(desk));
      if (!WITH_DEPARTMENT.includes(role)) return [person({ role, place })];
      return departments.map((department) => person({ role, place, department }));
    }),
  );
  const conflicted = everywhere
    .filter(({ place }) => place === COUNTY)
    .map((one) => person({ ...one, party: 'conflict' }));
  const keeper = person({ role: 'caseworker', place: COUNTY, party: 'keeper' });
  return [...everywhere, ...near, ...conflicted, keeper];
}

function person(who: Omit<Person, 'id' | 'token'>): Person {
  return { ...who, id: randomUUID(), token: randomBytes(24).toString('base64url') };
}

const hashOf = (token: string) => `\\x${createHash('sha256').update(token).digest('hex')}`;

async function addPeople(system: TestSystem, people: readonly Person[]): Promise<void> {
  const rows = people.map(({ token, ...one }) => ({ ...one, hash: hashOf(token) }));
  await system.sql(ADD_PEOPLE, [JSON.stringify(rows)]);
}

const ADD_PEOPLE = `
  insert into account (id, name, role, department, place_id, token_hash)
  select id, 'example', role, department, place, hash::bytea
  from json_to_recordset($1::json) as a(id uuid, role text, department text, place text, hash text)`;

/** As a supervisor of the county does it. */
async function nameParties(
  system: TestSystem,
  people: readonly Person[],
  { path, task }: { path: string; task: string },
): Promise<void> {
  const supervisor = system.as('case-supervisor', COUNTY);
  for (const { id: account, role, party } of people) {
    if (party === undefined || party === 'keeper') continue;
    const isOfTask = party === 'named' && NAMED.task.includes(role);
    const body = { account, conflict: party === 'conflict', ...(isOfTask ? { task } : {}) };
    const { status } = await supervisor.post(`/paths/${path}/parties`, body);
    if (status !== 201) throw new Error(`${role} was not named: ${status}`);
  }
}

/** Everybody has read these an hour ago, so that whoever may do it is told that she did; somebody reviewed all of it. */
async function readInEmergency(
  system: TestSystem,
  people: readonly Person[],
  paths: readonly string[],
): Promise<string> {
  const reviewer = people.find(({ role, place }) => role === 'case-supervisor' && place === COUNTY);
  const accounts = people.filter(({ id }) => id !== reviewer?.id).map(({ id }) => id);
  await system.sql(READ_IN_EMERGENCY, [accounts, paths, reviewer?.id]);
  const [row] = await system.sql<{ id: string }>(
    `select id from break_glass where path_id = $1 order by id limit 1`,
    [paths[0]],
  );
  return row?.id ?? '';
}

const READ_IN_EMERGENCY = `
  insert into break_glass (id, path_id, place_id, account_id, reason, body_hash, opened_at, ends_at, is_last,
    reviewed_at, reviewed_by, verdict, again)
  select gen_random_uuid(), p.id, p.place_id, a.id, 'danger', 'example', now() - interval '2 h', now() - interval '1 h',
    true, now(), $3::uuid, 'justified', false
  from path as p, unnest($1::uuid[]) as a(id) where p.id = any($2::uuid[])`;

async function askErasure(
  system: TestSystem,
  { path, place }: { path: string; place: string },
): Promise<string> {
  const worker = system.as('caseworker', place);
  const { status, body } = await worker.post<{ id: string }>('/erasures', { path });
  if (status !== 201) throw new Error(`no erasure was asked for: ${status}`);
  return body.id;
}

/** As if her time to think, the law's and two people who decide had passed; the product erases it. */
async function erasedPath(
  system: TestSystem,
): Promise<{ path: string; task: string; entry: string }> {
  const path = await startPath(system);
  const [task] = await tasksOf(system, { path, place: COUNTY });
  const entry = await firstEntry(system, path);
  const id = await askErasure(system, { path, place: COUNTY });
  await system.sql(DECIDED, [id]);
  await eventually('it is erased', async () => {
    const [row] = await system.sql('select from erasure where id = $1 and erased_at is not null', [
      id,
    ]);
    return row;
  });
  return { path, task: task?.id ?? '', entry };
}

const DECIDED = `
  update erasure set keep_until = asked_at, confirmed_at = asked_at, confirmed_by = asked_by,
    first_at = asked_at, first_by = asked_by, second_at = asked_at, second_by = gen_random_uuid()
  where id = $1`;

async function withdrawErasure(system: TestSystem, id: string): Promise<void> {
  const worker = system.as('caseworker', COUNTY);
  const { status } = await worker.post(`/erasures/${id}/withdrawal`, {});
  if (status !== 200) throw new Error(`the erasure was not withdrawn: ${status}`);
}

async function disabledToken(system: TestSystem): Promise<string> {
  const one = person({ role: 'caseworker', place: COUNTY });
  await addPeople(system, [one]);
  await system.sql('update account set disabled_at = now() where id = $1', [one.id]);
  return one.token;
}

/** A path that has moved to another prefecture. */
async function movedPath(system: TestSystem): Promise<string> {
  const id = await startPath(system, { facts: { born: '2015-03-01' } });
  const worker = system.as('caseworker', COUNTY);
  const fact = { name: 'place', value: RECEIVER };
  const { status } = await patiently((key) => worker.post(`/paths/${id}/facts`, fact, { key }));
  if (status !== 201) throw new Error(`the path did not move: ${status}`);
  return id;
}

async function sealedPath(system: TestSystem, people: readonly Person[]): Promise<string> {
  const id = await startPath(system, { facts: { born: '2015-03-01' } });
  const keepers = people.filter(({ party }) => party === 'keeper').map((one) => one.id);
  const body = { reason: 'protection', keepers };
  const { status } = await system.as('case-supervisor', COUNTY).post(`/paths/${id}/seal`, body);
  if (status !== 201) throw new Error(`the path was not sealed: ${status}`);
  return id;
}

/** What an office answered by mistake and took back: of her own desk, and not to be voided again. */
async function voidedEntry(
  system: TestSystem,
  path: string,
): Promise<{ id: string; path: string; desk: string }> {
  const { open } = await openPath(system, path);
  const task = open.find(({ department }) => department === 'civil-affairs');
  if (!task) throw new Error('civil affairs has no open task');
  await complete(system, task);
  const { items } = await timelineOf(system, path);
  const id = items.find(({ kind, task: of }) => kind === 'outcome' && of === task.id)?.id ?? '';
  const worker = system.as('caseworker', COUNTY);
  const { status } = await patiently((key) =>
    worker.post(`/entries/${id}/void`, { path }, { key }),
  );
  if (status !== 201) throw new Error(`the entry was not voided: ${status}`);
  return { id, path, desk: task.department };
}

interface Line {
  id: string;
  kind: string;
  task: string | null;
}

async function timelineOf(system: TestSystem, path: string): Promise<{ items: Line[] }> {
  const client = system.as('caseworker', COUNTY);
  return (await client.get<{ items: Line[] }>(`/paths/${path}/timeline?limit=200`)).body;
}

async function firstEntry(system: TestSystem, path: string): Promise<string> {
  const [row] = await system.sql<{ id: string }>(
    'select entry_id as id from ledger where path_id = $1 order by seq limit 1',
    [path],
  );
  return row?.id ?? '';
}

/** One open task of each of the desks, at the place of the path. */
async function tasksOf(
  system: TestSystem,
  { path, place }: { path: string; place: string },
): Promise<{ id: string; desk: string; path: string }[]> {
  return system.sql(
    `select distinct on (department) id, department as desk, path_id as path from task
     where path_id = $1 and place_id = $2 and state = 'open' and department = any($3::text[])
     order by department, id`,
    [path, place, DESKS],
  );
}

/** Tokens of a system that asks as a caseworker of the county: one has run out, one was revoked, two are for little. */
async function systemTokens(system: TestSystem, people: readonly Person[]) {
  const account = people.find(({ role, place }) => role === 'caseworker' && place === COUNTY)?.id;
  const issue = async (operation: string) => {
    const wanted = { account, name: 'example', operations: [operation], days: 1 };
    const administrator = system.as('administrator', '530000');
    const { body } = await administrator.post<{ id: string; token: string }>('/tokens', wanted);
    return { ...body, operation };
  };
  const [expired, revoked] = [await issue('tasks.read'), await issue('tasks.read')];
  await system.sql('update api_token set ends_at = now() where id = $1', [expired.id]);
  await system.sql('update api_token set revoked_at = now() where id = $1', [revoked.id]);
  const narrow = [await issue('tasks.list'), await issue('notices.list')];
  return { expired: expired.token, revoked: revoked.id, narrow };
}
