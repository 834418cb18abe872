import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { INBOX_CLOSED, INBOX_OPEN, inbox } from '../../src/boards/inbox.ts';
import {
  OVERDUE_COUNTS,
  OVERDUE_LIST,
  overdueCounts,
  overdueList,
} from '../../src/boards/overdue.ts';
import { behind, type TaskCursor, type TaskPage } from '../../src/boards/task-item.ts';
import { isOverdue } from '../../src/domain/task/overdue.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import { foldCounts } from '../../src/db/fold-counts.ts';
import { grantToApplication } from '../../src/db/application-role.ts';
import { prepared, type Statement } from '../../src/db/prepared.ts';
import { scoped } from '../../src/db/scope.ts';
import { HOUR, manyTasks, NOON } from './many-tasks.ts';
import type { OwnDatabase } from '../db/own-database.ts';

describe('boards over twenty thousand tasks', () => {
  let database: OwnDatabase;
  let ds: DataSource;
  /** Bound by row security, as the product is. */
  let product: DataSource;
  beforeAll(async () => {
    ({ database, ds } = await manyTasks());
    await grantToApplication(ds);
    product = await database.connectAsProduct();
  }, 60_000);
  afterAll(() => database.drop());

  async function walk(page: (after?: TaskCursor) => Promise<TaskPage>): Promise<string[]> {
    const seen: string[] = [];
    for (let after: TaskCursor | undefined; ;) {
      const { items, next } = await page(after);
      seen.push(...items.map((item) => item.id));
      if (!next) return seen;
      after = next;
    }
  }
  const ids = async (sql: string, values: unknown[]) =>
    (await ds.query<{ id: string }[]>(sql, values)).map((row) => row.id);

  it.each(['open', 'done', 'withdrawn'] as const)(
    'an inbox of %s tasks shows every one once, the earliest first, without a date last',
    async (state) => {
      const query = { department: 'police', places: ['530102', '530103'], state, limit: 97 };
      const seen = await walk((after) => inbox(ds, { ...query, ...(after ? { after } : {}) }));
      const all = await ids(
        `select id from task where department = 'police' and place_id = any($1) and state = $2
         order by due_at nulls last, id`,
        [query.places, state],
      );

      expect(all.length).toBeGreaterThan(200);
      expect(seen).toEqual(all);
    },
  );

  it('an inbox shows nothing of another department or place', async () => {
    const query = { department: 'police', state: 'open', limit: 200 } as const;
    const { items } = await inbox(ds, { ...query, places: ['530102'] });

    expect(new Set(items.map((item) => `${item.department} ${item.placeId}`))).toEqual(
      new Set(['police 530102']),
    );
    expect(await inbox(ds, { ...query, places: [] })).toEqual({ items: [] });
    expect(await inbox(ds, { ...query, department: 'nobody', places: ['530102'] })).toEqual({
      items: [],
    });
  });

  it.each([
    ['530102', undefined],
    ['530100', 'care'],
    ['530000', undefined],
    ['999999', undefined],
  ])(
    'what is overdue in %s (department: %s) is what the one definition says',
    async (place, department) => {
      const query = { place, now: NOON, limit: 150, ...(department ? { department } : {}) };
      const seen = await walk((after) =>
        overdueList(ds, { ...query, ...(after ? { after } : {}) }),
      );
      const all = await ds.query<{ id: string; state: 'open'; due_at: Date | null }[]>(
        `select t.id, t.state, t.due_at from task t join place_above a on a.place_id = t.place_id
       where a.above_id = $1 and ($2::text is null or t.department = $2) order by t.due_at, t.id`,
        [place, department ?? null],
      );
      const overdue = all.filter((task) => {
        const dueAt = (task.due_at?.getTime() ?? null) as Instant | null; // a column of milliseconds
        return isOverdue({ state: task.state, dueAt }, NOON as Instant);
      });

      expect(seen).toEqual(overdue.map((task) => task.id));
    },
  );

  it.each([0, 1, 3.5, 12, 20, 24, 240, 10_000])(
    'counts are exact %s hours on, folded or not, by the definition of the list',
    async (hours) => {
      const now = NOON + hours * HOUR;
      for (const place of ['530102', '530100', '530000']) {
        const counted = await ds.query(
          `select department, count(*)::int as open, (count(*) filter (where due_at < $2))::int as overdue
           from task join place_above a using (place_id)
           where a.above_id = $1 and state = 'open' group by 1 order by 1`,
          [place, new Date(now)],
        );
        expect(await overdueCounts(ds, { place, now })).toEqual(counted);
      }
      // The first round finds deltas alone, the second bases beside one new delta, the others bases.
      await foldCounts(ds);
      if (hours === 0) await completeOne();
    },
  );

  async function completeOne(): Promise<void> {
    await ds.query(`
      with done as (
        update task set state = 'done'
        where id = (select id from task where state = 'open' and due_at < now() limit 1)
        returning place_id, department, due_at)
      insert into count_delta (place_id, department, due_day, open)
      select place_id, department, (due_at at time zone 'UTC')::date, -1 from done`);
  }

  it('leaves no bucket behind in which nothing is open', async () => {
    await ds.query(`insert into count_delta (place_id, department, due_day, open)
      select place_id, department, due_day, -open from count_base where place_id = '530102001'`);
    await foldCounts(ds);

    expect(await ds.query(`select from count_base where open = 0`)).toEqual([]);
    expect(await ds.query(`select from count_base where place_id = '530102001'`)).toEqual([]);
  });

  const WATCHES = {
    sees: 'task board',
    below: JSON.stringify({ 530000: 1, 530102: 1, 530103: 1 }),
  };
  const [since, nobody] = behind(undefined);
  const now = new Date(NOON);
  const places = ['530102', '530103'];
  it.each<{ name: string; board: Statement; values: unknown[] }>([
    { name: 'task_inbox', board: INBOX_OPEN, values: ['police', places, since, nobody, 50] },
    {
      name: 'task_closed',
      board: INBOX_CLOSED,
      values: ['police', places, since, nobody, 50, 'done'],
    },
    { name: 'task_overdue', board: OVERDUE_LIST, values: ['530000', now, since, nobody, 50, null] },
    { name: 'task_overdue', board: OVERDUE_COUNTS, values: ['530000', now] },
  ])(
    '$board.name goes along $name, never through all tasks, also under row security',
    async ({ name, board, values }) => {
      const plan = async (db: DataSource) => {
        const explain = { name: '', text: `explain ${board.text}` };
        const lines = await scoped(WATCHES, () =>
          prepared<{ 'QUERY PLAN': string }>(db, explain, values),
        );
        return lines.map((line) => line['QUERY PLAN']).join('\n');
      };
      const [free, bound] = [await plan(ds), await plan(product)];

      // No board asks who was named for a task: the policy does.
      expect(bound).toContain('is_named_for');
      expect(free).not.toContain('is_named_for');
      for (const one of [free, bound]) {
        expect(one).toContain(name);
        expect(one).not.toContain('Seq Scan on task');
      }
    },
  );
});
