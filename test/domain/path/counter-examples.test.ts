import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../../src/domain/path/evaluate.ts';
import { forecast } from '../../../src/domain/path/forecast.ts';
import { defineSteps, type Path } from '../../../src/domain/path/words.ts';
import { FuelSpent } from '../../../src/domain/path/fuel.ts';
import { day, deadline, rulesOf, rung, START, stepsOf, Story } from './story.ts';

describe('a decision returned for supplement', () => {
  const rules = rulesOf({
    tasks: { apply: { days: 5 }, decide: { days: 10, outcomes: ['approved', 'supplement'] } },
  });
  const steps = stepsOf((path) =>
    path.rounds('application', () => {
      path.task('apply');
      return path.task('decide') === 'supplement' ? undefined : 'done';
    }),
  );

  it('is asked anew twice, each time under a round of its own, and then stands', () => {
    const story = new Story(steps, rules)
      .does(1, 'application.1/apply')
      .does(2, 'application.1/decide', 'supplement')
      .does(3, 'application.2/apply')
      .does(4, 'application.2/decide', 'supplement');
    expect(story.wanted).toEqual(['application.3/apply']);
    story.does(5, 'application.3/apply').does(6, 'application.3/decide', 'approved');
    expect(story.advanced.done).toBe(true);
  });
});

describe('a birthday', () => {
  const rules = rulesOf({
    tasks: { 'find-parents': { days: 30 }, 'leaving-care': { days: 10 }, apply: {}, decide: {} },
  });

  it('ends a search on the day the person turns eighteen, and wakes the path for it', () => {
    const steps = stepsOf((path) => {
      const end = path.first({
        found: () => path.task('find-parents'),
        grown: () => path.until('adult', true),
      });
      if (end === 'grown') path.task('leaving-care');
    });
    const story = new Story(steps, rules, { born: '2008-01-21' });
    expect(story.advanced.view.wakeAt).toBe(day(20));
    expect(story.waits(20).wanted).toEqual(['leaving-care']);
  });

  it('after the application changes nothing of what is asked for a child', () => {
    const steps = stepsOf((path) => {
      path.task('apply');
      if (!path.fact('adult')) path.task('find-parents');
      path.task('decide');
    });
    const story = new Story(steps, rules, { born: '2008-01-21' }).does(5, 'apply').waits(40);
    expect(story.wanted).toEqual(['find-parents']);
  });

  it('known only to the year counts as late as the year allows', () => {
    const steps = stepsOf((path) => path.until('adult', true));
    const story = new Story(steps, rules, { born: '2008' });
    expect(story.advanced.view.wakeAt).toBe(day(364));
  });
});

describe('parents found before, typed in after the certificate was issued', () => {
  const rules = rulesOf({
    tasks: {
      'find-parents': { outcomes: ['found'] },
      certificate: { days: 5, undo: { done: 'revoke' } },
      revoke: { days: 3 },
      assess: { days: 7 },
    },
    deadlines: { search: deadline(30) },
  });
  const steps = stepsOf((path) => {
    const end = path.first({
      parents: () => path.task('find-parents'),
      nobody: () => path.elapsed('search'),
    });
    path.task(end === 'nobody' ? 'certificate' : 'assess');
    path.until('adult', true);
  });
  const lived = () =>
    new Story(steps, rules).waits(31).does(32, 'certificate').does(20, 'find-parents', 'found', 40);

  it('leaves the certificate without ground, and asks to revoke it by a date of its own', () => {
    const story = lived();
    expect(story.orphans).toEqual(['certificate']);
    expect(story.wanted).toEqual(['assess', expect.stringMatching(/^undo\..*\/revoke$/)]);
    expect(story.due(story.wanted[1] ?? '')).toBe(44);
  });

  it('is settled once it is revoked, and asked again, anew, should the parents turn out not to be hers', () => {
    const story = lived();
    story.does(41, story.wanted[1] ?? '');
    expect(story.orphans).toEqual([]);
    expect(story.wanted).toEqual(['assess']);
    story.voids(50, { task: 'find-parents' });
    expect(story.wanted).toEqual(['certificate']);
    expect(story.opening('certificate')).toBe(2);
    expect(story.due('certificate')).toBe(56);
  });
});

