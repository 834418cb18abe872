import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { asCaller, scopeOf } from '../../src/application/row-scope.ts';
import { prepared } from '../../src/db/prepared.ts';
import type { Actor } from '../../src/domain/path/ledger.ts';
import { rowWorld, type RowWorld } from './row-world.ts';

/** `REQUESTS=10000` for the figure that is to be held; a share of it each day. */
const REQUESTS = Number(process.env['REQUESTS'] ?? 4_000);
const USERS = 50;
const AT_ONCE = 12;
const CONNECTIONS = 4;
const QUERY_MS_MAX = 400;
const SEED = 20261125;

const TASKS = { name: 'tasks-of-mine', text: 'select id, path_id as path from task' };
const BARE = {
  name: 'nobody',
  text: `
    select (select count(*)::int from task) as rows,
      coalesce(current_setting('reintegration.actor', true), '') || coalesce(current_setting('reintegration.sees', true), '')
        || coalesce(current_setting('reintegration.below', true), '') as said`,
};
const DIVIDE = { name: 'divide', text: 'select 1 / (count(*) - count(*)) from task' };
const WAIT = { name: 'wait', text: 'select pg_sleep(5)' };

describe('four connections that fifty users share', () => {
  let world: RowWorld;
  let product: DataSource;
  let users: { actor: Actor; own: ReadonlySet<string> }[];
  beforeAll(async () => {
    world = await rowWorld();
    const { database, actors } = world;
    product = await database.connectAsProduct({ max: CONNECTIONS, queryTimeoutMs: QUERY_MS_MAX });
    const chosen = actors.filter((_, i) => i % Math.floor(actors.length / USERS) === 0);
    const all = await world.owner.query<OwnRow[]>(OWN);
    users = chosen.slice(0, USERS).map((actor) => ({ actor, own: ownOf(actor, all) }));
  });
  afterAll(() => world?.database.drop());

  interface OwnRow {
    id: string;
    place: string;
    department: string;
    path: string;
    named: string[];
    conflicts: string[];
    keepers: string[] | null;
    givenTo: string[];
    readBy: string[];
  }

  /** By the settings, not by the policies: what a user's rows are is compared with the code elsewhere. */
  function ownOf(actor: Actor, all: readonly OwnRow[]): Set<string> {
    const { sees = '', below = '{}', department, place } = scopeOf(world, actor, { name: '' });
    const kinds = new Set(sees.split(' '));
    const near = new Set(Object.keys(JSON.parse(below) as object));
    const isOwn = (row: OwnRow) =>
      (kinds.has('task') && near.has(row.place)) ||
      (kinds.has('file') && near.has(row.path)) ||
      (kinds.has('desk') && row.place === place && row.department === department) ||
      (kinds.has('glass') && row.readBy.includes(actor.id)) ||
      row.named.includes(actor.id);
    const isSealed = (row: OwnRow) =>
      row.keepers?.includes(actor.id) === false &&
      !row.givenTo.includes(actor.id) &&
      !(actor.department !== undefined && row.place === place && row.department === department);
    const isHidden = (row: OwnRow) => row.conflicts.includes(actor.id) || isSealed(row);
    const seen = all.filter((row) => isOwn(row) && !isHidden(row));
    return new Set(seen.map(({ id }) => id));
  }

  it(`${REQUESTS} requests with throws, cancels and timeouts show nobody a foreign row`, async () => {
    const random = randomOf(SEED);
    const seen = { rows: 0, foreign: 0, missing: 0, left: 0, failed: 0, answered: 0 };
    let begun = 0;
    const request = async () => {
      const { actor, own } = users[Math.floor(random() * users.length)] ?? never();
      const fate = random();
      const [bare] = await prepared<{ rows: number; said: string }>(product, BARE, []);
      if (bare?.rows !== 0 || bare.said !== '') seen.left += 1;
      await asCaller(world, { actor, purpose: { name: 'a test' } }, async () => {
        const reading = prepared<{ id: string }>(product, TASKS, []);
        if (fate < 0.02) return void (await prepared(product, DIVIDE, []));
        if (fate < 0.022) return void (await prepared(product, WAIT, []));
        // The caller turns away; what was begun goes on, and gives its connection back by itself.
        if (fate < 0.1) return void reading.catch(() => {});
        const rows = await reading;
        seen.rows += rows.length;
        seen.foreign += rows.filter(({ id }) => !own.has(id)).length;
        seen.missing += own.size - rows.length;
        seen.answered += 1;
        if (fate < 0.15) throw new Error('the use case fell');
      });
    };
    const work = async () => {
      while (begun < REQUESTS) {
        begun += 1;
        await request().catch(() => (seen.failed += 1));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));

    expect(seen).toMatchObject({ foreign: 0, missing: 0, left: 0 });
    expect(seen.answered).toBeGreaterThan(REQUESTS * 0.8);
    expect(seen.failed).toBeGreaterThan(REQUESTS * 0.05);
    expect(seen.rows).toBeGreaterThan(REQUESTS);
    console.log(`seed ${SEED}:`, seen);
  }, 300_000);
});

const OWN = `
  select t.id, t.place_id as place, t.department, p.place_id as path,
    array(select account_id::text from path_party as pp where pp.kind <> 'conflict' and pp.ended_at is null
      and pp.path_id = t.path_id and coalesce(pp.task_id, t.id) = t.id) as named,
    array(select account_id::text from path_party as pp where pp.kind = 'conflict' and pp.ended_at is null
      and pp.path_id = t.path_id) as conflicts,
    array(select account_id::text from path_party as pp where pp.ended_at is null and pp.task_id = t.id) as "givenTo",
    array(select account_id::text from break_glass as bg where bg.path_id = t.path_id and bg.ends_at > now()) as "readBy",
    (select keepers::text[] from path_seal as ps where ps.path_id = t.path_id) as keepers
  from task as t join path as p on p.id = t.path_id`;

function never(): never {
  throw new Error('there is no such user');
}

function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
