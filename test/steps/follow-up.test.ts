import { describe, expect, it } from '@jest/globals';
import { check, seen, type Line } from './check.ts';

const step = 'follow-up';
const facts = { born: '2001-05-05', risk: 'medium' };
const agreed: Line[] = [[2, 'agree-contact']];
const window = (n: number) => `visit.${n}/visit`;
const wanted = (story: Parameters<typeof seen>[0]) =>
  seen({ ...story, on: story.on ?? 0 })
    .wanted.filter((w) => w.step === step)
    .map((w) => w.key.slice(10));

describe('somebody who is visited', () => {
  it('first agrees on how she wants to be met', () =>
    check({ step, facts }, { wanted: ['agree-contact', window(1)] }));

  it.each([
    ['high', 7],
    ['medium', 14],
    ['low', 31],
  ])('at risk "%s" is visited again after %i days', (risk, days) => {
    const story = { step, facts: { ...facts, risk }, then: [...agreed, [3, window(1)] as Line] };
    expect(wanted({ ...story, on: days - 1 })).toEqual([]);
    expect(wanted({ ...story, on: days })).toEqual([window(2)]);
  });

  it('of unknown risk is visited as one of high risk', () =>
    check({ step, then: [...agreed, [3, window(1)]], on: 7 }, { wanted: [window(2)] }));

  it('whose visit says crisis is visited more closely from the next window on', () =>
    check(
      { step, facts, then: [...agreed, [3, window(1), 'crisis'], [15, window(2)]], on: 21 },
      { wanted: [window(3)] },
    ));

  it('two years and longer has no more visits than life needs', () => {
    const windows = seen({ step, facts, then: agreed, on: 700 }).skipped;
    expect(windows.length).toBeGreaterThan(10);
    expect(windows.length).toBeLessThan(30);
  });
});

describe('the end of follow-up', () => {
  const visits: Line[] = [...agreed];

  it('is not talked about before two years', () => {
    const story = { step, facts, then: visits };
    expect(wanted({ ...story, on: 725 })).not.toContain('review.1/review-follow-up');
    expect(wanted({ ...story, on: 740 })).toContain('review.1/review-follow-up');
  });

  it('of a child comes after three years, and a year after eighteen', () => {
    const child = { step, facts: { born: '2009-06-01' }, then: visits };
    expect(wanted({ ...child, on: 1090 })).not.toContain('review.1/review-follow-up');
    expect(wanted({ ...child, on: 1110 })).toContain('review.1/review-follow-up');
    const nine = { step, facts: { born: '2016-11-20' }, then: visits };
    expect(wanted({ ...nine, on: 3400 })).not.toContain('review.1/review-follow-up');
    expect(wanted({ ...nine, on: 3620 })).toContain('review.1/review-follow-up');
  });

  it('is proposed by one and agreed by another, else it goes on for three months', () => {
    const reviewed: Line[] = [...visits, [740, 'review.1/review-follow-up']];
    expect(wanted({ step, facts, then: reviewed, on: 741 })).toContain('review.1/second-review');
    const goesOn: Line[] = [...reviewed, [745, 'review.1/second-review', 'go-on']];
    expect(wanted({ step, facts, then: goesOn, on: 800 })).not.toContain(
      'review.2/review-follow-up',
    );
    expect(wanted({ step, facts, then: goesOn, on: 840 })).toContain('review.2/review-follow-up');
  });

  it('leaves a card with the way back', () => {
    const ended: Line[] = [
      ...visits,
      [740, 'review.1/review-follow-up'],
      [745, 'review.1/second-review'],
    ];
    check({ step, facts, then: ended }, { wanted: ['leave-contact-card'] });
    check(
      { step, facts, then: [...ended, [746, 'leave-contact-card']] },
      { wanted: [], result: 'closing' },
    );
  });

  it('comes at once where an adult declines, and not where a child does', () => {
    const declines: Line[] = [[5, { 'declines-follow-up': true }]];
    check({ step, facts, then: declines }, { wanted: ['leave-contact-card'] });
    expect(wanted({ step, facts: { born: '2016-11-20' }, then: declines, on: 6 })).toContain(
      window(1),
    );
  });
});

