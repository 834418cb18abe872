import { describe, expect, it } from '@jest/globals';
import { evaluate } from '../../src/domain/path/evaluate.ts';
import { taskOf } from '../../src/domain/path/keys.ts';
import { STARTED, type EntryBody, type FactValue } from '../../src/domain/path/ledger.ts';
import { taskRule } from '../../src/domain/policy/task-rule.ts';
import { DAY_MS, type Instant } from '../../src/domain/time/instant.ts';
import { openPacks } from '../../src/policy/packs.ts';
import { steps, stepsOf } from '../../workflows/steps/index.ts';

const PLACE = 'SOF46';
/** Monday 2 March 2026, 09:00 at the place. */
const START = Date.UTC(2026, 2, 2, 7) as Instant;
const at = (day: number): Instant => (START + day * DAY_MS) as Instant;

const found = openPacks('policies').forStart(PLACE, '2026-03-02');
if (!found) throw new Error('no pack for the place');
const rules = found;
const services = stepsOf(rules);

type Line =
  [day: number, key: string, outcome?: string] | [day: number, facts: Record<string, FactValue>];

/** What a path there asks for on a day, after what happened. */
function look(lines: readonly Line[], day: number) {
  const begun: [number, EntryBody][] = [
    [0, { kind: 'fact', name: STARTED, value: 'bulgaria-nrm@1.0.0' }],
    [0, { kind: 'fact', name: 'place', value: PLACE }],
  ];
  const bodies = lines.flatMap(([when, what, outcome]): [number, EntryBody][] =>
    typeof what === 'string'
      ? [[when, { kind: 'outcome', key: what, outcome: outcome ?? usual(what) }]]
      : Object.entries(what).map(([name, value]) => [when, { kind: 'fact', name, value }]),
  );
  const by = { id: 'example', role: 'caseworker', place: PLACE };
  const entries = [...begun, ...bodies].map(([when, body], i) => {
    const recordedAt = (at(when) + i) as Instant; // milliseconds apart
    return { v: 1, id: `entry-${i}`, happenedAt: at(when), recordedAt, by, ...body } as const;
  });
  const view = evaluate(services, entries, rules, (at(day) + DAY_MS / 24) as Instant);
  const wanted = (step: string) =>
    view.wanted
      .filter((one) => one.step === step)
      .map(({ key }) => taskOf(key))
      .sort();
  return { view, wanted };
}

function usual(key: string): string {
  const code = taskRule(rules, key)?.outcomes.find((outcome) => outcome.usual)?.code;
  if (code === undefined) throw new Error(`no task ${key}`);
  return code;
}

const identified: Line[] = [
  [1, 'identification/give-social-view'],
  [1, 'identification/give-support-view'],
  [2, 'identification/decide-identification'],
];
const adult: Line = [1, 'identification/confirm-age', 'adult'];
const child: Line = [1, 'identification/confirm-age', 'unknown'];
const REFLECTION = ['advise-on-law', 'offer-support', 'tell-of-period'];

describe('the mechanism of another country', () => {
  it('is an entry of its pack alone: no step of it has a file', () => {
    const files = new Set(steps.map(({ name }) => name));
    const own = Object.values(rules.steps);
    expect(own.length).toBeGreaterThanOrEqual(9);
    expect(own.filter(({ step, flow }) => files.has(step) || !flow)).toEqual([]);
  });

  it('begins with safety, bed, doctor and interpreter, before anybody is identified', () => {
    const { wanted } = look([], 0);
    expect(wanted('immediate-needs')).toEqual([
      'ask-consent',
      'find-bed',
      'find-interpreter',
      'see-doctor',
    ]);
    expect(wanted('risk-assessment')).toEqual(['assess-risk']);
  });

  it('asks no police for anything: they lead no task of it', () => {
    const leads = Object.values(rules.tasks).map(({ lead }) => lead);
    expect(leads.filter((lead) => lead === 'police' || lead === 'prosecutor')).toEqual([]);
  });
});

