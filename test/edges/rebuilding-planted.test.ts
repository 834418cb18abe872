import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { foldCounts } from '../../src/db/fold-counts.ts';
import { pause } from '../support/program.ts';
import { pathWorld, type PathWorld, type RunningPath } from '../temporal/path-world.ts';
import { closedPathIn, livedPath, nobody, Planter, reconcileIn, type Report } from './planted.ts';

describe('Rebuilding', () => {
  let world: PathWorld;
  let planter: Planter;
  let clean: Report;
  let found: Report;
  let before: unknown;
  let repaired: Report;
  const paths: RunningPath[] = [];
  const closed: RunningPath[] = [];

  beforeAll(async () => {
    world = await pathWorld();
    for (let i = 0; i < 49; i++) paths.push(await livedPath(world));
    for (let i = 0; i < 2; i++) closed.push(await closedPathIn(world));
    while ((await foldCounts(world.deps.ds)) > 0);
    clean = await reconcileIn(world);
    planter = new Planter(world);
    before = await everything();
    await plantInPaths();
    await plantInTasks();
    await plantInLedgers();
    await plantInAudit();
    await plantInOutbox();
    await plantInCounts();
    await plantInTemporal();
    found = await reconcileIn(world);
    repaired = await reconcileIn(world, { isRepair: true });
  });
  afterAll(() => world.end());

  let next = 0;
  const path = () => paths[next++]!;
  const plant = (kind: RegExp) => planter.plants.filter((one) => kind.test(one.kind));
  const missed = (kind: RegExp) =>
    plant(kind).filter(({ lines }) => lines.some((line) => !found.lines.includes(line)));

  async function plantInPaths(): Promise<void> {
    const other = paths.at(-1)!.input.person;
    await planter.pathColumn(path(), 'person_id', `'${other}'`);
    await planter.pathColumn(path(), 'place_id', `'530103'`);
    await planter.pathColumn(path(), 'owner_id', `'${nobody}'`);
    await planter.pathColumn(path(), 'pack_id', `'another'`);
    await planter.pathColumn(path(), 'pack_version', `'9.0.0'`);
    await planter.pathColumn(path(), 'pack_hash', `'another'`);
    await planter.pathColumn(path(), 'calendar_hash', `'another'`);
    await planter.pathColumn(path(), 'state', `'done'`);
    await planter.pathColumn(path(), 'problem', `'pack-unknown'`);
    await planter.pathColumn(path(), 'seq', 'seq + 1');
    await planter.pathColumn(path(), 'turn', 'turn + 3');
    await planter.pathColumn(path(), 'turned_at', `turned_at + interval '1 s'`);
    await planter.pathColumn(path(), 'head', `'${nobody}'`);
    await planter.pathColumn(path(), 'confirmed_seq', '0');
    await planter.pathColumn(path(), 'started_at', `started_at - interval '1 day'`);
    await planter.pathColumn(path(), 'next_wake_at', `next_wake_at + interval '1 day'`);
    const late = path();
    await planter.pathColumn(late, 'next_wake_at', `now() - interval '1 hour'`);
    planter.note('path late', `${late.id} path ${late.id} late`);
  }

  async function plantInTasks(): Promise<void> {
    const one = path();
    const open = { table: 'task', name: 'id', where: `state = 'open'` } as const;
    const done = { table: 'task', name: 'id', where: `state = 'done'` } as const;
    const shown = { ...open, where: 'sealed_disclosed is not null' };
    await planter.column(path(), { ...shown, column: 'sealed_disclosed', value: `'\\x01'` });
    await planter.column(path(), { ...shown, column: 'disclosed_mark', value: `'\\x01'` });
    await planter.column(path(), {
      ...open,
      where: `state = 'open' and key like '%give-opinion'`,
      column: 'place_id',
      value: `'530102'`,
    });
    await planter.column(path(), { ...done, column: 'outcome', value: `'lost'` });
    await planter.column(path(), {
      ...done,
      column: 'happened_at',
      value: `happened_at - interval '1 d'`,
    });
    await planter.column(path(), {
      ...done,
      column: 'recorded_at',
      value: `recorded_at - interval '1 d'`,
    });
    await planter.column(path(), { ...done, column: 'handling', value: `'taken'` });
    await planter.column(path(), { ...done, column: 'state', value: `'withdrawn'` });
    await planter.column(path(), { ...done, column: 'step', value: `'visits'` });
    await planter.column(path(), { ...open, column: 'department', value: `'nobody'` });
    await planter.column(path(), { ...open, column: 'key', value: `key || '.x'` });
    await planter.column(path(), { ...open, column: 'opening', value: '7' });
    await planter.column(path(), { ...open, column: 'task', value: `'other'` });
    await planter.column(path(), {
      ...open,
      column: 'opened_at',
      value: `opened_at - interval '1 d'`,
    });
    await planter.column(path(), { ...open, column: 'provisional', value: 'not provisional' });
    const dated = { ...open, where: `state = 'open' and due_at is not null` };
    await planter.column(path(), { ...dated, column: 'last_day', value: 'last_day + 1' });
    await planter.column(path(), { ...dated, column: 'due_at', value: `due_at + interval '1 d'` });
    const four = path();
    await planter.column(four, { ...open, column: 'rung', value: `'office'` });
    const gone = await planter.fresh(four, done);
    await planter.sql(`delete from task where ${gone.at}`);
    planter.note('task missing', `${four.id} task ${gone.name} missing`);
    const moved = await planter.fresh(four, open);
    await planter.sql(`update task set path_id = $1, opening = 8 where ${moved.at}`, [one.id]);
    planter.note(
      'task.path_id',
      `${four.id} task ${moved.name} missing`,
      `${one.id} task ${moved.name} surplus`,
    );
    const renamed = await planter.fresh(four, open);
    const [as] = await planter
      .sql<{ id: string }>(
        `update task set id = gen_random_uuid() where ${renamed.at} returning id`,
      )
      .then((result) => result.flat().filter((row) => typeof row === 'object'));
    planter.note(
      'task.id',
      `${four.id} task ${renamed.name} missing`,
      `${four.id} task ${as?.id} surplus`,
    );
    const [extra] = await planter.sql<{ id: string }>(
      `insert into task select (json_populate_record(t, json_build_object('id', gen_random_uuid(), 'opening', 9))).*
       from task as t where path_id = $1 limit 1 returning id`,
      [four.id],
    );
    planter.note('task surplus', `${four.id} task ${extra?.id} surplus`);
  }

  async function plantInLedgers(): Promise<void> {
    const [one, two] = [path(), path()];
    const row = { table: 'ledger', name: 'seq', where: 'task_id is not null' } as const;
    await planter.column(one, { ...row, column: 'entry_id', value: `'${nobody}'` });
    await planter.column(one, { ...row, column: 'kind', value: `'hold'` });
    await planter.column(one, {
      ...row,
      column: 'happened_at',
      value: `happened_at - interval '1 d'`,
    });
    await planter.column(one, {
      ...row,
      column: 'recorded_at',
      value: `recorded_at - interval '1 d'`,
    });
    await planter.column(two, { ...row, column: 'task_id', value: 'null' });
    const flipped = 'set_byte(sealed, 30, get_byte(sealed, 30) # 1)';
    await planter.column(two, { ...row, column: 'sealed', value: flipped });
    const gone = await planter.fresh(two, row);
    await planter.sql(`delete from ledger where path_id = $1 and ${gone.at}`, [two.id]);
    planter.note('ledger missing', `${two.id} ledger ${gone.name} missing`);
    const moved = await planter.fresh(two, row);
    await planter.sql(
      `update ledger set path_id = $2, seq = 900 where path_id = $1 and ${moved.at}`,
      [two.id, one.id],
    );
    planter.note(
      'ledger.path_id',
      `${two.id} ledger ${moved.name} missing`,
      `${one.id} ledger 900 surplus`,
    );
    const renumbered = await planter.fresh(two, row);
    await planter.sql(`update ledger set seq = 901 where path_id = $1 and ${renumbered.at}`, [
      two.id,
    ]);
    planter.note(
      'ledger.seq',
      `${two.id} ledger ${renumbered.name} missing`,
      `${two.id} ledger 901 surplus`,
    );
    const behind = path();
    await planter.sql(
      `with last as (delete from ledger where path_id = $1 and seq = (select seq from path where id = $1))
       update path set seq = seq - 1, turn = turn - 1,
         head = (select entry_id from ledger where path_id = $1 and seq = path.seq - 1) where id = $1`,
      [behind.id],
    );
    const { seq } = await behind.row();
    planter.note(
      'ledger behind',
      `${behind.id} path ${behind.id} differs in seq, turn, head`,
      `${behind.id} ledger ${Number(seq) + 1} missing`,
    );
    const ahead = path();
    await planter.sql(
      `insert into ledger select path_id, seq + 1, gen_random_uuid(), kind, happened_at, recorded_at, task_id, sealed
       from ledger where path_id = $1 order by seq desc limit 1`,
      [ahead.id],
    );
    await planter.sql(
      `update path set seq = seq + 1, turn = turn + 1,
         head = (select entry_id from ledger where path_id = $1 and seq = path.seq + 1) where id = $1`,
      [ahead.id],
    );
    planter.note(
      'ledger ahead',
      `${ahead.id} path ${ahead.id} differs in seq, turn, head`,
      `${ahead.id} ledger ${Number((await ahead.row())['seq'])} surplus`,
    );
  }

  async function plantInAudit(): Promise<void> {
    const one = path();
    const row = { table: 'audit', name: 'entry_id', where: 'task_id is not null' } as const;
    await planter.column(one, { ...row, column: 'at', value: `at - interval '1 d'` });
    await planter.column(one, { ...row, column: 'actor_id', value: `'${nobody}'` });
    await planter.column(one, { ...row, column: 'role', value: `'nobody'` });
    const two = path();
    await planter.column(two, { ...row, column: 'action', value: `'hold-clock'` });
    await planter.column(two, { ...row, column: 'task_id', value: 'null' });
    const gone = await planter.fresh(two, row);
    await planter.sql(`delete from audit where ${gone.at}`);
    planter.note('audit missing', `${two.id} audit ${gone.name} missing`);
    const id = randomUUID();
    await planter.sql(
      `insert into audit (at, actor_id, role, action, path_id, entry_id)
       values (now(), $1, 'clerk', 'complete-task', $2, $3)`,
      [nobody, two.id, id],
    );
    planter.note('audit surplus', `${two.id} audit ${id} surplus`);
  }

  async function plantInOutbox(): Promise<void> {
    const one = path();
    const row = { table: 'outbox', name: `entry_id || ' ' || topic` } as const;
    await planter.column(one, { ...row, column: 'seq', value: 'seq + 40' });
    await planter.column(one, {
      ...row,
      column: 'payload',
      value: `payload || '{"department": "nobody"}'`,
    });
    await planter.column(one, {
      ...row,
      column: 'created_at',
      value: `created_at - interval '1 d'`,
    });
    const gone = await planter.fresh(one, row);
    await planter.sql(`delete from outbox where ${gone.at}`);
    planter.note('outbox missing', `${one.id} outbox ${gone.name} missing`);
    const other = await planter.fresh(one, row);
    await planter.sql(`update outbox set topic = 'path-lost' where ${other.at}`);
    const entry = other.name.split(' ')[0];
    planter.note(
      'outbox.topic',
      `${one.id} outbox ${other.name} missing`,
      `${one.id} outbox ${entry} path-lost surplus`,
    );
    const two = path();
    const moved = await planter.fresh(two, row);
    await planter.sql(`update outbox set path_id = $1 where ${moved.at}`, [one.id]);
    planter.note(
      'outbox.path_id',
      `${two.id} outbox ${moved.name} missing`,
      `${one.id} outbox ${moved.name} surplus`,
    );
  }

  async function plantInCounts(): Promise<void> {
    await planter.sql(`insert into count_base values ('530000', 'nobody', '2026-01-01', 4)`);
    planter.note('count surplus', 'counters count 530000 nobody 2026-01-01 surplus');
    await planter.sql(
      `insert into count_delta (place_id, department, due_day, open) values ('530103', 'nobody', '2026-01-02', 1)`,
    );
    for (const place of ['530000', '530100', '530103']) {
      planter.note('count_delta surplus', `counters count ${place} nobody 2026-01-02 surplus`);
    }
    const bases = await planter.sql<{ row: string; at: string }>(
      `select concat_ws(' ', place_id, department, due_day) as row,
         format('(place_id, department, due_day) = (%L, %L, %L::date)', place_id, department, due_day) as at
       from count_base where open > 1 and department <> 'nobody' order by 1 limit 2`,
    );
    const [more, none] = bases;
    await planter.sql(`update count_base set open = open + 1 where ${more?.at}`);
    planter.note('count differs', `counters count ${more?.row} differs in open`);
    await planter.sql(`delete from count_base where ${none?.at}`);
    planter.note('count missing', `counters count ${none?.row} missing`);
  }

  async function plantInTemporal(): Promise<void> {
    const lost = path();
    await world.temporal.client.getHandle(lost.id).terminate();
    planter.note('temporal ended', `${lost.id} workflow ${lost.id} missing`);
    const gone = path();
    const workflowExecution = { workflowId: gone.id };
    await world.temporal.connection.workflowService.deleteWorkflowExecution({
      namespace: 'default',
      workflowExecution,
    });
    planter.note('temporal unknown', `${gone.id} workflow ${gone.id} missing`);
    const [over] = closed;
    await planter.sql(`update path set state = 'open' where id = $1`, [over?.id]);
    planter.note('temporal over', `${over?.id} path ${over?.id} differs in state`);
    const bare = path();
    for (const table of ['task', 'ledger', 'outbox', 'audit']) {
      await planter.sql(`delete from ${table} where path_id = $1`, [bare.id]);
    }
    await planter.sql('delete from path where id = $1', [bare.id]);
    planter.note('temporal alone', `${bare.id} path ${bare.id} missing`);
  }

  /** All rows that a ledger decides, but the audit, to which a repair adds. */
  async function everything(): Promise<unknown> {
    const rows = [
      await world.ds.query(
        `select id, person_id, place_id, owner_id, pack_id, pack_version, pack_hash, calendar_hash, problem, seq, head, started_at from path order by id`,
      ),
      await world.ds.query(
        'select id, path_id, key, opening, step, task, department, place_id, state, outcome, opened_at, last_day, due_at, provisional, happened_at, recorded_at, handling, rung, disclosed_mark from task order by id',
      ),
      await world.ds.query(
        'select path_id, seq, entry_id, kind, happened_at, recorded_at, task_id from ledger order by 1, 2',
      ),
      await world.ds.query(
        'select path_id, seq, entry_id, topic, payload, created_at from outbox order by 1, 2, 3, 4',
      ),
    ];
    return JSON.parse(JSON.stringify(rows));
  }

  test('A product in which nothing is wrong has no difference at all', () => {
    expect(clean).toMatchObject({ paths: paths.length + closed.length, differences: 0, lines: [] });
  });

  test('A wrong value in any column of a path is found', () => {
    expect(plant(/^path\./)).toHaveLength(17);
    expect(missed(/^path/)).toEqual([]);
  });

  test('A wrong value in any column of a task, a task that is missing, one too many and one that was moved are found', () => {
    expect(plant(/^task/).length).toBeGreaterThanOrEqual(20);
    expect(missed(/^task/)).toEqual([]);
  });

  test('A sealed entry that was tampered with, moved or taken away is found, and so is every wrong column beside it', () => {
    expect(missed(/^ledger/)).toEqual([]);
  });

  test('Tables that are behind the workflow, or ahead of it, are found', () => {
    expect(missed(/ledger (behind|ahead)/)).toEqual([]);
  });

  test('Lines of the audit and letters of the outbox that the ledger does not know, or that are missing, are found', () => {
    expect(missed(/^(audit|outbox)/)).toEqual([]);
  });

  test('A wrong counter is found', () => {
    expect(missed(/^count/)).toEqual([]);
  });

  test('A path that Temporal has ended or lost, and one that only Temporal knows, are found', () => {
    expect(missed(/^temporal/)).toEqual([]);
  });

  test('At least fifty kinds of differences are planted, and none is found that was not', () => {
    const planted = new Set(planter.plants.flatMap(({ lines }) => lines));
    expect(new Set(planter.plants.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(50);
    expect(found.lines.filter((line) => !planted.has(line))).toEqual([]);
  });

  test('After a repair everything stands as it did before, and a second run finds nothing', async () => {
    const again = await reconcileIn(world, { isRepair: true });

    expect(repaired.left).toBe(0);
    expect(again.lines).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  test('A path whose workflow is lost goes on where its ledger ends, and takes acts again', async () => {
    const lost = await livedPath(world);
    const entries = await lost.entries();
    await world.temporal.client.getHandle(lost.id).terminate();
    await reconcileIn(world, { isRepair: true, path: lost.id });
    const sent = await lost.complete('care/clothes', 'given');

    expect(sent).toMatchObject({ ok: { seq: entries.length + 1 } });
    expect((await lost.entries()).slice(0, entries.length)).toEqual(entries);
    expect((await reconcileIn(world, { path: lost.id })).lines).toEqual([]);
  });

  test('A ledger that cannot be read whole is never gone on from, and stays a difference', async () => {
    const lost = await livedPath(world);
    await world.temporal.client.getHandle(lost.id).terminate();
    await world.ds.query('delete from ledger where path_id = $1 and seq = 4', [lost.id]);
    const wanted = [
      `${lost.id} workflow ${lost.id} missing`,
      `${lost.id} ledger 4 differs in sealed`,
    ];
    const report = await reconcileIn(world, { isRepair: true, path: lost.id });

    expect(report).toMatchObject({ lines: wanted, left: 1 });
    expect((await reconcileIn(world, { path: lost.id })).lines).toEqual(wanted);
  });

  test('A turn that is in the tables and not yet recorded by Temporal is no difference', async () => {
    const [own] = paths;
    let tellWritten = () => {};
    const written = new Promise<void>((resolve) => (tellWritten = resolve));
    world.around.advance = (call) => async (input) => {
      const result = await call(input);
      tellWritten();
      await pause(700);
      return result;
    };
    const sent = own!.act({ kind: 'fact', name: 'language', value: 'th' });
    await written;
    const report = await reconcileIn(world, { path: own!.id });
    world.around.advance = (call) => call;

    expect(await sent).toMatchObject({ ok: { done: false } });
    expect(report.lines).toEqual([]);
  });

  test('A turn that the database does not take for seconds is waited for, and is no difference', async () => {
    const [own] = paths;
    let tries = 0;
    world.around.advance = (call) => async (input) => {
      tries += 1;
      if (tries < 11) throw new Error('away');
      return call(input);
    };
    const sent = own!.act({ kind: 'fact', name: 'language', value: 'my' });
    const report = await reconcileIn(world, { path: own!.id });
    world.around.advance = (call) => call;

    expect(tries).toBeGreaterThanOrEqual(11);
    expect(report.lines).toEqual([]);
    await sent;
  });
});
