import { describe, expect, it } from '@jest/globals';
import { itemOf, ruleKeyOf, stepOf } from '../../src/domain/path/keys.ts';
import { forecast } from '../../src/domain/path/forecast.ts';
import { STARTED, type Entry, type FactValue } from '../../src/domain/path/ledger.ts';
import { DAY_MS, type Instant } from '../../src/domain/time/instant.ts';
import { stepsOf } from '../../workflows/steps/index.ts';
import { yunnan } from './check.ts';

const START = Date.UTC(2026, 2, 2, 1) as Instant;
const rules = yunnan();
const steps = stepsOf(rules);

/** What happens to a person if everything goes as it usually does, in the first months. */
function usual(facts: Record<string, FactValue>, months: number) {
  const known = { [STARTED]: 'yunnan-2008@1.0.0', place: '530102', ...facts };
  const by = { id: 'example', role: 'caseworker' };
  const ledger = Object.entries(known).map(([name, value], i): Entry => {
    const head = { v: 1, id: `fact-${i}`, happenedAt: START, recordedAt: START, by } as const;
    return { ...head, kind: 'fact', name, value };
  });
  const end = START + months * 30.5 * DAY_MS;
  const lines = forecast(steps, ledger, rules, START).filter(({ at }) => at <= end);
  const departments = lines.map(({ key }) => {
    const lead = rules.tasks[ruleKeyOf(key)]?.lead ?? '';
    return lead.startsWith('$') ? itemOf(key, lead.slice(1)) : lead;
  });
  return {
    acts: lines.map(({ key }) => key),
    steps: new Set(lines.map(({ key }) => stepOf(key))),
    departments: new Set(departments.filter((id) => id && rules.departments[id])),
  };
}

describe('what the pack does for', () => {
  it('a girl of nine without guardian: more than 25 acts of five departments in 14 months', () => {
    const girl = usual(
      { born: '2016-11-20', sex: 'female', nationality: 'cn', guardian: false },
      14,
    );
    expect(girl.acts.length).toBeGreaterThanOrEqual(25);
    expect(girl.departments.size).toBeGreaterThanOrEqual(5);
    const at = (key: string) => girl.acts.indexOf(key);
    expect(at('guardianship/issue-not-yet-found')).toBeGreaterThan(at('guardianship/hand-over'));
    expect(at('guardianship/issue-not-found')).toBeGreaterThan(
      at('guardianship/issue-not-yet-found'),
    );
    expect(at('school/open-student-file')).toBeGreaterThan(at('school/first-day-in-class'));
  });

  it('a woman of 24 who will not go home: more than 30 acts, three opinions and a decision', () => {
    const woman = usual({ born: '2001-05-05', sex: 'female', nationality: 'cn', wish: 'stay' }, 14);
    expect(woman.acts.length).toBeGreaterThanOrEqual(30);
    expect([...woman.steps]).toEqual(expect.arrayContaining(['shelter', 'training', 'residency']));
    expect(woman.acts.filter((key) => key.endsWith('/give-opinion'))).toHaveLength(3);
    expect(woman.acts).toContain('residency/application.1/decide');
  });

  it('a man of 31 from abroad: more than 15 acts, with interpreter and exit-entry', () => {
    const man = usual(
      {
        born: '1994-07-01',
        sex: 'male',
        nationality: 'foreign',
        language: 'my',
        'needs-interpreter': true,
      },
      3,
    );
    expect(man.acts.length).toBeGreaterThanOrEqual(15);
    expect(man.acts).toContain('intake/arrange-interpreter');
    expect(man.departments).toContain('exit-entry');
  });
});

/** Services that a person is called for, whatever else is said of her. */
describe('sex and nationality', () => {
  const base = { born: '2001-05-05', wish: 'stay' };
  const services = (facts: Record<string, FactValue>) => [
    ...usual({ ...base, ...facts }, 24).steps,
  ];
  const expected = services({ sex: 'female', nationality: 'cn' });

  it.each(['male', 'other', 'not-said'])('remove no service from a person of sex "%s"', (sex) => {
    expect(usual({ ...base, sex, nationality: 'cn' }, 24).acts).toEqual(
      usual({ ...base, sex: 'female', nationality: 'cn' }, 24).acts,
    );
  });

  it.each(['foreign', 'stateless', 'undetermined'])(
    'remove no service from a person who is "%s"',
    (nationality) => {
      expect(services({ sex: 'male', nationality })).toEqual(expect.arrayContaining(expected));
    },
  );
});
