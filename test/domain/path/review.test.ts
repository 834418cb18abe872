import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../../src/domain/path/evaluate.ts';
import { forecast } from '../../../src/domain/path/forecast.ts';
import type { Actor } from '../../../src/domain/path/ledger.ts';
import { clerk, day, deadline, rulesOf, stepsOf, Story } from './story.ts';

/** Stories that once went wrong, or nearly. */
describe('a step that is not applicable in one branch', () => {
  const rules = rulesOf({
    tasks: { a: { undo: { done: 'revoke' } }, b: {}, revoke: {} },
    facts: { left: {} },
  });

  it('does not end the step after another branch has already won', () => {
    const steps = stepsOf((path) => {
      path.first({
        a: () => path.task('a'),
        left: () => {
          path.until('left', true);
          path.notApplicable('left');
        },
      });
      path.task('b');
      path.until('adult', true);
    });
    const story = new Story(steps, rules).does(3, 'a').does(5, 'b').fact(20, 'left', true);
    expect(story.orphans).toEqual([]);
    expect(story.wanted).toEqual([]);
  });

  it('keeps in force what the others had closed before', () => {
    const steps = stepsOf((path) => {
      path.all(
        () => path.task('a'),
        () => {
          path.until('left', true);
          path.notApplicable('left');
        },
      );
    });
    const story = new Story(steps, rules).does(3, 'a').fact(20, 'left', true);
    expect(story.orphans).toEqual([]);
    expect(story.advanced.view.results).toEqual({ step: 'not-applicable' });
    expect(story.advanced.view.reasons).toEqual([{ step: 'step', reason: 'left' }]);
  });
});

describe('a wrong answer, voided after its branch was passed', () => {
  it('is corrected on the same opening, and the path goes the way it should have gone', () => {
    const rules = rulesOf({
      tasks: { find: {}, certificate: {}, assess: {} },
      deadlines: { search: deadline(10) },
    });
    const steps = stepsOf((path) => {
      const end = path.first({
        found: () => path.task('find'),
        nobody: () => path.elapsed('search'),
      });
      path.task(end === 'found' ? 'assess' : 'certificate');
    });
    const story = new Story(steps, rules).does(5, 'find').voids(20, { task: 'find' });
    expect(story.wanted).toEqual(['certificate']);
    story.does(6, 'find', 'done', 21);
    expect(story.wanted).toEqual(['assess']);
    expect(story.opening('find')).toBe(1);
  });
});

describe('new code', () => {
  const rules = rulesOf({
    tasks: { a: {}, n1: {}, n2: {}, y: {}, last: { undo: { done: 'revoke' } }, revoke: {} },
    facts: { wish: {} },
  });
  const old = stepsOf((path) => {
    path.task('a');
    path.task('last');
    path.until('adult', true);
  });
  const lived = () => new Story(old, rules).does(1, 'a').does(2, 'last');

  it('that asks for several things at once before a point passed: none was asked then', () => {
    const changed = stepsOf((path) => {
      path.task('a');
      path.all(
        () => path.task('n1'),
        () => path.task('n2'),
      );
      path.task('last');
      path.until('adult', true);
    });
    expect(lived().becomes(changed).waits(5).wanted).toEqual([]);
  });

  it('leaves wanted what nothing passed depends on', () => {
    const changed = stepsOf((path) => {
      path.task('a');
      path.all(
        () => path.task('y'),
        () => {
          path.task('n2');
          path.task('last');
        },
      );
      path.until('adult', true);
    });
    const story = lived().becomes(changed).waits(5);
    expect(story.wanted).toEqual(['y']);
    expect(story.waits(6).wanted).toEqual(['y']);
  });

  it('that takes a task out, or puts a wait before it, orders nobody to undo it', () => {
    const without = stepsOf((path) => {
      path.task('a');
      path.until('adult', true);
    });
    const story = lived().becomes(without).waits(5);
    expect(story.orphans).toEqual(['last']);
    expect(story.wanted).toEqual([]);
    const waiting = stepsOf((path) => {
      path.task('a');
      path.until('wish', true);
      path.task('last');
    });
    expect(lived().becomes(waiting).waits(5).wanted).toEqual([]);
  });
});

