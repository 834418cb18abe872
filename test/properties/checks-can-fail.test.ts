import { describe, expect, it } from '@jest/globals';
import { advance } from '../../src/domain/path/advance.ts';
import { clockDue } from '../../src/domain/path/clock-due.ts';
import { PRODUCT, STARTED, type Entry, type FactValue } from '../../src/domain/path/ledger.ts';
import type { Path, Steps } from '../../src/domain/path/words.ts';
import type { Rules, TaskRule } from '../../src/domain/policy/rules.ts';
import { DAY_MS, type Instant } from '../../src/domain/time/instant.ts';
import { linear } from '../../workflows/steps/linear.ts';
import { examplePack } from '../support/example-pack.ts';
import { BEGIN } from '../support/random-path.ts';
import { invariants } from './all.ts';
import { decisionsCountFromService, holdStopsNoLaw, movedPreclusions } from './clocks.ts';
import { everyTaskHasAnOffice, neverStuck, nothingReopens, orderDoesNotMatter } from './core.ts';
import { humansDecide, onlyFearStartsTheSearch } from './deciders.ts';
import { deedsAreRecorded } from './deeds.ts';
import { leaks } from './disclosure.ts';
import { helpIsNeverBlocked, nothingWaitsForPolice } from './help-is-never-blocked.ts';
import { lookAt, worker, type Invariant, type Lived } from './invariant.ts';
import { lessKind, otherClocks } from './kinder-date.ts';
import { neutralOrder } from './neutral-order.ts';
import { nobodyIsMoved } from './nobody-is-moved.ts';
import { codeOf, toldOf } from './turns.ts';
import { shownWithout, withdrawalCostsNothing } from './withdrawal.ts';

type Line = [task: string, outcome: string] | Record<string, FactValue>;
const pack = examplePack();

/** A path of these lines, a day apart, under the real pack or one with a fault. */
function path(lines: readonly Line[], fault: { steps?: Steps; rules?: Rules } = {}): Lived {
  const { steps, rules } = { ...pack, ...fault };
  const place = Object.hasOwn(rules.places, '530102') ? '530102' : 'SOF46';
  const all: Line[] = [{ [STARTED]: `${rules.id}@${rules.version}`, place }, ...lines];
  const ledger = all.flatMap((line, n) => entriesOf(line, n));
  return lookAt({ steps, rules, ledger, now: (BEGIN + all.length * DAY_MS) as Instant });
}

function entriesOf(line: Line, n: number): Entry[] {
  const at = (BEGIN + n * DAY_MS) as Instant;
  const head = (i: number) =>
    ({ v: 1, happenedAt: at, recordedAt: at, by: worker, id: `e${n}${i}` }) as const;
  if (Array.isArray(line)) return [{ ...head(0), kind: 'outcome', key: line[0], outcome: line[1] }];
  return Object.entries(line).map(([name, value], i) => ({
    ...head(i),
    kind: 'fact',
    name,
    value,
  }));
}

/** The steps of the pack with one that has a fault. */
function withStep(name: string, run: (path: Path) => string | void): { steps: Steps } {
  return { steps: { ...pack.steps, [name]: { name, needs: [], run } } };
}

function withTask(key: string, more: Partial<TaskRule>): { rules: Rules } {
  const task = pack.rules.tasks[key];
  if (!task) throw new Error(`no task ${key}`);
  return { rules: { ...pack.rules, tasks: { ...pack.rules.tasks, [key]: { ...task, ...more } } } };
}

/** What is sound passes; the same with a fault does not, and is told by this sentence. */
function tells(invariant: Invariant, sound: Lived, [faulty, sentence]: [Lived, RegExp]): void {
  expect(invariant.broken(sound)).toEqual([]);
  expect(invariant.broken(faulty).join('\n')).toMatch(sentence);
}

const met: Line[] = [
  { 'parents-found': true, born: '2016-11-20' },
  ['reunion/return.1/assess-parents', 'fit'],
];
const applied: Line[] = [
  { wish: 'stay' },
  ['residency/hear-wish', 'heard'],
  ['residency/describe-dwelling', 'described'],
  ['residency/application.1/submit-application', 'handed-in'],
];

