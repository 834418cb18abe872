import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../src/domain/path/evaluate.ts';
import { forecast, forecastEntry } from '../../src/domain/path/forecast.ts';
import { itemOf, ruleKeyOf } from '../../src/domain/path/keys.ts';
import { STARTED, type Entry, type FactValue } from '../../src/domain/path/ledger.ts';
import { DAY_MS, type Instant } from '../../src/domain/time/instant.ts';
import { stepsOf } from '../../workflows/steps/index.ts';
import { yunnan } from './check.ts';

const START = Date.UTC(2026, 2, 2, 1) as Instant;
const YEAR = START + 365 * DAY_MS;
const rules = yunnan();
const steps = stepsOf(rules);

const by = { id: 'example', role: 'caseworker' };
/** An example child of nine without guardian; what does not concern her was said in the first days. */
const known: Record<string, FactValue> = {
  [STARTED]: 'yunnan-2008@1.0.0',
  place: '530102',
  born: '2016-11-20',
  sex: 'female',
  nationality: 'cn',
  guardian: false,
  'right.marriage': 'not-applicable',
};

const ledger = Object.entries(known).map(([name, value], i): Entry => {
  const head = { v: 1, id: `fact-${i}`, happenedAt: START, recordedAt: START, by } as const;
  return { ...head, kind: 'fact', name, value };
});

/** The desk of a department that leads a task; casework is no department. */
function departmentOf(key: string): string | undefined {
  const lead = rules.tasks[ruleKeyOf(key)]?.lead ?? '';
  const id = lead.startsWith('$') ? itemOf(key, lead.slice(1)) : lead;
  return id !== undefined && id in rules.departments ? id : undefined;
}

/** Each look at the path when something has just been done: which tasks were open, and which of them were new. */
function lived(): { at: Instant; department: string; open: number; isNew: boolean }[] {
  const entries = [...ledger];
  const known = new Set<string>();
  return [{ at: START }, ...lines].flatMap((line) => {
    if ('key' in line) entries.push(forecastEntry(line, entries.length));
    const open = new Map<string, string[]>();
    for (const { key } of evaluate(steps, entries, rules, line.at).wanted) {
      const department = departmentOf(key);
      if (department !== undefined) open.set(department, [...(open.get(department) ?? []), key]);
    }
    return [...open].map(([department, keys]) => {
      const isNew = keys.some((key) => !known.has(key));
      for (const key of keys) known.add(key);
      return { at: line.at, department, open: keys.length, isNew };
    });
  });
}

function byWeek(days: readonly number[]): Map<number, Set<number>> {
  const weeks = new Map<number, Set<number>>();
  for (const day of days) {
    const week = Math.floor(day / 7);
    weeks.set(week, (weeks.get(week) ?? new Set<number>()).add(day));
  }
  return weeks;
}

const lines = forecast(steps, ledger, rules, START).filter(({ at }) => at <= YEAR);

describe('the first year of a child, as it usually goes', () => {
  const looks = lived();
  const departments = [...new Set(looks.map(({ department }) => department))].sort();
  const most = new Map(
    departments.map((id) => {
      const own = looks.filter(({ department }) => department === id);
      return [id, Math.max(...own.map(({ open }) => open))];
    }),
  );
  /** A department is told once a day what is new on it: its days in the fullest week. */
  const messages = new Map(
    departments.map((id) => {
      const days = looks
        .filter(({ department, isNew }) => department === id && isNew)
        .map(({ at }) => Math.floor((at - START) / DAY_MS));
      const weeks = byWeek(days);
      return [id, Math.max(...[...weeks.values()].map((week) => week.size))];
    }),
  );

  it('asks for at most sixty acts', () => {
    console.info(
      [
        `the first year of an example child: ${lines.length} acts`,
        ...departments.map(
          (id) => `${id}: at most ${most.get(id)} open, ${messages.get(id)} messages a week`,
        ),
      ].join('\n'),
    );
    expect(lines.length).toBeGreaterThan(40);
    expect(lines.length).toBeLessThanOrEqual(60);
  });

  it('leaves no department with more than four tasks at once', () => {
    expect(departments.length).toBeGreaterThanOrEqual(5);
    expect([...most].filter(([, open]) => open > 4)).toEqual([]);
  });

  it('sends no clerk more than two messages a week', () => {
    expect([...messages].filter(([, n]) => n > 2)).toEqual([]);
  });
});