describe('one task that two branches call for', () => {
  it('is one task, opened once', () => {
    const rules = rulesOf({ tasks: { check: { days: 5 } } });
    const steps = stepsOf((path) => {
      path.all(
        () => path.task('check'),
        () => path.task('check'),
      );
    });
    const story = new Story(steps, rules).waits(7);
    expect(story.wanted).toEqual(['check']);
    expect(story.entries.filter((e) => e.kind === 'told' && e.what === 'opened')).toHaveLength(1);
    expect(story.rungs('check')).toEqual(['due']);
  });
});

describe('what comes from outside', () => {
  const rules = rulesOf({ tasks: { visit: { days: 5 } } });
  const steps = stepsOf((path) => void path.task('visit'));

  it('is refused where its name is no fact of the pack, whatever else it may be', () => {
    expect(new Story(steps, rules).fact(1, 'constructor', true).refused).toBe('fact-unknown');
    expect(new Story(steps, rules).fact(1, 'born', '2200-12').refused).toBe('fact-value-invalid');
  });

  it('lies in the future only by mistake', () => {
    expect(new Story(steps, rules).does(2, 'visit', 'done', 1).refused).toBe('happened-in-future');
  });
});

describe('an extension', () => {
  const rules = rulesOf({ tasks: { decide: { days: 10 } } });
  const steps = stepsOf((path) => void path.task('decide'));

  it('in another unit goes on from the last day', () => {
    const story = new Story(steps, rules).extends(3, 'decide', { n: 5, unit: 'cn_workday' });
    expect(story.due('decide')).toBe(16);
  });

  it('lengthens only the opening it was given for', () => {
    const story = new Story(steps, rules).extends(3, 'decide', { n: 5, unit: 'day' });
    expect(story.due('decide')).toBe(16);
    const open = new Story(
      stepsOf((path) => {
        path.task('decide');
        path.until('adult', true);
      }),
      rules,
    );
    open.extends(3, 'decide', { n: 5, unit: 'day' }).does(4, 'decide');
    expect(open.voids(100, { task: 'decide' }).due('decide')).toBe(111);
  });

  it('is a whole number', () => {
    const story = new Story(steps, rules).extends(3, 'decide', { n: 0.5, unit: 'day' });
    expect(story.refused).toBe('clock-invalid');
  });
});

describe('a kinder date', () => {
  const at = (days: number, side: 'office' | 'person') =>
    rulesOf({ tasks: { pay: { due: deadline(days, { side }) } } }, { hash: `${days}` });
  const steps = stepsOf((path) => void path.task('pay'));

  it('is kept when an entry moves it: by as much as the entry says', () => {
    const office = new Story(steps, at(10, 'office')).becomes(steps, at(20, 'office'));
    expect(office.waits(1).hold(2, 'pay', 3).due('pay')).toBe(12);
    const person = new Story(steps, at(20, 'person')).becomes(steps, at(5, 'person'));
    expect(person.waits(1).hold(2, 'pay', 3).due('pay')).toBe(22);
  });

  it('is kept over a hold that gives no date', () => {
    const story = new Story(steps, at(10, 'office')).becomes(steps, at(20, 'office')).waits(1);
    expect(story.hold(2, 'pay').due('pay')).toBeUndefined();
    expect(story.hold(4, 'pay', 4).due('pay')).toBe(13);
  });
});

describe('a hold begun where another ends', () => {
  it('holds', () => {
    const rules = rulesOf({ tasks: { decide: { days: 10 } } });
    const story = new Story(
      stepsOf((path) => void path.task('decide')),
      rules,
    );
    story.hold(2, 'decide').hold(4, 'decide', 4).hold(4, 'decide');
    expect(story.due('decide')).toBeUndefined();
  });
});