describe('a fault is found in', () => {
  it('a bed that waits for a consent (1)', () => {
    const run = (p: Path) => {
      p.until('consent.services', true);
      p.task('find-bed');
    };
    tells(helpIsNeverBlocked, path([]), [path([], withStep('shelter', run)), /find-bed/]);
  });

  it('an answer that is refused because a step turns in a circle after it (1)', () => {
    const run = (p: Path) => {
      p.task('screen-safety');
      p.rounds('again', () => undefined);
    };
    const steps = { intake: { name: 'intake', needs: [], run } };
    tells(deedsAreRecorded, path([]), [path([], { steps }), /screen-safety was refused/]);
  });

  it('a return that is decided on before the child was heard (2)', () => {
    const run = (p: Path) => void p.rounds('return', () => p.task('decide-return'));
    tells(nobodyIsMoved, path(met), [
      path(met, withStep('reunion', run)),
      /hear-child says nothing/,
    ]);
  });

  it('a journey that goes on although the wish was taken back (2)', () => {
    const other = examplePack('SOF46');
    const service = other.rules.steps['safe-return'];
    if (!service) throw new Error('no safe return');
    const run = linear({ ...service, gate: { fact: 'wants-return', value: true } }).run;
    const steps = { ...other.steps, 'safe-return': { name: 'safe-return', needs: [], run } };
    const journey = (prefix: string): Line[] => [
      { 'wants-return': true },
      [`safe-return/${prefix}hear-return-wish`, 'wants'],
      [`safe-return/${prefix}note-return-risk`, 'no-great-risk'],
      [`safe-return/${prefix}accept-return`, 'accepted'],
    ];
    const faulty = path(journey(''), { rules: other.rules, steps });
    tells(nobodyIsMoved, path(journey('wanted.1/'), other), [
      faulty,
      /goes on although wants-return/,
    ]);
  });

  it('a bed for women alone, and a clock that is longer for who is not a citizen (3)', () => {
    const { shelter } = pack.steps;
    const forWomen = withStep('shelter', (p) => {
      p.until('sex', 'female');
      return shelter?.run(p);
    });
    tells(neutralOrder, path([]), [path([{ sex: 'female' }], forWomen), /find-bed/]);
    const slower = withStep('shelter', (p) => {
      p.first({ citizen: () => p.until('nationality', 'cn'), other: () => p.elapsed('stay') });
      p.task('find-bed');
    });
    tells(neutralOrder, path([]), [path([{ nationality: 'cn' }], slower), /find-bed|stay/]);
  });

  it('a product that forgets which dates it has told when the rules change (4)', () => {
    const lived = path([]);
    const before = toldOf(lived);
    const rules = otherClocks(lived.rules);
    const turn = { acts: [], now: lived.now, idOf: (text: string) => text };
    const forgot = advance(codeOf({ steps: lived.steps, rules }), {
      ...turn,
      entries: lived.ledger,
    });
    const knows = advance(codeOf({ steps: lived.steps, rules }), { ...turn, ...before, acts: [] });
    expect(lessKind(before, knows)).toEqual([]);
    expect(lessKind(before, forgot).length).toBeGreaterThan(0);
  });

  it('a preclusion that a hold or an extension moves (5)', () => {
    const lived = path([{ 'freed-on': '2026-02-01' }]);
    const asDuty: typeof clockDue = (lines, rules, clock) =>
      clockDue(lines, rules, { ...clock, rule: { ...clock.rule, nature: 'duty', pausable: true } });
    const fromTheLatest: typeof clockDue = (lines, rules, clock) => {
      const { from: _, ...rule } = clock.rule;
      const last = lines.facts.get('freed-on')?.at(-1)?.value;
      return clockDue(lines, rules, { ...clock, rule, from: Date.parse(String(last)) as Instant });
    };
    expect(movedPreclusions(lived, clockDue)).toEqual([]);
    expect(movedPreclusions(lived, asDuty).join()).toMatch(/moved by a hold or an extension/);
    expect(movedPreclusions(lived, fromTheLatest).join()).toMatch(/later of two days/);
  });

  it('a statutory clock that an office may stop (6)', () => {
    const due = pack.rules.tasks['residency/check-papers']?.due;
    if (!due) throw new Error('no clock');
    const fault = withTask('residency/check-papers', { due: { ...due, pausable: true } });
    tells(holdStopsNoLaw, path(applied), [path(applied, fault), /check-papers was stopped/]);
  });

  it('a row that shows what its rule does not list, or what is nobody’s business (7)', () => {
    const rows = (field: string) => [{ key: 'school/find-seat', disclosed: { [field]: 'x' } }];
    expect(leaks(path([]), rows('language'))).toEqual([]);
    expect(leaks(path([]), rows('nationality'))).toEqual(['school/find-seat shows nationality']);
    const discloses = [{ field: 'born', purpose: 'arrange' }];
    const fault = path([], withTask('school/find-seat', { discloses }));
    expect(leaks(fault, rows('born'))).toEqual(['school/find-seat shows born']);
  });

  it('a bed that ends with a consent, and a field that outlasts one (1, 7)', () => {
    const run = (p: Path) =>
      void p.first({
        ended: () => p.until('consent.media', false),
        helped: () => p.task('find-bed'),
      });
    const agreed: Line[] = [{ 'consent.media': true, 'consent.services': true, language: 'my' }];
    tells(withdrawalCostsNothing, path(agreed), [
      path(agreed, withStep('shelter', run)),
      /find-bed is gone without the consent to media/,
    ]);
    const rows = [{ key: 'training/offer.1/offer-training', disclosed: { language: 'my' } }];
    expect(shownWithout(path(agreed), rows)).toEqual([]);
    expect(shownWithout(path([]), rows)).toEqual([
      'training/offer.1/offer-training shows language without a consent',
    ]);
  });

  it('a remedy that runs from the decision (8)', () => {
    const run = (p: Path) => p.elapsed('reconsideration');
    const faulty = path(applied, withStep('residency', run));
    tells(decisionsCountFromService, path(applied), [faulty, /before anything was served/]);
  });

  it('a search for somebody who only cannot be reached, and a fear that nobody heeds (9)', () => {
    const lines: Line[] = [
      ['follow-up/agree-contact', 'agreed'],
      { whereabouts: 'out-of-contact' },
    ];
    const run = (p: Path) => {
      p.until('whereabouts', 'out-of-contact');
      p.task('search-missing-person');
    };
    const fault = withStep('follow-up', run);
    tells(onlyFearStartsTheSearch, path(lines), [path(lines, fault), /nobody fears/]);
    const taken: Line[] = [{ whereabouts: 'feared-taken' }];
    tells(onlyFearStartsTheSearch, path(taken), [path(taken, fault), /nobody searches/]);
  });

  it('a decision of the product itself (9)', () => {
    const sound = path([['residency/application.1/decide', 'refused']]);
    const ledger = sound.ledger.map((e) => (e.kind === 'outcome' ? { ...e, by: PRODUCT } : e));
    tells(humansDecide, sound, [lookAt({ ...sound, ledger }), /the product answered/]);
  });

  it('a search notice that waits for the paper of the police (10)', () => {
    const lines: Line[] = [
      ['guardianship/begin-temporary-care', 'begun'],
      ['guardianship/hand-over', 'handed-over'],
    ];
    const run = (p: Path) => {
      p.task('begin-temporary-care');
      p.task('hand-over');
      p.task('publish-search-notice');
    };
    const faulty = path(lines, withStep('guardianship', run));
    tells(nothingWaitsForPolice, path(lines), [faulty, /publish-search-notice waits/]);
  });

  it('a step that remembers how often it was looked at', () => {
    let looks = 0;
    const remembers = withStep(
      'shelter',
      (p) => void p.task((looks += 1) % 2 ? 'find-bed' : 'list-belongings'),
    );
    tells(orderDoesNotMatter, path([]), [path([], remembers), /order matters/]);
  });

  it('a wait for a fact that nobody records', () => {
    const { died, ...facts } = pack.rules.facts;
    if (!died) throw new Error('no such fact');
    const tasks = withTask('closure/record-death', { outcomes: [] }).rules.tasks;
    const rules = { ...pack.rules, tasks, facts: { ...facts, died: { ...died, recorders: [] } } };
    tells(neverStuck, path([]), [path([], { rules }), /nobody is asked for died/]);
  });

  it('a task that is asked for again, and one of an office that is not there', () => {
    const done = path([['intake/receive', 'received']]);
    const [wanted] = path([]).view.wanted.filter(({ key }) => key === 'intake/receive');
    const view = { ...done.view, wanted: wanted ? [wanted] : [] };
    tells(nothingReopens, done, [{ ...done, view }, /wanted and answered/]);
    const { 'civil-affairs': _, ...departments } = pack.rules.departments;
    const rules = { ...pack.rules, departments };
    tells(everyTaskHasAnOffice, path([]), [path([], { rules }), /is led by civil-affairs/]);
  });
});

it('no invariant is left out of the ledgers of chance', () => {
  const names = invariants.map(({ name }) => name);
  const numbers = names.map((name) => parseInt(name, 10)).filter((n) => n > 0);
  expect(new Set(numbers)).toEqual(new Set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]));
  expect(new Set(names).size).toBe(names.length);
});
