import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../../src/domain/path/evaluate.ts';
import { foldDesk } from '../../../src/domain/path/desk.ts';
import { packOf } from '../../../src/domain/path/pack-of.ts';
import { reconcile } from '../../../src/domain/path/reconcile.ts';
import type { Rules } from '../../../src/domain/policy/rules.ts';
import { clerk, day, deadline, rulesOf, stepsOf, Story, supervisor } from './story.ts';

const version = (name: string): Partial<Rules> => ({ version: `${name}.0.0`, hash: name });
const old = version('1');
const next = version('2');

describe('a date under other rules', () => {
  const steps = stepsOf((path) => void path.task('pay'));
  const at = (days: number, side: 'office' | 'person', more: Partial<Rules>) =>
    rulesOf({ tasks: { pay: { due: deadline(days, { side }) } } }, more);
  const changed = (side: 'office' | 'person', from: number, to: number) =>
    new Story(steps, at(from, side, old)).goesOnUnder(2, at(to, side, next));

  it('of an office comes earlier where they are stricter, and stays where they are laxer', () => {
    const stricter = changed('office', 10, 6);
    expect(stricter.due('pay')).toBe(7);
    expect(stricter.changes).toEqual([
      { what: 'moved', key: 'step/pay', from: day(11), to: day(7) },
    ]);
    const laxer = changed('office', 10, 20);
    expect(laxer.due('pay')).toBe(11);
    expect(laxer.changes).toEqual([
      { what: 'kept', key: 'step/pay', dueAt: day(11), instead: day(21) },
    ]);
  });

  it('of a person comes later where they give her more time, and stays where they give her less', () => {
    const more = changed('person', 10, 20);
    expect(more.due('pay')).toBe(21);
    expect(more.changes).toMatchObject([{ what: 'moved', from: day(11), to: day(21) }]);
    const less = changed('person', 10, 6);
    expect(less.due('pay')).toBe(11);
    expect(less.changes).toMatchObject([{ what: 'kept', dueAt: day(11), instead: day(7) }]);
  });

  it('that was kept stays so: a later hold moves it by as much as it lasts', () => {
    expect(changed('office', 10, 20).hold(3, 'pay', 4).due('pay')).toBe(12);
  });

  it('that the rules give up is kept, and one that they first give is told', () => {
    const none = rulesOf({ tasks: { pay: {} } }, next);
    const kept = new Story(steps, at(10, 'office', old)).goesOnUnder(2, none);
    expect(kept.due('pay')).toBe(11);
    expect(kept.changes).toEqual([{ what: 'kept', key: 'step/pay', dueAt: day(11) }]);
    const first = new Story(steps, rulesOf({ tasks: { pay: {} } }, old));
    first.goesOnUnder(2, at(10, 'office', next));
    expect(first.changes).toEqual([{ what: 'moved', key: 'step/pay', to: day(11) }]);
  });

  it('wakes the path when it is due by them', () => {
    const story = changed('office', 10, 6);
    expect(story.advanced.wakeAt).toBe(day(7));
    expect(story.waits(7).rungs('pay')).toEqual(['due']);
  });

  it('that lies in the past by them reminds nobody of a time before it was told', () => {
    const story = new Story(steps, at(10, 'office', old)).goesOnUnder(9, at(3, 'office', next));
    expect(story.due('pay')).toBe(4);
    expect(story.rungs('pay')).toEqual([]);
  });

  it('does not go back and forth with the rules', () => {
    const story = changed('office', 10, 6).goesOnUnder(3, at(10, 'office', old));
    expect(story.due('pay')).toBe(7);
    expect(story.changes).toMatchObject([{ what: 'kept', dueAt: day(7), instead: day(11) }]);
  });
});

