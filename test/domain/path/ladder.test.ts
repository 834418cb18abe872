import { describe, expect, it } from '@jest/globals';
import type { EntryOf, FactValue } from '../../../src/domain/path/ledger.ts';
import type { DeadlineRule, Rung } from '../../../src/domain/policy/rules.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Instant } from '../../../src/domain/time/instant.ts';
import { day, deadline, rulesOf, rung, START, stepsOf, Story } from './story.ts';

const at = (days: number, hours = 0, minutes = 0): number =>
  START + days * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS;
/** Days as stories count them. */
const days = (moment: number): number => (moment - START) / DAY_MS;

const channels = [
  {
    code: 'womens-body',
    when: [
      { fact: 'adult', value: true },
      { fact: 'sex', value: 'female' },
    ],
    article: 'a',
    confidence: 'verified' as const,
  },
  {
    code: 'government',
    when: [{ fact: 'adult', value: true }],
    article: 'a',
    confidence: 'verified' as const,
  },
  { code: 'procuratorate', article: 'a', confidence: 'verified' as const },
];

const lawful: Rung[] = [
  rung('head', 0),
  rung('coordination', 3, { to: { role: 'coordination-office', level: 'county' } }),
  rung('prefecture', 10, {
    to: { role: 'coordination-office', level: 'prefecture' },
    kinds: ['statutory', 'normative'],
  }),
  rung('draft', 20, {
    to: { role: 'coordination-office', level: 'prefecture' },
    kinds: ['statutory', 'normative'],
    channels,
  }),
  rung('remedies', 30, { to: { role: 'caseworker', level: 'county' }, kinds: ['statutory'] }),
];

const safety: Rung[] = [
  rung('coordination', 0, {
    to: { role: 'coordination-office', level: 'county' },
    byNight: { role: 'duty-officer', level: 'county' },
  }),
  rung('deputy', 0, {
    minutes: 30,
    to: { role: 'coordination-office', level: 'county' },
    byNight: { role: 'duty-deputy', level: 'county' },
    atNightOnly: true,
    unlessTaken: true,
  }),
  rung('above', 0, {
    minutes: 60,
    to: { role: 'coordination-office', level: 'prefecture' },
    byNight: { role: 'duty-officer', level: 'prefecture' },
    atNightOnly: true,
    unlessTaken: true,
  }),
];

const places = {
  county: { id: 'county', level: 'county' as const, parent: 'prefecture' },
  prefecture: { id: 'prefecture', level: 'prefecture' as const },
};

function story(
  ladder: Rung[],
  due: DeadlineRule,
  { lead = 'office', facts = {} }: { lead?: string; facts?: Record<string, FactValue> } = {},
): Story {
  const rules = rulesOf(
    { tasks: { act: { due, lead } }, facts: { sex: { type: 'code' } } },
    { ladders: { office: ladder }, places },
  );
  const steps = stepsOf((path) => void path.task('act'));
  return new Story(steps, rules, facts);
}

function told(of: Story): EntryOf<'told'>[] {
  return of.entries.filter(
    (entry): entry is EntryOf<'told'> => entry.kind === 'told' && entry.what === 'rung',
  );
}

const statutory = deadline(5, { kind: 'statutory' });

