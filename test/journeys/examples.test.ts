import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sumUp } from '../../examples/lib/print-timeline.mjs';
import { readStories } from '../../examples/lib/read-stories.mjs';
import { tellStories, type Account, type ToldStory } from '../../examples/lib/tell-stories.mjs';
import { TestSystem } from '../support/test-system.ts';

describe('the stories of examples/', () => {
  let system: TestSystem;
  let told: ToldStory[];

  beforeAll(async () => {
    system = await TestSystem.start();
    // Written by the migration.
    const accounts = JSON.parse(
      readFileSync(join(system.dir, 'accounts.json'), 'utf8'),
    ) as Account[];
    told = await tellStories({ url: system.url, accounts, stories: readStories() });
  }, 120_000);
  afterAll(() => system.stop());

  it('are three, and every act in them was done by the desk that the story names', () => {
    expect(told.map(({ story }) => story.name)).toEqual([
      '1-girl-of-nine',
      '2-woman-of-24',
      '3-man-of-31',
    ]);
    for (const { acts: written, timelines } of told) {
      const asWritten = written.flatMap(({ who, facts }) =>
        facts ? Object.keys(facts).map(() => who) : [who],
      );
      const begun = timelines.en[0]!.happenedAt;
      const acts = timelines.en.filter(
        ({ kind, happenedAt }) => kind === 'outcome' || (kind === 'fact' && happenedAt !== begun),
      );

      expect(acts.map(({ by }) => by.department ?? by.role)).toEqual(asWritten);
    }
  });

  it('say of every act when it was due, and on which ground', () => {
    const acts = told.flatMap(({ timelines }) => timelines.en.filter(isOutcome));

    expect(acts.length).toBeGreaterThan(150);
    expect(acts.filter(({ lastDay, article }) => lastDay === null || article === null)).toEqual([]);
  });

  it('leave nothing overdue behind', () => {
    for (const { view, timelines } of told) {
      const end = timelines.en.at(-1)!.happenedAt;

      expect(view.open.filter(({ dueAt }) => dueAt !== null && dueAt < end)).toEqual([]);
    }
  });

  it('speak of the same acts in Chinese', () => {
    for (const { timelines } of told) {
      expect(timelines['zh-CN'].map(({ seq }) => seq)).toEqual(timelines.en.map(({ seq }) => seq));
      expect(timelines['zh-CN'].filter(({ what }) => !/\p{Script=Han}/u.test(what))).toEqual([]);
    }
  });

  it('the girl: 25 acts of five departments in 14 months, in class before any paper', () => {
    const girl = told[0]!;
    const { departments, months } = sumUp(girl.timelines.en);

    expect(girl.view.done.length).toBeGreaterThanOrEqual(25);
    expect(departments.length).toBeGreaterThanOrEqual(5);
    expect(months).toBe(14);
    inOrder(girl, [
      'guardianship/hand-over',
      'guardianship/publish-search-notice',
      'guardianship/compare-samples',
      'guardianship/issue-not-yet-found',
      'guardianship/transfer-to-institution',
      'guardianship/issue-not-found',
      'guardianship/decide-long-term',
      'guardianship/appoint-guardian',
    ]);
    inOrder(girl, ['school/first-day-in-class', 'school/open-student-file']);
    inOrder(girl, ['school/first-day-in-class', 'guardianship/issue-not-yet-found']);
    expect(girl.view.results).toMatchObject({ guardianship: 'guardian-appointed' });
    expect(daysBetween(girl, 'hand-over', 'issue-not-yet-found')).toBeGreaterThanOrEqual(28);
    expect(daysBetween(girl, 'hand-over', 'issue-not-found')).toBeGreaterThanOrEqual(365);
  });

  it('the woman: 30 acts, three opinions, one return for supplement, and she may stay', () => {
    const woman = told[1]!;
    const outcomesOf = (task: string) => woman.view.done.filter(({ key }) => key.endsWith(task));

    expect(woman.view.done.length).toBeGreaterThanOrEqual(30);
    expect(outcomesOf('/check-papers').map(({ outcome }) => outcome)).toEqual([
      'supplement',
      'complete',
    ]);
    const opinions = outcomesOf('/give-opinion').map(({ department }) => department);
    expect(opinions.sort()).toEqual(['civil-affairs', 'hrss', 'police']);
    expect(outcomesOf('/decide').map(({ outcome }) => outcome)).toEqual(['permanent']);
    inOrder(woman, [
      'residency/check-papers',
      'residency/decide',
      'residency/serve-decision',
      'usual-resident/register-residence',
      'usual-resident/issue-card',
    ]);
    // She has moved to a home of her own, and would get a bed again.
    inOrder(woman, ['shelter/find-bed', 'shelter/return-belongings', 'shelter/give-way-back']);
    expect(woman.view.results).toMatchObject({
      training: 'certified',
      job: 'placed',
    });
  });

  it('the man: 15 acts with exit-entry and interpreter, on the same path as everybody', () => {
    const [, woman, man] = told as [ToldStory, ToldStory, ToldStory];
    const tasks = new Set(man.view.done.map(({ key }) => nameOf(key)));

    expect(man.view.done.length).toBeGreaterThanOrEqual(15);
    expect(man.view.done).toContainEqual(
      expect.objectContaining({ key: 'intake/give-basis-opinion', outcome: 'policy-extension' }),
    );
    expect(man.view.done).toContainEqual(
      expect.objectContaining({ key: 'intake/decide-stay-permit', department: 'exit-entry' }),
    );
    inOrder(man, ['intake/arrange-interpreter', 'intake/first-talk']);
    const everybodys = woman.view.done
      .map(({ key }) => nameOf(key))
      .filter((name) => /^(intake|shelter|welfare|follow-up)\//.test(name))
      .filter((name) => name !== 'shelter/find-bed-elsewhere');
    expect([...tasks]).toEqual(expect.arrayContaining(everybodys));
    expect(tasks).toContain('training/offer-training');
  });
});

const isOutcome = ({ kind }: { kind: string }) => kind === 'outcome';
const nameOf = (key: string) => key.replace(/\/.*\//, '/');

function firstDone({ view }: ToldStory, task: string): number {
  const done = view.done.find(({ key }) => nameOf(key).endsWith(task));
  if (!done) throw new Error(`not done: ${task}`);
  return Date.parse(done.happenedAt);
}

function inOrder(story: ToldStory, tasks: readonly string[]): void {
  const times = tasks.map((task) => firstDone(story, task));

  expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
}

function daysBetween(story: ToldStory, from: string, to: string): number {
  return (firstDone(story, `/${to}`) - firstDone(story, `/${from}`)) / 86_400_000;
}