describe('somebody who cannot be reached', () => {
  const base = { step, facts };

  it('is looked for by the one she knows, and by the police only where somebody fears that she was taken', () => {
    const silent: Line[] = [...agreed, [3, window(1)], [5, { whereabouts: 'out-of-contact' }]];
    const notFound: Line[] = [...silent, [7, 'contact.1/look-for-person', 'not-found']];
    check({ ...base, then: silent }, { wanted: ['contact.1/look-for-person'] });
    check({ ...base, then: notFound }, { wanted: [] });
    const taken: Line = [8, { whereabouts: 'feared-taken' }];
    check({ ...base, then: [...notFound, taken] }, { wanted: ['contact.1/search-missing-person'] });
    check({ ...base, then: [...silent, taken] }, { wanted: ['contact.1/search-missing-person'] });
    check({ ...base, then: [...silent, [7, 'contact.1/look-for-person']] }, { wanted: [] });
  });

  it('who is feared taken is searched for within a day', () =>
    check(
      { ...base, then: [...agreed, [3, window(1)], [5, { whereabouts: 'feared-taken' }]] },
      {
        wanted: ['contact.1/search-missing-person'],
        due: { 'contact.1/search-missing-person': '2026-03-08' },
      },
    ));

  it.each(['here', 'left-freely'])(
    'who is seen again (%s) is searched for no more',
    (whereabouts) => {
      const taken: Line[] = [...agreed, [3, window(1)], [5, { whereabouts: 'feared-taken' }]];
      check({ ...base, then: [...taken, [6, { whereabouts }]] }, { wanted: [] });
    },
  );

  it('of whom nothing is heard is looked for by her caseworker, whatever those do who search', () => {
    const taken: Line[] = [...agreed, [3, window(1)], [5, { whereabouts: 'feared-taken' }]];
    check(
      { ...base, then: [...taken, [6, { whereabouts: 'out-of-contact' }]] },
      { wanted: ['contact.2/look-for-person'] },
    );
  });

  it('who has left freely is searched for by nobody', () =>
    check(
      { ...base, then: [...agreed, [3, window(1)], [5, { whereabouts: 'left-freely' }]] },
      { wanted: [] },
    ));
});

describe('a move', () => {
  const moved: Line[] = [...agreed, [3, window(1)], [4, { moved: true }]];

  it('is looked at within three days', () => {
    check(
      { step, facts, then: moved },
      { wanted: ['move.1/see-after-move'], due: { 'move.1/see-after-move': '2026-03-09' } },
    );
    check({ step, facts, then: [...moved, [6, 'move.1/see-after-move']] }, { wanted: [] });
    check(
      { step, facts, then: [...moved, [6, 'move.1/see-after-move'], [9, { moved: true }]] },
      { wanted: ['move.2/see-after-move'] },
    );
  });

  it('at low risk, within a week', () =>
    check(
      { step, facts: { ...facts, risk: 'low' }, then: moved },
      { wanted: ['move.1/visit-after-move'], due: { 'move.1/visit-after-move': '2026-03-13' } },
    ));

  it.each<[string, Line]>([
    ['to an institution', [4, '/guardianship/transfer-to-institution']],
    ['to kin', [4, '/guardianship/choose-placement', 'kin']],
    ['decided in a review', [4, '/placement-review/review.1/change-placement']],
  ])('%s is one', (_, line) =>
    check(
      {
        step,
        facts: { born: '2016-11-20', risk: 'medium' },
        then: [...agreed, [3, window(1)], line],
      },
      { wanted: ['move.1/see-after-move'] },
    ),
  );
});

describe('thirty days without contact', () => {
  const met = (day: number): Line => [day, { contact: true }];
  const silent = 'silence.1/look-into-silence';

  it.each(['high', 'medium'])('at risk "%s" is looked into by the supervisor', (risk) => {
    const story = { step, facts: { ...facts, risk }, then: [...agreed, met(5)] };
    expect(wanted({ ...story, on: 35 })).not.toContain(silent);
    expect(wanted({ ...story, on: 36 })).toContain(silent);
    expect(wanted({ ...story, then: [...agreed, met(5), met(20)], on: 50 })).not.toContain(silent);
    expect(wanted({ ...story, then: [...agreed, met(5), [20, window(2)]], on: 50 })).not.toContain(
      silent,
    );
    expect(
      wanted({ ...story, then: [...agreed, met(5), [20, window(2), 'not-met']], on: 36 }),
    ).toContain(silent);
  });

  it('at low risk is as it should be', () =>
    expect(wanted({ step, facts: { ...facts, risk: 'low' }, then: agreed, on: 100 })).not.toContain(
      'silence.1/look-into-silence',
    ));

  it('at high risk is looked into in later years as well', () => {
    const story = { step, facts: { ...facts, risk: 'high' }, then: [...agreed, met(400)] };
    expect(wanted({ ...story, on: 440 }).some((key) => key.includes('look-into-silence'))).toBe(
      true,
    );
  });

  it('that nobody can explain starts the look for the person', () =>
    check(
      {
        step,
        facts,
        then: [...agreed, met(5), [37, silent, 'not-found']],
      },
      { wanted: ['contact.1/look-for-person', window(3)] },
    ));
});

describe('two visits at which somebody was not met', () => {
  it('start the look for the person', () =>
    check(
      {
        step,
        facts,
        then: [...agreed, [3, window(1), 'not-met'], [16, window(2), 'not-met-again']],
      },
      { wanted: ['contact.1/look-for-person'] },
    ));
});

describe('high risk', () => {
  it('at the beginning makes follow-up last for three years', () => {
    const story = { step, facts: { ...facts, risk: 'high' }, then: agreed };
    expect(wanted({ ...story, on: 1090 })).not.toContain('review.1/review-follow-up');
    expect(wanted({ ...story, on: 1110 })).toContain('review.1/review-follow-up');
  });
});
