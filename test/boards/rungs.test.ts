import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { OVERDUE_AT_RUNG, overdueCounts, overdueList } from '../../src/boards/overdue.ts';
import { RUNG_COUNTS, rungCounts } from '../../src/boards/rungs.ts';
import { behind, type TaskCursor, type TaskPage } from '../../src/boards/task-item.ts';
import { UPCOMING, upcoming } from '../../src/boards/upcoming.ts';
import { grantToApplication } from '../../src/db/application-role.ts';
import { prepared, type Statement } from '../../src/db/prepared.ts';
import { scoped } from '../../src/db/scope.ts';
import type { OwnDatabase } from '../db/own-database.ts';
import { HOUR, manyTasks, NOON } from './many-tasks.ts';

const DAY = 24 * HOUR;

describe('the board of whoever watches many desks', () => {
  let database: OwnDatabase;
  let ds: DataSource;
  let product: DataSource;
  beforeAll(async () => {
    ({ database, ds } = await manyTasks());
    await ds.query(`
      update task set rung = (array['head', 'coordination', null])[1 + abs(hashtext(key)) % 3]
      where due_at < to_timestamp(${NOON} / 1000)`);
    await ds.query('analyze task');
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

  it.each(['530102', '530100', '530000'])(
    'in %s counts by department and rung what the list behind each number shows',
    async (place) => {
      const counts = await rungCounts(ds, { place, now: NOON });
      for (const { department, rung, overdue } of counts) {
        const query = { place, now: NOON, department, rung: rung ?? 'none', limit: 150 };
        const seen = await walk((after) => overdueList(ds, { ...query, ...(after && { after }) }));

        expect([department, rung, new Set(seen).size]).toEqual([department, rung, overdue]);
      }
      const ofAll = await overdueCounts(ds, { place, now: NOON });
      const sums = ofAll.map(({ department }) => [
        department,
        counts.filter((one) => one.department === department).reduce((n, o) => n + o.overdue, 0),
      ]);

      expect(new Set(counts.map(({ rung }) => rung))).toEqual(
        new Set(['head', 'coordination', null]),
      );
      expect(sums).toEqual(ofAll.map(({ department, overdue }) => [department, overdue]));
    },
  );

  it.each([
    ['530102', 7, undefined],
    ['530000', 30, 'care'],
  ])(
    'shows what falls due in %s within %s days, the soonest first',
    async (place, n, department) => {
      const until = NOON + n * DAY;
      const query = { place, from: NOON, until, limit: 97, ...(department && { department }) };
      const seen = await walk((after) => upcoming(ds, { ...query, ...(after && { after }) }));
      const all = await ds.query<{ id: string }[]>(
        `select t.id from task t join place_above a on a.place_id = t.place_id
       where a.above_id = $1 and t.state = 'open' and t.due_at >= $2 and t.due_at < $3
         and ($4::text is null or t.department = $4) order by t.due_at, t.id`,
        [place, new Date(NOON), new Date(until), department ?? null],
      );

      expect(all.length).toBeGreaterThan(20);
      expect(seen).toEqual(all.map(({ id }) => id));
    },
  );

  const WATCHES = { sees: 'task board', below: JSON.stringify({ 530102: 1 }) };
  const [since, nobody] = behind(undefined);
  const now = new Date(NOON);
  it.each<{ board: Statement; values: unknown[] }>([
    { board: RUNG_COUNTS, values: ['530000', now] },
    { board: OVERDUE_AT_RUNG, values: ['530000', now, since, nobody, 50, 'care', 'head'] },
    {
      board: UPCOMING,
      values: ['530000', now, new Date(NOON + 7 * DAY), since, nobody, 50, null],
    },
  ])('$board.name never goes through all tasks, also under row security', async (asked) => {
    const explain = { name: '', text: `explain ${asked.board.text}` };
    for (const db of [ds, product]) {
      const lines = await scoped(WATCHES, () =>
        prepared<{ 'QUERY PLAN': string }>(db, explain, asked.values),
      );
      const plan = lines.map((line) => line['QUERY PLAN']).join('\n');

      expect(plan).toMatch(/task_(overdue|inbox)/);
      expect(plan).not.toContain('Seq Scan on task');
    }
  });

  it('counts for nobody what is beyond her places', async () => {
    const beyond = await scoped(WATCHES, () => rungCounts(product, { place: '530000', now: NOON }));
    const own = await rungCounts(ds, { place: '530102', now: NOON });
    const below = await ds.query<{ n: number }[]>(
      `select count(*)::int as n from task
       where state = 'open' and due_at < $1 and place_id = '530102'`,
      [now],
    );
    const sum = (counts: { overdue: number }[]) => counts.reduce((n, one) => n + one.overdue, 0);

    expect(sum(beyond)).toBe(below[0]?.n);
    expect(sum(own)).toBeGreaterThanOrEqual(sum(beyond));
  });
});