describe('the period of reflection', () => {
  it('begins by itself when an adult is formally identified, and lasts thirty days', () => {
    expect(look([adult], 1).wanted('reflection')).toEqual([]);
    const { view, wanted } = look([adult, ...identified], 2);
    expect(wanted('reflection')).toEqual(REFLECTION);
    // From Wednesday 4 March to the end of Friday 3 April, when the clocks have gone forward.
    const until = Date.UTC(2026, 3, 3, 21);
    expect(view.waiting).toContainEqual({ step: 'reflection', rule: 'period', until });
  });

  it('ends when it has run out, or earlier by her own word alone', () => {
    const offered = REFLECTION.map((task): Line => [3, `reflection/${task}`]);
    const lines = [adult, ...identified, ...offered];
    expect(look(lines, 31).wanted('reflection')).toEqual([]);
    expect(look(lines, 33).wanted('reflection')).toEqual(['hear-wish']);
    expect(look([...lines, [9, { 'ends-reflection': true }]], 9).wanted('reflection')).toEqual([
      'hear-wish',
    ]);
  });

  it('is none where nobody was identified, and help goes on all the same', () => {
    const refused: Line[] = [
      ...identified.slice(0, 2),
      [2, 'identification/decide-identification', 'not-identified'],
      [2, { 'consent.support': true }],
    ];
    const { view, wanted } = look([adult, ...refused], 2);
    expect(view.results['reflection']).toBe('not-applicable');
    expect(wanted('long-term-support')).toEqual(['agree-goals']);
    expect(wanted('immediate-needs').length).toBeGreaterThan(0);
  });

  it('is none for a child, nor for whoever may be one: she is protected at once', () => {
    const { wanted } = look([child, ...identified], 2);
    expect(wanted('reflection')).toEqual([]);
    expect(wanted('child-protection')).toEqual([
      'name-representative',
      'open-protection',
      'place-safely',
    ]);
    expect(look([child], 1).wanted('child-protection').length).toBe(3);
    expect(look([[0, { born: '2015-05-01' }]], 0).wanted('child-protection').length).toBe(3);
  });
});

describe('a referral', () => {
  const yes: Line = [1, 'immediate-needs/ask-consent', 'both'];

  it('needs her consent, and stops when she takes it back', () => {
    expect(look([], 1).wanted('referral')).toEqual([]);
    expect(look([yes], 1).wanted('referral')).toEqual(['contact-receiver']);
    const taken: Line[] = [
      yes,
      [2, 'referral/wanted.1/contact-receiver'],
      [3, { 'consent.referral': false }],
    ];
    expect(look(taken, 3).wanted('referral')).toEqual(['tell-receiver']);
  });

  it('that is not possible leaves her with help where she is', () => {
    const lines: Line[] = [yes, [2, 'referral/wanted.1/contact-receiver', 'not-possible']];
    expect(look(lines, 2).wanted('help-here')).toEqual(['arrange-help-here', 'report-gap']);
  });
});

describe('an end', () => {
  const proposed: Line[] = [
    [90, { 'ready-to-close': true }],
    [91, 'closing/wanted.1/check-goals'],
    [91, 'closing/wanted.1/hear-person'],
  ];

  it('that is not yet decided leaves everything as it is, until it is proposed again', () => {
    const refused: Line[] = [...proposed, [92, 'closing/wanted.1/decide-closing', 'not-yet']];
    const { view, wanted } = look(refused, 92);
    expect([view.done, wanted('closing')]).toEqual([false, []]);
    const again = look([...refused, [120, { 'ready-to-close': true }]], 120);
    expect(again.wanted('closing')).toEqual(['check-goals', 'hear-person']);
  });

  it('closes the path when it was decided and she has a way back', () => {
    const closed: Line[] = [
      ...proposed,
      [92, 'closing/wanted.1/decide-closing'],
      [93, 'closing/wanted.1/give-way-back'],
    ];
    expect(look(closed, 93).view.done).toBe(true);
  });
});
