import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { check, yunnan, type Line } from './check.ts';

const step = 'residency';
const facts = { born: '2001-05-05', nationality: 'cn', wish: 'stay' };
const panel = ['police', 'civil-affairs', 'hrss'];
const opinion = (department: string, round = 1) =>
  `application.${round}/opinion.${department}/give-opinion`;
const heard: Line[] = [
  [0, 'hear-wish'],
  [0, 'describe-dwelling'],
];
const handedIn: Line[] = [...heard, [1, 'application.1/submit-application']];
const proved: Line[] = [...handedIn, [2, 'application.1/issue-proof-of-stay']];
/** Checked on Friday 6 March. */
const checked: Line[] = [...proved, [4, 'application.1/papers.1/check-papers']];
const opinions = panel.map((department): Line => [15, opinion(department)]);
const decided = (outcome: string): Line[] => [
  ...checked,
  ...opinions,
  [30, 'application.1/decide', outcome],
];
const served = (outcome: string, how = 'served'): Line[] => [
  ...decided(outcome),
  [35, `application.1/${outcome === 'refused' ? 'serve-refusal' : 'serve-decision'}`, how],
];

describe('a person who cannot or will not go home', () => {
  it.each<[string, Record<string, string | boolean>]>([
    ['will not', { wish: 'stay' }],
    ['cannot', { 'cannot-return': true }],
    ['will not, and is a man', { wish: 'stay', sex: 'male' }],
    ['will not, and is foreign', { wish: 'stay', nationality: 'foreign' }],
    ['will not, and is a child', { wish: 'stay', born: '2016-01-01' }],
  ])('(%s) is heard alone, and her dwelling described', (_, known) =>
    check({ step, facts: known }, { wanted: ['describe-dwelling', 'hear-wish'] }),
  );

  it('who has not said so is not asked to apply', () =>
    check(
      { step, facts: { wish: 'undecided' } },
      { wanted: [], waits: ['cannot-return', 'wish'] },
    ));
});

describe('an application', () => {
  it('is proved on the next working day, while its papers are checked', () =>
    check(
      { step, facts, then: handedIn },
      {
        wanted: ['application.1/issue-proof-of-stay', 'application.1/papers.1/check-papers'],
        due: {
          'application.1/issue-proof-of-stay': '2026-03-04',
          'application.1/papers.1/check-papers': '2026-03-10',
        },
      },
    ));

  it('whose missing papers nobody names in five working days counts as complete', () =>
    check(
      { step, facts, then: proved, on: 9 },
      { wanted: panel.map((department) => opinion(department)) },
    ));

  it('without a paper has it brought, and is checked again', () => {
    const returned: Line[] = [...proved, [4, 'application.1/papers.1/check-papers', 'supplement']];
    check(
      { step, facts, then: returned, on: 30 },
      { wanted: ['application.1/papers.1/supplement-papers'] },
    );
    check(
      { step, facts, then: [...returned, [10, 'application.1/papers.1/supplement-papers']] },
      { wanted: ['application.1/papers.2/check-papers'] },
    );
  });

  it('has the opinions side by side, within fifteen working days each', () =>
    check(
      { step, facts, then: checked },
      {
        wanted: panel.map((department) => opinion(department)),
        due: { [opinion('police')]: '2026-03-27' },
      },
    ));

  it('is decided as soon as all have spoken', () =>
    check(
      { step, facts, then: [...checked, ...opinions] },
      { wanted: ['application.1/decide'], due: { 'application.1/decide': '2026-04-22' } },
    ));

  it('on which one office is silent is decided all the same, and the office still asked', () => {
    const silent = [...checked, ...opinions.slice(1)];
    check({ step, facts, then: silent, on: 24 }, { wanted: [opinion('police')] });
    check(
      { step, facts, then: silent, on: 26 },
      { wanted: ['application.1/decide', opinion('police')] },
    );
    check(
      { step, facts, then: [...silent, [30, 'application.1/decide']] },
      { wanted: ['application.1/serve-decision'] },
    );
  });

  it('on which nearly all are silent waits a week longer, and no more than the law gives', () => {
    const silent = [...checked, ...opinions.slice(2)];
    check(
      { step, facts, then: silent, on: 31 },
      { wanted: [opinion('police'), opinion('civil-affairs')] },
    );
    check(
      { step, facts, then: silent, on: 33 },
      {
        wanted: ['application.1/decide', opinion('police'), opinion('civil-affairs')],
        // Forty-five working days after the papers were complete.
        due: { 'application.1/decide': '2026-05-13' },
      },
    );
  });

  it('that one office speaks against is decided by the named officer all the same', () =>
    check(
      { step, facts, then: [...checked, [15, opinion('police'), 'against'], ...opinions.slice(1)] },
      { wanted: ['application.1/decide'] },
    ));

  it.each(['temporary', 'permanent', 'conditional'])(
    'that is decided as "%s" has to be served, and holds from then on',
    (outcome) => {
      check(
        { step, facts, then: decided(outcome) },
        { wanted: ['application.1/serve-decision'], result: undefined },
      );
      check({ step, facts, then: served(outcome) }, { wanted: [], result: outcome });
    },
  );

  it('may be withdrawn at any time, and made again', () => {
    const withdrawn: Line[] = [...proved, [3, { 'withdraws-application': true }]];
    check({ step, facts, then: withdrawn }, { wanted: ['application.1/confirm-withdrawal'] });
    const confirmed: Line[] = [...withdrawn, [5, 'application.1/confirm-withdrawal']];
    check({ step, facts, then: confirmed }, { wanted: [], result: undefined });
    check(
      { step, facts, then: [...confirmed, [90, { 'applies-again': true }]] },
      { wanted: ['application.2/submit-application'] },
    );
    check(
      { step, facts, then: [...confirmed, [90, { 'left-province': true }]] },
      { wanted: [], result: 'withdrawn' },
    );
  });

  it('withdrawn before the decision, typed in after it, has the decision withdrawn', () =>
    check(
      {
        step,
        facts,
        then: [...decided('permanent'), [20, { 'withdraws-application': true }]],
        on: 35,
      },
      {
        wanted: [
          'application.1/confirm-withdrawal',
          'application.1/undo.entry-013/withdraw-approval',
        ],
        orphans: ['application.1/decide'],
      },
    ));
});