describe('an act and a deadline at one instant', () => {
  const rules = rulesOf({ tasks: { reply: {} }, deadlines: { silence: deadline(9) } });
  let end = '';
  const steps = stepsOf((path) => {
    end = path.first({
      silent: () => path.elapsed('silence'),
      answered: () => path.task('reply'),
    });
    path.until('adult', true);
  });

  it('count for the act', () => {
    new Story(steps, rules).does(10, 'reply').waits(11);
    expect(end).toBe('answered');
  });

  it('an act after it does not count any more', () => {
    const story = new Story(steps, rules).waits(10).does(11, 'reply');
    expect(story.refused).toBe('task-not-open');
    expect(end).toBe('silent');
  });
});

describe('a task withdrawn and wanted again', () => {
  const rules = rulesOf({
    tasks: { visit: { days: 5 } },
    facts: { away: {} },
  });
  const steps = stepsOf((path) => {
    path.first({ visited: () => path.task('visit'), gone: () => path.until('away', true) });
    path.until('adult', true);
  });

  it('gets a due date of its own and no rung at its birth', () => {
    const story = new Story(steps, rules).fact(2, 'away', true);
    expect(story.wanted).toEqual([]);
    story.voids(20, { fact: 'away' });
    expect(story.opening('visit')).toBe(2);
    expect(story.due('visit')).toBe(26);
    expect(story.rungs('visit')).toEqual([]);
    expect(story.waits(26).rungs('visit')).toEqual(['due']);
    expect(story.waits(27).waits(30).rungs('visit')).toEqual(['due']);
  });
});

describe('happened on day 1 and typed in on day 20', () => {
  const rules = rulesOf({ tasks: { seat: { days: 10 }, file: { days: 5 } } });
  const steps = stepsOf((path) => {
    path.task('seat');
    path.task('file');
  });

  it('is on time; what follows is due as of day 1, and nobody is warned for the time before it was known', () => {
    const story = new Story(steps, rules).does(1, 'seat', 'done', 20);
    const [seat] = story.advanced.desk.get('step/seat') ?? [];
    expect(seat?.outcome?.happenedAt).toBe(day(1));
    expect(story.due('file')).toBe(7);
    expect(story.waits(21).rungs('file')).toEqual([]);
  });
});

describe('a hold over a deadline', () => {
  const rules = rulesOf({
    tasks: { decide: { days: 10 }, revoke: { due: deadline(10, { pausable: false }) } },
  });
  const decide = stepsOf((path) => void path.task('decide'));

  it('gives no date while it is open, and the rest of the time once it ends', () => {
    const story = new Story(decide, rules).hold(4, 'decide');
    expect(story.due('decide')).toBeUndefined();
    expect(story.waits(30).rungs('decide')).toEqual([]);
    story.hold(34, 'decide', 34);
    expect(story.due('decide')).toBe(41);
  });

  it('moves the date once when its end is known', () => {
    expect(new Story(decide, rules).hold(4, 'decide', 9).due('decide')).toBe(16);
  });

  it('never stops a clock that the law does not let stop', () => {
    const revoke = stepsOf((path) => void path.task('revoke'));
    expect(new Story(revoke, rules).hold(4, 'revoke').due('revoke')).toBe(11);
  });
});

describe('a wrong outcome', () => {
  const rules = rulesOf({
    tasks: { check: { outcomes: ['fit', 'unfit'], days: 5 }, hand: {}, place: {} },
  });
  const steps = stepsOf((path) => {
    path.task(path.task('check') === 'fit' ? 'hand' : 'place');
    path.until('adult', true);
  });

  it('voided after what followed was done: asked again, and what followed is without ground', () => {
    const story = new Story(steps, rules).does(1, 'check', 'fit').does(2, 'hand');
    story.voids(3, { task: 'check' });
    expect(story.wanted).toEqual(['check']);
    expect(story.orphans).toEqual(['hand']);
    story.does(4, 'check', 'unfit');
    expect(story.wanted).toEqual(['place']);
  });

  it('voided and entered again as it was puts what followed back into force', () => {
    const story = new Story(steps, rules).does(1, 'check', 'fit').does(2, 'hand');
    story.voids(3, { task: 'check' }).does(1, 'check', 'fit', 4);
    expect(story.orphans).toEqual([]);
    expect(story.wanted).toEqual([]);
  });
});