describe('a fact at the instant of a deadline', () => {
  it('beats it as a deed does', () => {
    const rules = rulesOf({
      tasks: { go: {} },
      facts: { wish: {} },
      deadlines: { end: deadline(9) },
    });
    let end = '';
    const steps = stepsOf((path) => {
      end = path.first({ over: () => path.elapsed('end'), said: () => path.until('wish', true) });
      path.until('adult', true);
    });
    new Story(steps, rules).fact(10, 'wish', true);
    expect(end).toBe('said');
  });
});

describe('acts of one turn', () => {
  it('a task that is done is not reminded of, though its act was taken after it was due', () => {
    const rules = rulesOf({ tasks: { visit: { days: 5 } } });
    const story = new Story(
      stepsOf((path) => void path.task('visit')),
      rules,
    );
    expect(story.does(9, 'visit').rungs('visit')).toEqual([]);
  });
});

describe('a forecast of a task opened again', () => {
  it('ends when people were told it would', () => {
    const rules = rulesOf({ tasks: { visit: { days: 5 } } });
    const steps = stepsOf((path) => {
      path.task('visit');
      path.until('adult', true);
    });
    const story = new Story(steps, rules).does(2, 'visit').voids(50, { task: 'visit' });
    expect(forecast(steps, story.entries, rules, day(50))).toEqual([
      { key: 'step/visit', outcome: 'done', at: day(56) - 1 },
    ]);
  });
});

describe('the place of a path', () => {
  it('is never voided away: without it no desk could help', () => {
    const story = new Story(
      stepsOf((path) => void path.task('visit')),
      rulesOf({ tasks: { visit: {} } }),
    );
    expect(story.voids(1, { fact: 'place' }).refused).toBe('entry-not-voidable');
    expect(story.fact(2, 'place', 'county').voids(3, { fact: 'place' }).refused).toBeUndefined();
  });
});

describe('a closing step', () => {
  it('that does not apply closes nothing', () => {
    const rules = rulesOf({ tasks: { visit: {} } }, { closing: 'step' });
    const steps = stepsOf((path) => path.notApplicable('example'));
    expect(evaluate(steps, [], rules, day(0)).results).toEqual({ step: 'not-applicable' });
  });
});

describe('a void that two people have to sign', () => {
  const steps = stepsOf((path) => {
    path.task('a');
    path.until('adult', true);
  });
  const signed = (second: boolean) =>
    rulesOf({ tasks: { a: { void: { by: ['caseworker', 'clerk'], second } } } });
  const other: Actor = { ...clerk, id: 'example-other-clerk' };

  it('voids nothing at its first signature, nor when the same person signs again', () => {
    const story = new Story(steps, signed(true)).does(1, 'a').voids(2, { task: 'a' });
    expect(story.wanted).toEqual([]);
    story.voids(3, { task: 'a' });
    expect(story.refused).toBe('void-needs-another');
    expect(story.wanted).toEqual([]);
  });

  it('counts as soon as another person signs, once', () => {
    const story = new Story(steps, signed(true)).does(1, 'a');
    story.voids(2, { task: 'a' }).voids(3, { task: 'a' }, clerk);
    expect(story.wanted).toEqual(['a']);
    story.voids(4, { task: 'a' }, other);
    expect(story.refused).toBe('entry-not-voidable');
  });

  it('stays what it was when the rules ask for more, or for less, later', () => {
    const alone = new Story(steps, signed(false)).does(1, 'a').voids(2, { task: 'a' });
    expect(alone.becomes(steps, signed(true)).waits(3).wanted).toEqual(['a']);
    const first = new Story(steps, signed(true)).does(1, 'a').voids(2, { task: 'a' });
    expect(first.becomes(steps, signed(false)).waits(3).wanted).toEqual([]);
  });
});