describe('what acts when an office is late', () => {
  it('tells its head, the coordination office, the level above, and prepares a draft; each once', () => {
    const late = story(lawful, statutory);
    for (let n = 1; n <= 60; n++) late.waits(n);

    expect(told(late).map(({ rung: name, to }) => [name, to])).toEqual([
      ['head', { role: 'department-head', department: 'office', place: 'county' }],
      ['coordination', { role: 'coordination-office', place: 'county' }],
      ['prefecture', { role: 'coordination-office', place: 'prefecture' }],
      ['draft', { role: 'coordination-office', place: 'prefecture' }],
      ['remedies', { role: 'caseworker', place: 'county' }],
    ]);
    expect(told(late).map(({ recordedAt }) => days(recordedAt))).toEqual([6, 9, 16, 26, 36]);
  });

  it('ends at the coordination office where no norm says the time', () => {
    const late = story(lawful, deadline(5));
    for (let n = 1; n <= 60; n++) late.waits(n);
    expect(late.rungs('act')).toEqual(['head', 'coordination']);
  });

  it('tells the case supervisor where a caseworker is late', () => {
    const late = story(lawful, deadline(5), { lead: 'caseworker' });
    late.waits(7);
    expect(told(late)[0]?.to).toEqual({ role: 'case-supervisor', place: 'county' });
  });

  it('stops when the task ends', () => {
    const late = story(lawful, statutory).waits(7).does(8, 'act');
    for (let n = 9; n <= 60; n++) late.waits(n);
    expect(late.rungs('act')).toEqual(['head']);
  });

  it('acts once after an outage, by the highest rung, naming what was passed and when it should have acted', () => {
    const late = story(lawful, statutory).waits(17);

    expect(told(late)).toEqual([
      expect.objectContaining({
        rung: 'prefecture',
        passed: ['head', 'coordination'],
        since: day(16),
      }),
    ]);
    late.waits(18).waits(19);
    expect(told(late)).toHaveLength(1);
  });

  it('acts after an outage also where the date moves in the same moment, if it is due by the new date too', () => {
    const late = story(lawful, statutory).waits(6);
    late.extends(20, 'act', { n: 1, unit: 'day' });
    expect(told(late).at(-1)).toMatchObject({ rung: 'prefecture', passed: ['coordination'] });

    for (let n = 21; n <= 60; n++) late.waits(n);
    expect(late.rungs('act')).toEqual(['head', 'coordination', 'prefecture', 'draft', 'remedies']);
  });

  it('is climbed from the day on which a date was told that had long passed, and not before', () => {
    const rules = rulesOf(
      { tasks: { first: {}, act: { due: statutory } } },
      { ladders: { office: lawful }, places },
    );
    const steps = stepsOf((path) => {
      path.task('first');
      path.task('act');
    });
    const late = new Story(steps, rules).does(1, 'first', 'done', 100);
    expect(late.rungs('act')).toEqual([]);
    for (let n = 101; n <= 140; n++) late.waits(n);

    expect(told(late).map(({ rung: name, recordedAt }) => [name, days(recordedAt)])).toEqual([
      ['coordination', 103],
      ['prefecture', 110],
      ['draft', 120],
      ['remedies', 130],
    ]);
  });

  it('prepares the draft also where its rung was passed', () => {
    const late = story(lawful, statutory).waits(40);
    expect(told(late)).toEqual([
      expect.objectContaining({ rung: 'remedies', channel: 'procuratorate' }),
    ]);
  });

  it('says nothing of an outage where it acts in time', () => {
    const late = story(lawful, statutory).waits(6);
    expect(told(late)[0]).not.toHaveProperty('since');
    expect(told(late)[0]).not.toHaveProperty('passed');
  });
});

describe('the lawful way to press an office', () => {
  const channelFor = (facts: Record<string, FactValue>) =>
    told(story(lawful, statutory, { facts }).waits(26))[0]?.channel;

  it('is that of women, of other adults, and of children; an unknown age counts as a child', () => {
    expect(channelFor({ born: '1990-01-01', sex: 'female' })).toBe('womens-body');
    expect(channelFor({ born: '1990-01-01', sex: 'male' })).toBe('government');
    expect(channelFor({ born: '1990-01-01' })).toBe('government');
    expect(channelFor({ born: '2015-01-01', sex: 'female' })).toBe('procuratorate');
    expect(channelFor({})).toBe('procuratorate');
  });
});

