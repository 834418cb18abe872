import { describe, expect, it } from '@jest/globals';
import { contactStanding } from '../../../src/domain/contact/standing.ts';
import type { CivilDate } from '../../../src/domain/time/instant.ts';
import { readContactRules } from '../../../src/policy/contact-rules.ts';
import { openPacks } from '../../../src/policy/packs.ts';

const on = (day: string) => day as CivilDate; // written below as one
const known = { ways: ['call', 'visit'] as const, confirmedOn: on('2026-09-01') };
const standing = (today: string, isUrgent = false) =>
  contactStanding(known, { today: on(today), freshDays: 30, isUrgent });

describe('whether somebody may be written to, called or visited', () => {
  it('counts from the day on which she said so, and thirty days more', () => {
    expect(standing('2026-09-01')).toEqual({ state: 'safe', ways: ['call', 'visit'] });
    expect(standing('2026-10-01')).toEqual({ state: 'safe', ways: ['call', 'visit'] });
    expect(standing('2026-10-02')).toEqual({ state: 'outdated', ways: [] });
  });

  it('is offered with a warning where waiting can be worse', () => {
    expect(standing('2026-10-02', true)).toEqual({ state: 'outdated', ways: ['call', 'visit'] });
  });

  it.each([undefined, { ...known, ways: [] }])('is not without a way on record: %o', (record) => {
    for (const isUrgent of [true, false]) {
      const asked = { today: on('2026-09-01'), freshDays: 30, isUrgent };
      expect(contactStanding(record, asked)).toEqual({ state: 'none', ways: [] });
    }
  });

  it('is asked of tasks that there are, each once', () => {
    const { freshDays, routine, urgent } = readContactRules('policies');
    const tasks = new Set(openPacks('policies').all.flatMap((rules) => Object.keys(rules.tasks)));
    const all = [...routine, ...urgent];

    expect(freshDays).toBe(30);
    expect(all.filter((name) => !tasks.has(name))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  });
});
