import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Calendar, CalendarYear } from '../../src/domain/time/calendar.ts';
import { complete, COUNTY, firstTask, startPath } from '../api/people.ts';
import { eventually } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';

interface Row {
  key: string;
  due: Date;
  provisional: boolean;
}

interface Line {
  what: string;
}

const now = new Date();
const YEAR = now.getUTCFullYear();
const DAY_MS = 86_400_000;
const name = { 'zh-CN': '示例', en: 'an example' };

/** The calendar of the product, known up to this year and no further: whatever year this test runs in. */
function calendarUntilNow(): Calendar {
  const read = parse(readFileSync('policies/calendars/cn.yaml', 'utf8')) as Calendar; // checked by the product
  const known = Object.entries(read.years).filter(([year]) => Number(year) <= YEAR);
  return { ...read, years: { [YEAR]: year([]), ...Object.fromEntries(known) } };
}

function year(makeUp: string[]): CalendarYear {
  const makeUpWorkdays = makeUp.map((date) => ({ date, name }));
  const empty = { source: 'an example', url: 'https://example.org/', holidays: [], makeUpWorkdays };
  return { ...empty, confidence: 'excerpt' } as unknown as CalendarYear; // read again by the product
}

/** Every weekend day up to 20 January of the next year is worked: an office's dates come forward. */
function nextYear(): CalendarYear {
  const days = Array.from({ length: 20 }, (_, i) => new Date(Date.UTC(YEAR + 1, 0, i + 1)));
  const weekend = days.filter((date) => [0, 6].includes(date.getUTCDay()));
  return year(weekend.map((date) => date.toISOString().slice(0, 10)));
}

describe('the calendar of the next year', () => {
  let system: TestSystem;
  let policies: string;
  let pathId: string;

  const publish = (calendar: Calendar) =>
    writeFileSync(join(policies, 'calendars/cn.yaml'), stringify(calendar));
  const tasks = () =>
    system.sql<Row>(
      `select key, due_at as due, provisional from task
       where path_id = $1 and state = 'open' and due_at is not null order by key`,
      [pathId],
    );
  const standing = async () =>
    (
      await system.sql<{ hash: string; seq: number }>(
        'select calendar_hash as hash, seq from path where id = $1',
        [pathId],
      )
    )[0];

  beforeAll(async () => {
    policies = mkdtempSync(join(tmpdir(), 'policies-'));
    cpSync('policies', policies, { recursive: true });
    publish(calendarUntilNow());
    system = await TestSystem.start({ env: { POLICIES_DIR: policies } });
    const left = Math.floor((Date.UTC(YEAR, 11, 29) - now.getTime()) / DAY_MS);
    if (left > 0) await system.clock(`P${left}D`);
    pathId = await startPath(system);
    await complete(system, await firstTask(system, pathId, ({ key }) => key === 'intake/receive'));
  });
  afterAll(async () => {
    await system?.stop();
    rmSync(policies, { recursive: true, force: true });
  });

  it('makes provisional dates firm, moves what it moves, and says why, though nobody touches the path', async () => {
    const before = await tasks();
    const stood = await standing();
    expect(before.some(({ provisional }) => provisional)).toBe(true);

    publish({
      ...calendarUntilNow(),
      years: { ...calendarUntilNow().years, [YEAR + 1]: nextYear() },
    });
    await system.kill('worker');
    await system.kill('api');
    await system.beginApi();
    await system.restart('worker');
    const after = await eventually('all dates are firm', async () => {
      const rows = await tasks();
      return rows.some(({ provisional }) => provisional) ? undefined : rows;
    });

    const earlier = after.filter(({ key, due }) => {
      const was = before.find((row) => row.key === key)?.due ?? due;
      expect(due.getTime()).toBeLessThanOrEqual(was.getTime());
      return due.getTime() < was.getTime();
    });
    expect(earlier.length).toBeGreaterThan(0);
    const { body } = await system
      .as('caseworker', COUNTY)
      .get<{ items: Line[] }>(`/paths/${pathId}/timeline?limit=200`);
    const why = `(the calendar of ${YEAR + 1} was published)`;
    expect(body.items.filter(({ what }) => what.endsWith(why))).toHaveLength(earlier.length);
    expect((await standing())?.hash).not.toBe(stood?.hash);
    expect(system.logs()).toContain('paths-on-older-calendar');
  });

  it('is taken up once: a worker that starts again finds nothing left to tell', async () => {
    const stood = await standing();
    await system.restart('worker');
    await system.settle();

    expect(await standing()).toEqual(stood);
  });
});