describe('a step that waits for the result of another', () => {
  const rules = rulesOf({ tasks: { train: {} } });

  it('goes on when that one has come to an end', () => {
    const step = { name: 'step', needs: [], run: (path: Path) => void path.task('train') };
    const job = { name: 'job', needs: ['step'], run: (path: Path) => path.result('step') };
    const story = new Story(defineSteps([job, step]), rules);
    expect(story.advanced.view.results).toEqual({});
    expect(story.does(3, 'train').advanced.view.results).toEqual({ step: 'done', job: 'done' });
  });

  it('while that one waits for it is refused when the registry is built', () => {
    const step = (name: string, need: string) => ({ name, needs: [need], run: () => undefined });
    expect(() => defineSteps([step('a', 'b'), step('b', 'c'), step('c', 'a')])).toThrow(
      'steps wait for each other: a -> b -> c -> a',
    );
  });
});

describe('ten years of visits', () => {
  const year = { n: 12, unit: 'month' } as const;
  const rules = rulesOf({
    tasks: { visit: {} },
    facts: { risk: { type: 'code', codes: ['high', 'low'] } },
    deadlines: { end: deadline(10, { unit: 'year' }) },
    schedules: {
      visits: {
        by: 'risk',
        stages: [
          {
            after: { n: 0, unit: 'month' },
            every: { high: { n: 1, unit: 'month' }, default: year },
          },
        ],
        article: 'default',
        confidence: 'default',
      },
    },
  });
  const steps = stepsOf((path) => path.series('visit', 'visits', () => path.elapsed('end')));
  const lived = () => {
    const story = new Story(steps, rules).fact(0, 'risk', 'low');
    for (let year = 0; year < 10; year++) story.series(year * 365 + 100, 'visit');
    return story;
  };

  it('ask for one each year, and end', () => {
    const story = lived();
    expect(story.waits(3660).advanced.done).toBe(true);
    expect(story.advanced.view.skipped).toEqual([]);
  });

  it('a late entry fills the window it happened in, and shifts none', () => {
    const story = new Story(steps, rules).fact(0, 'risk', 'low').waits(400);
    expect(story.wanted).toEqual(['visit.2/visit']);
    expect(story.advanced.view.skipped).toHaveLength(1);
    story.series(200, 'visit', 401);
    expect(story.advanced.view.skipped).toEqual([]);
    expect(story.wanted).toEqual(['visit.2/visit']);
    expect(story.opening('visit.2/visit')).toBe(2);
  });

  it('come more often from the window on in which the risk is high', () => {
    const story = lived().fact(1000, 'risk', 'high', 3600);
    const { skipped } = story.advanced.view;
    expect(skipped.length).toBeGreaterThan(70);
    expect(Math.min(...skipped.map((s) => s.from))).toBeGreaterThanOrEqual(day(1000));
  });
});

describe('a reopened case', () => {
  it('is a new path: a closed one takes no more acts', () => {
    const rules = rulesOf({ tasks: { visit: {} } });
    const story = new Story(
      stepsOf((path) => void path.task('visit')),
      rules,
    ).does(1, 'visit');
    expect(story.fact(2, 'place', 'county').refused).toBe('path-closed');
    expect(story.entries.at(-1)?.kind).not.toBe('fact');
  });
});

describe('two persons who turn out to be one', () => {
  const rules = rulesOf({
    tasks: { visit: {}, duplicate: {} },
    facts: { merged: {}, language: { type: 'code' } },
  });
  const steps = stepsOf((path) => {
    path.first({ duplicate: () => path.until('merged', true), visited: () => path.task('visit') });
  });

  it('keep one path: the other closes as a duplicate, and its facts are copied with their own dates', () => {
    const other = new Story(steps, rules).fact(1, 'language', 'shan').fact(5, 'merged', true);
    expect(other.advanced.done).toBe(true);
    const kept = new Story(steps, rules).fact(1, 'language', 'shan', 6);
    expect(kept.entries.find((e) => e.kind === 'fact' && e.name === 'language')?.happenedAt).toBe(
      day(1),
    );
    expect(kept.wanted).toEqual(['visit']);
  });
});