describe('a safety task that becomes overdue', () => {
  const inHours = (n: number) => deadline(n, { unit: 'hour', kind: 'statutory' });

  it('by day goes to the coordination office, and to nobody on duty', () => {
    const late = story(safety, inHours(10)); // the path begins at 00:00, so at 10:00
    late
      .waits(days(at(0, 10)))
      .waits(days(at(0, 10, 30)))
      .waits(days(at(0, 11)));
    expect(told(late).map(({ rung: name, to }) => [name, to?.role])).toEqual([
      ['coordination', 'coordination-office'],
    ]);
  });

  it('by night goes to whoever is on duty, after 30 minutes to the deputy, and then to the level above', () => {
    const late = story(safety, inHours(2));
    for (const minute of [0, 15, 30, 45, 60, 90]) late.waits(days(at(0, 2, minute)));
    expect(told(late).map(({ rung: name, to }) => [name, to])).toEqual([
      ['coordination', { role: 'duty-officer', place: 'county' }],
      ['deputy', { role: 'duty-deputy', place: 'county' }],
      ['above', { role: 'duty-officer', place: 'prefecture' }],
    ]);
  });

  it('goes no further once somebody has taken it', () => {
    const late = story(safety, inHours(2)).waits(days(at(0, 2)));
    late.handles(days(at(0, 2, 20)), 'act', { what: 'taken' });
    for (const minute of [30, 60, 90]) late.waits(days(at(0, 2, minute)));
    expect(late.rungs('act')).toEqual(['coordination']);
  });

  it.each(['returned', 'declined'] as const)(
    'goes further where whoever took it has %s it, until it is taken again',
    (what) => {
      const late = story(safety, inHours(2)).waits(days(at(0, 2)));
      late.handles(days(at(0, 2, 10)), 'act', { what: 'taken' });
      late.handles(days(at(0, 2, 20)), 'act', { what });
      late.waits(days(at(0, 2, 30)));
      expect(late.rungs('act')).toEqual(['coordination', 'deputy']);

      late.handles(days(at(0, 2, 40)), 'act', { what: 'taken' }).waits(days(at(0, 3)));
      expect(late.rungs('act')).toEqual(['coordination', 'deputy']);
    },
  );

  it('that nobody could be told of by night goes by day to the coordination office of the level it had reached', () => {
    const late = story(safety, inHours(2)).waits(days(at(0, 9)));
    expect(told(late)).toEqual([
      expect.objectContaining({
        rung: 'above',
        passed: ['coordination', 'deputy'],
        to: { role: 'coordination-office', place: 'prefecture' },
        since: at(0, 3) as Instant,
      }),
    ]);
  });
});

describe('urging by hand and ordering', () => {
  it('asks for an answer within the time of the pack, by the office alone, once', () => {
    const late = story(lawful, statutory).waits(7);
    const { id } = late.handles(8, 'act', { what: 'urged' }, 'coordination-office').lastEntry;
    expect(late.asked('act')).toEqual([{ what: 'urged', due: 12 }]);

    expect(late.handles(9, 'act', { what: 'answered', of: 'unknown' }).refused).toBe(
      'nothing-to-answer',
    );
    expect(late.handles(9, 'act', { what: 'answered', of: id }, 'caseworker').refused).toBe(
      'not-your-task',
    );
    expect(late.handles(9, 'act', { what: 'answered', of: id }).asked('act')).toEqual([]);
    expect(late.handles(9, 'act', { what: 'answered', of: id }).refused).toBe('nothing-to-answer');
  });

  it('lets whoever watches order, and casework only urge', () => {
    const late = story(lawful, statutory).waits(7);
    expect(late.handles(8, 'act', { what: 'ordered' }, 'caseworker').refused).toBe('not-your-task');
    expect(late.handles(8, 'act', { what: 'urged' }, 'caseworker').refused).toBeUndefined();
    expect(late.handles(8, 'act', { what: 'urged' }).refused).toBe('not-your-task');
    expect(
      late.handles(8, 'act', { what: 'ordered' }, 'oversight-officer').refused,
    ).toBeUndefined();
  });

  it('sends a draft, or does not send it, once', () => {
    const late = story(lawful, statutory).waits(26);
    const draft = told(late)[0]?.id ?? '';
    const by = 'coordination-office';
    expect(late.handles(27, 'act', { what: 'not-sent', of: 'another' }, by).refused).toBe(
      'no-draft-waits',
    );
    expect(late.handles(27, 'act', { what: 'ordered', of: draft }, by).refused).toBeUndefined();
    expect(late.handles(28, 'act', { what: 'not-sent', of: draft }, by).refused).toBe(
      'no-draft-waits',
    );
    expect(late.asked('act')).toEqual([{ what: 'ordered', due: 31 }]);
  });
});
