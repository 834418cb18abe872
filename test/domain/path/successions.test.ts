import { describe, expect, it } from '@jest/globals';
import { advance, type Turn } from '../../../src/domain/path/advance.ts';
import { deskOf } from '../../../src/domain/path/desk-of.ts';
import { lastOpening } from '../../../src/domain/path/desk.ts';
import type { Entry } from '../../../src/domain/path/ledger.ts';
import { taskRule } from '../../../src/domain/policy/task-rule.ts';
import type { Instant } from '../../../src/domain/time/instant.ts';
import { openPacks } from '../../../src/policy/packs.ts';
import { stepsOf } from '../../../workflows/steps/index.ts';

const PLACE = '530102';
const CHECK = 'intake/check-health';
/** Monday 29 October 2018, 10:00 at the place: two days before the office that leads the check ends. */
const BEGUN = Date.parse('2018-10-29T10:00:00+08:00') as Instant;
/** 00:00 of 1 November 2018 there. */
const CHANGE = Date.parse('2018-11-01T00:00:00+08:00') as Instant;

const found = openPacks('policies').forStart(PLACE, '2018-10-29');
if (!found) throw new Error('no pack for the place');
const rules = found;
const code = { steps: stepsOf(rules), rules, stepsHash: 'example' };
const by = { id: 'example', role: 'caseworker', place: PLACE };

function turn(entries: readonly Entry[], now: Instant, acts: Turn['acts'] = []) {
  let n = 0;
  return advance(code, { entries, acts, now, idOf: () => `${now}-${(n += 1)}` });
}

function begin() {
  const act = { id: 'start', by, happenedAt: BEGUN, recordedAt: BEGUN } as const;
  return turn([], BEGUN, [
    { ...act, body: { kind: 'start', facts: { place: PLACE }, history: [] } },
  ]);
}

const leadOn = (now: Instant) => {
  const rule = taskRule(rules, CHECK);
  return rule && deskOf(rules, { key: CHECK, rule }, { place: PLACE, now }).department;
};

describe('an office that ends while a task lies on its desk', () => {
  it('leads it to the last moment of its last day, and its successor from then on', () => {
    expect(leadOn(BEGUN)).toBe('health-family-planning');
    expect(leadOn((CHANGE - 1) as Instant)).toBe('health-family-planning');
    expect(leadOn(CHANGE)).toBe('health');
  });

  it('wakes the path at that moment, though nobody acts and nothing else is due', () => {
    const wakes = [];
    let { entries, wakeAt } = begin();
    while (wakeAt !== undefined && wakeAt <= CHANGE) {
      wakes.push(wakeAt);
      ({ entries, wakeAt } = turn(entries, wakeAt));
    }
    expect(wakes).toContain(CHANGE);
    expect(wakeAt).toBeGreaterThan(CHANGE);
  });

  it('leaves the same opening and the same due date to its successor', () => {
    const before = begin();
    const after = turn(before.entries, CHANGE);
    const [was, is] = [before, after].map(({ desk }) => lastOpening(desk, CHECK));
    expect(was?.open && is?.open).toBe(true);
    expect([is?.n, is?.dueAt, is?.openedAt]).toEqual([was?.n, was?.dueAt, was?.openedAt]);
    expect(was?.dueAt).toBeGreaterThan(CHANGE);
  });

  it('may answer before, and only its successor after', () => {
    const before = begin();
    const answer = (department: string, at: Instant) => {
      const clerk = { id: 'clerk', role: 'clerk', department, place: PLACE };
      const body = { kind: 'outcome', key: CHECK, n: 1, outcome: 'checked' } as const;
      const act = { id: `${department}-${at}`, by: clerk, happenedAt: at, recordedAt: at, body };
      return turn(before.entries, at, [act]).refused;
    };
    expect(answer('health-family-planning', (CHANGE - 1) as Instant)).toEqual([]);
    expect(answer('health-family-planning', CHANGE)).toMatchObject([{ code: 'not-your-task' }]);
    expect(answer('health', CHANGE)).toEqual([]);
  });
});