describe('a task that new code inserts before one already passed', () => {
  const rules = rulesOf({ tasks: { first: {}, check: { days: 3 }, sign: {}, last: {} } });
  const old = stepsOf((path) => {
    path.task('first');
    path.task('last');
    path.until('adult', true);
  });
  const changed = stepsOf((path) => {
    path.task('first');
    path.task('check');
    path.task('sign');
    path.task('last');
    path.until('adult', true);
  });

  it('was not asked then: it is written down, and the path stands where it stood', () => {
    const story = new Story(old, rules).does(1, 'first').does(2, 'last');
    story.becomes(changed).waits(5);
    expect(story.orphans).toEqual([]);
    expect(story.wanted).toEqual([]);
    const notAsked = story.entries.filter((e) => e.kind === 'outcome' && e.outcome === 'not-asked');
    expect(notAsked.map((e) => e.kind === 'outcome' && e.key)).toEqual(['step/check', 'step/sign']);
  });

  it('before one that still waits is asked as any other', () => {
    const story = new Story(old, rules).does(1, 'first');
    expect(story.becomes(changed).waits(5).wanted).toEqual(['check']);
  });
});

describe('a date that only the rules moved', () => {
  const at = (days: number, side: 'office' | 'person') =>
    rulesOf({ tasks: { pay: { due: deadline(days, { side }) } } }, { hash: `${days}` });
  const steps = stepsOf((path) => void path.task('pay'));

  it("stays at the earlier one for an office's duty", () => {
    const story = new Story(steps, at(10, 'office'));
    expect(story.becomes(steps, at(20, 'office')).waits(1).due('pay')).toBe(11);
    expect(story.becomes(steps, at(5, 'office')).waits(2).due('pay')).toBe(6);
  });

  it('stays at the later one for a right of the person', () => {
    const story = new Story(steps, at(10, 'person'));
    expect(story.becomes(steps, at(5, 'person')).waits(1).due('pay')).toBe(11);
    expect(story.becomes(steps, at(20, 'person')).waits(2).due('pay')).toBe(21);
  });
});

describe('a step that turns in a circle', () => {
  const rules = rulesOf({ tasks: { go: {} } });
  const circle = stepsOf((path) =>
    path.rounds('again', () => (path.fact('adult') === true ? 'done' : undefined)),
  );

  it('is stopped by its fuel, and throws', () => {
    expect(() => evaluate(circle, [], rules, START)).toThrow(FuelSpent);
  });

  it('refuses the act that led into it, and keeps the path as it was', () => {
    const steps = stepsOf((path) => {
      path.task('go');
      path.rounds('again', () => (path.fact('adult') === true ? 'done' : undefined));
    });
    const story = new Story(steps, rules);
    expect(story.does(1, 'go').refused).toBe('path-waits-for-rules');
    expect(story.waits(2).wanted).toEqual(['go']);
  });
});

describe('an outage of days', () => {
  const rules = rulesOf(
    { tasks: { visit: { days: 5 } } },
    {
      ladders: {
        office: [rung('due', 0), rung('head', 2), rung('county', 4)],
      },
    },
  );

  it('lets only the highest rung act, once, and names those it passed', () => {
    const story = new Story(
      stepsOf((path) => void path.task('visit')),
      rules,
    );
    expect(story.waits(9).rungs('visit')).toEqual(['due', 'head']);
    const rungs = story.entries.filter((e) => e.kind === 'told' && e.what === 'rung');
    expect(rungs).toHaveLength(1);
    expect(rungs[0]).toMatchObject({ rung: 'head', passed: ['due'] });
    expect(story.waits(10).waits(40).rungs('visit')).toEqual(['due', 'head', 'county']);
  });
});

describe('a forecast', () => {
  it('ends every task on its last day with the usual outcome, and tells nothing of unknown facts', () => {
    const rules = rulesOf({ tasks: { a: { days: 3 }, b: { days: 4 }, c: {} } });
    const steps = stepsOf((path) => {
      path.task('a');
      path.task('b');
      path.until('adult', true);
      path.task('c');
    });
    const story = new Story(steps, rules);
    const lines = forecast(steps, story.entries, rules, START);
    expect(lines.map(({ key, at }) => [key, at])).toEqual([
      ['step/a', day(4) - 1],
      ['step/b', day(8) - 1],
    ]);
  });
});
