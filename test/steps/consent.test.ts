import { describe, expect, it } from '@jest/globals';
import { check, seen, yunnan, type Line } from './check.ts';

const step = 'consent';
const adult = { born: '2001-05-05' };
const agreed: Line[] = [[1, '/intake/ask-consents']];

describe('a consent', () => {
  it('that was never asked for cannot run out', () =>
    check(
      { step, facts: adult, on: 800 },
      { wanted: [], waits: ['consent.services', 'consent.services'] },
    ));

  it('is asked for again after twelve months, and a year after that', () => {
    check({ step, facts: adult, then: agreed, on: 365 }, { wanted: [] });
    check({ step, facts: adult, then: agreed, on: 368 }, { wanted: ['term.1/ask-again'] });
    const again: Line[] = [...agreed, [380, 'term.1/ask-again']];
    check({ step, facts: adult, then: again, on: 740 }, { wanted: [] });
    check({ step, facts: adult, then: again, on: 748 }, { wanted: ['term.2/ask-again'] });
  });

  it.each<[string, Record<string, string>]>([
    ['a minor', { born: '2016-11-20' }],
    ['somebody of unknown age', {}],
  ])('of %s is asked for again after six', (_, facts) =>
    check({ step, facts, then: agreed, on: 186 }, { wanted: ['term.1/ask-again'] }),
  );

  it('of a guardian ends at eighteen: she is asked herself within thirty days', () =>
    check(
      { step, facts: { born: '2008-04-20' }, then: agreed, on: 50 },
      { wanted: ['term.1/ask-at-majority'], due: { 'term.1/ask-at-majority': '2026-05-20' } },
    ));

  it.each([
    ['eight, when she is heard as well', '2018-04-20'],
    ['fourteen, when she says yes herself', '2012-04-20'],
  ])('is asked for again at %s, once', (_, born) => {
    const facts = { born };
    check({ step, facts, then: agreed, on: 48 }, { wanted: [] });
    const due = { 'term.1/ask-again': '2026-05-20' };
    check({ step, facts, then: agreed, on: 50 }, { wanted: ['term.1/ask-again'], due });
    const again: Line[] = [...agreed, [60, 'term.1/ask-again']];
    check({ step, facts, then: again, on: 200 }, { wanted: [] });
  });

  it('that is declined is asked for again in its time, not before', () => {
    const declined: Line[] = [[1, '/intake/ask-consents', 'declined']];
    check({ step, facts: adult, then: declined, on: 300 }, { wanted: [] });
    check({ step, facts: adult, then: declined, on: 368 }, { wanted: ['term.1/ask-again'] });
  });
});

describe('a consent that is taken back', () => {
  it.each(['medical', 'school', 'employer', 'interview', 'abroad', 'media', 'recipients'])(
    '(%s) has its receivers told on the next working day',
    (purpose) => {
      const name = `consent.${purpose}`;
      const given: Line[] = [...agreed, [2, { [name]: true }]];
      check({ step, facts: adult, then: given, on: 100 }, { wanted: [] });
      const back: Line[] = [...given, [3, { [name]: false }]];
      const task = `purpose.${purpose}/withdrawal.1/tell-receivers`;
      check({ step, facts: adult, then: back }, { wanted: [task], due: { [task]: '2026-03-06' } });
      check({ step, facts: adult, then: [...back, [4, task]], on: 100 }, { wanted: [] });
      check(
        {
          step,
          facts: adult,
          then: [...back, [4, task], [9, { [name]: true }], [20, { [name]: false }]],
        },
        { wanted: [`purpose.${purpose}/withdrawal.2/tell-receivers`] },
      );
    },
  );

  it.each<[string, Record<string, string | boolean>]>([
    ['an adult', { ...adult, wish: 'stay' }],
    ['a child', { born: '2016-11-20', guardian: false }],
  ])('or was never given takes no service from %s but what would share', (_, facts) => {
    const services = (outcome: string) =>
      seen({ step, facts, then: [[1, '/intake/ask-consents', outcome]] })
        .wanted.map(({ key }) => key)
        .filter((key) => !/^(training|job)\//.test(key));
    expect(services('declined')).toEqual(services('agreed'));
    expect(services('declined').length).toBeGreaterThanOrEqual(10);
  });

  it('stops no act of the law and no bed: only training and work wait for it', () => {
    const waits = seen({
      step,
      facts: { ...adult, 'wants-job': true },
      then: [[1, { 'consent.services': false }]],
    })
      .waiting.filter(({ fact, value }) => fact === 'consent.services' && value === true)
      .map((one) => one.step);
    expect([...new Set(waits)].sort()).toEqual(['consent', 'job', 'training']);
  });
});

describe('the paper of consents', () => {
  it.each(['consent/ask-again', 'consent/ask-at-majority'])(
    '(%s) names the purposes and the language',
    (task) =>
      expect(yunnan().tasks[task]?.outcomes.find(({ usual }) => usual)?.requires).toEqual([
        'agreedTo',
        'language',
      ]),
  );
});