describe('a refusal', () => {
  const refused = [
    ...served('refused'),
    [36, 'application.1/note-stay-during-appeal'] satisfies Line,
  ];
  const contested: Line[] = [...refused, [60, { 'contests-decision': true }]];
  const upheld: Line[] = [
    ...contested,
    [63, 'application.1/accept-appeal'],
    [100, 'application.1/decide-appeal'],
    [103, 'application.1/explain-way-to-court'],
  ];

  it('has it noted that nobody may send the person away', () =>
    check(
      { step, facts, then: served('refused') },
      {
        wanted: ['application.1/note-stay-during-appeal'],
      },
    ));

  it('is not final before the six months in which a court may be asked', () =>
    check(
      { step, facts, then: refused, on: 215 },
      {
        wanted: [],
        waits: [
          'applies-again',
          'contests-decision',
          'suit',
          'goes-to-court',
          'left-province',
          'left-province',
        ],
        result: undefined,
      },
    ));

  it('is watched over by the register of time limits from its service on, until it is contested', () => {
    const elsewhere = (lines: Line[]) =>
      lines.map(([day, what, outcome]): Line =>
        typeof what === 'string'
          ? ([day, `/residency/${what}`, ...(outcome === undefined ? [] : [outcome])] as Line)
          : [day, what],
      );
    const register = { step: 'limitation', facts };
    const ask = 'decision.1/right.reconsideration/alarm.1/ask-reconsideration';
    check({ ...register, then: elsewhere(decided('refused')), on: 66 }, { wanted: [] });
    check({ ...register, then: elsewhere(served('refused')), on: 66 }, { wanted: [ask] });
    check(
      { ...register, then: elsewhere([...contested, [63, 'application.1/accept-appeal']]), on: 90 },
      { wanted: [] },
    );
  });

  it('of which the remedies were not told may be contested for a year', () => {
    const untold: Line[] = [
      ...served('refused', 'served-without-remedies'),
      [36, 'application.1/note-stay-during-appeal'],
      [380, { 'contests-decision': true }],
    ];
    check({ step, facts, then: untold }, { wanted: ['application.1/accept-appeal'] });
  });

  it('may be contested for sixty days and longer, and is then judged within sixty', () => {
    check({ step, facts, then: contested }, { wanted: ['application.1/accept-appeal'] });
    check(
      { step, facts, then: [...contested, [63, 'application.1/accept-appeal']] },
      {
        wanted: ['application.1/decide-appeal'],
        due: { 'application.1/decide-appeal': '2026-07-03' },
      },
    );
  });

  it('that is overturned opens the application anew', () =>
    check(
      {
        step,
        facts,
        then: [...upheld.slice(0, -2), [100, 'application.1/decide-appeal', 'overturned']],
      },
      { wanted: ['application.2/submit-application'] },
    ));

  it('that is upheld leaves fifteen days for the way to court', () => {
    check(
      { step, facts, then: upheld.slice(0, -1) },
      { wanted: ['application.1/explain-way-to-court'] },
    );
    const sued: Line[] = [...upheld, [110, { 'goes-to-court': true }]];
    check({ step, facts, then: sued }, { wanted: ['application.1/record-judgment'] });
    check(
      { step, facts, then: [...sued, [200, 'application.1/record-judgment', 'overturned']] },
      { wanted: ['application.2/submit-application'] },
    );
  });

  it('may be taken to court at once', () =>
    check(
      { step, facts, then: [...refused, [150, { 'goes-to-court': true }]] },
      { wanted: ['application.1/record-judgment'] },
    ));

  it.each<[string, Line[], number]>([
    ['while remedies are open', refused, 50],
    ['after they have run out', refused, 400],
    ['after it was upheld', upheld, 130],
  ])('is no end: on new facts she applies again %s', (_, then, day) =>
    check(
      { step, facts, then: [...then, [day, { 'applies-again': true }]] },
      { wanted: ['application.2/submit-application'] },
    ),
  );

  it('is what came of it when she has left', () =>
    check(
      { step, facts, then: [...refused, [400, { 'left-province': true }]] },
      { wanted: [], result: 'refused' },
    ));
});

