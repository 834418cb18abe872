import { describe, expect, it } from '@jest/globals';
import { deadline, rulesOf, stepsOf, Story } from './story.ts';

describe('a right that lapses', () => {
  const alarms = { 'freed-on': { type: 'date' as const } };
  const rules = rulesOf({
    tasks: { ask: {}, lapsed: {} },
    facts: alarms,
    deadlines: {
      end: deadline(100, { from: 'freed-on' }),
      next: deadline(100, { from: 'freed-on', ahead: [30, 7] }),
    },
  });
  const steps = stepsOf((path) => {
    const end = path.first({
      settled: () =>
        path.rounds('alarm', () => {
          path.elapsed('next');
          return path.task('ask') === 'done' ? undefined : 'settled';
        }),
      lapsed: () => path.elapsed('end'),
    });
    if (end === 'lapsed') path.task('lapsed');
  });

  it('counts from the day it arose, not from the day the path began', () => {
    const story = new Story(steps, rules, { 'freed-on': '2025-12-12' });
    expect(story.waits(49).wanted).toEqual([]);
    expect(story.waits(50).wanted).toEqual(['alarm.1/ask']);
    expect(story.waits(82).wanted).toEqual(['lapsed']);
  });

  it('rings again on the next of its days, and not on those that have passed', () => {
    const story = new Story(steps, rules, { 'freed-on': '2025-12-12' });
    story.waits(50).does(55, 'alarm.1/ask');
    expect(story.waits(72).wanted).toEqual([]);
    expect(story.waits(73).wanted).toEqual(['alarm.2/ask']);
  });

  it('whose beginning is disputed rings by the earliest day, from when that is known', () => {
    const story = new Story(steps, rules, { 'freed-on': '2026-01-01' });
    expect(story.waits(69).wanted).toEqual([]);
    const earlier = story.fact(69, 'freed-on', '2025-12-12').fact(70, 'freed-on', '2026-02-01');
    expect(earlier.wanted).toEqual(['alarm.1/ask']);
    expect(earlier.waits(82).wanted).toEqual(['lapsed']);
  });
});

describe('a silence', () => {
  const rules = rulesOf({
    tasks: { look: {} },
    facts: { seen: {} },
    deadlines: { silence: deadline(30, { restarts: 'seen' }) },
  });
  const steps = stepsOf((path) => {
    path.elapsed('silence');
    path.task('look');
  });

  it('is over each time that somebody is seen', () => {
    const story = new Story(steps, rules).fact(20, 'seen', true).fact(45, 'seen', true);
    expect(story.waits(75).wanted).toEqual([]);
    expect(story.waits(76).wanted).toEqual(['look']);
  });

  it('that had lasted too long stays one: being seen after it does not undo it', () => {
    const story = new Story(steps, rules).waits(31).fact(32, 'seen', true);
    expect(story.wanted).toEqual(['look']);
    expect(story.opening('look')).toBe(1);
  });
});

describe('a quorum', () => {
  const rules = rulesOf({
    tasks: { say: {}, decide: {} },
    lists: { panel: ['a', 'b', 'c'] },
    quorums: { panel: 2 },
  });
  const steps = stepsOf((path) => {
    path.enough('from', 'panel', () => path.task('say'));
    path.task('decide');
  });

  it('asks all, and goes on when enough have spoken, in whatever order they are typed in', () => {
    const story = new Story(steps, rules);
    expect(story.wanted).toEqual(['from.a/say', 'from.b/say', 'from.c/say']);
    story.does(5, 'from.c/say');
    expect(story.wanted).toEqual(['from.a/say', 'from.b/say']);
    story.does(7, 'from.a/say');
    expect(story.wanted).toEqual(['decide']);
  });
});