describe('a task under other rules', () => {
  const tasks = { bed: { days: 1 }, plan: { days: 5 }, paper: { days: 3 }, seat: { days: 9 } };
  const rules = rulesOf({ tasks }, old);
  const others = rulesOf({ tasks }, next);
  const before = stepsOf((path) => {
    path.task('bed');
    path.all(
      () => path.task('plan'),
      () => path.task('seat'),
    );
  });

  it('before a point already passed was not asked then', () => {
    const steps = stepsOf((path) => {
      path.task('paper');
      path.task('bed');
      path.all(
        () => path.task('plan'),
        () => path.task('seat'),
      );
    });
    const story = new Story(before, rules).does(1, 'bed').does(2, 'plan');
    story.goesOnUnder(3, others, { steps });
    expect(story.changes).toEqual([{ what: 'not-asked', key: 'step/paper' }]);
    expect(story.wanted).toEqual(['seat']);
    expect(story.orphans).toEqual([]);
  });

  it('that they add is opened, and one that they no longer know is withdrawn', () => {
    const { plan: _, ...fewer } = tasks;
    const steps = stepsOf((path) => {
      path.task('bed');
      path.all(
        () => path.task('seat'),
        () => path.task('paper'),
      );
    });
    const story = new Story(before, rules).does(1, 'bed');
    story.goesOnUnder(3, rulesOf({ tasks: fewer }, next), { steps });
    expect(story.changes).toEqual([
      { what: 'withdrawn', key: 'step/plan' },
      { what: 'opened', key: 'step/paper', dueAt: day(5) },
    ]);
    expect(story.wanted).toEqual(['seat', 'paper']);
  });

  it('that was done and that they no longer call for is shown, and nobody undoes it', () => {
    const undoing = { ...tasks, bed: { undo: { done: 'paper' } } };
    const steps = stepsOf((path) => {
      path.task('seat');
    });
    const story = new Story(before, rulesOf({ tasks: undoing }, old)).does(1, 'bed');
    story.goesOnUnder(3, rulesOf({ tasks: undoing }, next), { steps });
    expect(story.changes).toMatchObject([
      { what: 'not-asked', key: expect.stringMatching(/undo.*paper$/) },
      { what: 'withdrawn', key: 'step/plan' },
      { what: 'moved', key: 'step/seat', from: day(11), to: day(10) },
      { what: 'orphan', key: 'step/bed' },
    ]);
    expect(story.wanted).toEqual(['seat']);
  });

  it('goes to the department that they name, which alone may answer it', () => {
    const renamed = rulesOf({ tasks: { ...tasks, bed: { days: 1, lead: 'bureau' } } }, next);
    const story = new Story(before, rules).goesOnUnder(0, {
      ...renamed,
      departments: { office: { id: 'office' }, bureau: { id: 'bureau' } },
    });
    const place = 'county';
    expect(story.changes).toEqual([
      {
        what: 'desk',
        key: 'step/bed',
        from: { department: 'office', place },
        to: { department: 'bureau', place },
      },
    ]);
    expect(story.does(1, 'bed').refused).toBe('not-your-task');
  });
});

describe('going on under another pack', () => {
  const steps = stepsOf((path) => void path.task('pay'));
  const rules = rulesOf({ tasks: { pay: { days: 10 } } }, old);
  const others = rulesOf({ tasks: { pay: { days: 6 } } }, next);
  const begun = () => new Story(steps, rules);

  it('is decided by a supervisor or the coordination office, and by nobody else', () => {
    expect(begun().goesOnUnder(1, others, { by: clerk }).refused).toBe('pack-not-yours');
    const caseworker = { ...supervisor, role: 'caseworker' };
    expect(begun().goesOnUnder(1, others, { by: caseworker }).refused).toBe('pack-not-yours');
    const office = { ...supervisor, role: 'coordination-office' };
    expect(begun().goesOnUnder(1, others, { by: office }).refused).toBeUndefined();
  });

  it('is refused where the path stands on it already, or lies where it does not reach', () => {
    expect(begun().goesOnUnder(1, { ...others, hash: '1' }).refused).toBe('pack-in-force');
    expect(begun().goesOnUnder(1, { ...others, places: {} }).refused).toBe('pack-unfit');
  });

  it('ends no path, and turns in no circle', () => {
    const over = stepsOf(() => 'done');
    expect(begun().goesOnUnder(1, others, { steps: over }).refused).toBe('pack-unfit');
    const round = stepsOf((path) => {
      path.rounds('again', () => undefined);
    });
    const story = begun().goesOnUnder(1, others, { steps: round });
    expect(story.refused).toBe('pack-unfit');
    expect(story.wanted).toEqual(['pay']);
  });

  it('leaves a ledger from which alone the desk and the pack are known again', () => {
    const story = begun().goesOnUnder(2, others);
    const { entries } = story;
    const start = { id: rules.id, version: rules.version, hash: rules.hash };
    expect(packOf(entries, start)).toEqual({ id: 'sketch', version: '2.0.0', hash: '2' });
    const view = evaluate(steps, entries, others, day(2));
    const again = reconcile(
      foldDesk(entries),
      { before: view, after: view, rules: others },
      day(2),
    );
    expect(again.told).toEqual([]);
    expect(again.wakeAt).toBe(story.advanced.wakeAt);
  });

  it('tells first what time alone has brought by the rules of until then', () => {
    const story = begun().goesOnUnder(12, others);
    const told = story.entries.flatMap((e) => (e.kind === 'told' && e.what === 'rung' ? [e] : []));
    expect(told).toHaveLength(1);
    const kinds = story.entries.slice(-3).map(({ kind }) => kind);
    expect(kinds).toEqual(['told', 'pack', 'told']);
  });

  it('done once more changes nothing', () => {
    const story = begun().goesOnUnder(2, others);
    const { length } = story.entries;
    expect(story.goesOnUnder(3, others).refused).toBe('pack-in-force');
    expect(story.entries).toHaveLength(length);
  });
});