describe('the paper of the decision', () => {
  const ajv = new Ajv2020();
  addFormats.default(ajv);
  const form = (name: string) =>
    ajv.compile(
      JSON.parse(readFileSync(`policies/yunnan-2008/1.0.0/forms/${name}.json`, 'utf8')) as object,
    );

  it.each(['stay-decision', 'stay-opinion'])('(%s) takes conditions of a lawful kind', (name) =>
    expect(form(name)({ conditions: ['tell-of-move', 'renew-on-time'] })).toBe(true),
  );

  it.each([
    'helps-police',
    'stays-married',
    'stays-with-employer',
    'says-nothing',
    'Keeps silent about it',
  ])('refuses one such as "%s"', (condition) => {
    expect(form('stay-decision')({ conditions: [condition] })).toBe(false);
    expect(form('stay-opinion')({ conditions: [condition] })).toBe(false);
  });

  it('bears the name of who decided and the reasons, whatever was decided', () => {
    const { outcomes = [] } = yunnan().tasks['residency/decide'] ?? {};
    expect(outcomes).toHaveLength(4);
    for (const { requires } of outcomes) {
      expect(requires).toEqual(expect.arrayContaining(['decidedBy', 'reason']));
    }
  });

  it.each(['decision', 'refusal'])(
    'counts from a day of service (%s), in a language, with the remedies',
    (what) => {
      const { outcomes = [] } = yunnan().tasks[`residency/serve-${what}`] ?? {};
      expect(outcomes.find(({ usual }) => usual)?.requires).toEqual([
        'servedOn',
        'language',
        'remediesTold',
      ]);
      expect(form('stay-service')({ remediesTold: false })).toBe(false);
    },
  );

  it('has a clock that a supplement stops, and nothing else of it does', () => {
    const pausable = Object.values(yunnan().tasks)
      .filter(({ step: of, due }) => of === step && due?.kind === 'statutory' && due.pausable)
      .map(({ task }) => task);
    expect(pausable).toEqual(['decide']);
  });
});
