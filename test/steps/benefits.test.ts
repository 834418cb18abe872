import { describe, expect, it } from '@jest/globals';
import { check, yunnan, type Line } from './check.ts';

const rules = yunnan();
const plain = ['living-allowance', 'destitute-support', 'orphan-allowance', 'medical-assistance'];
const benefits = [...plain, 'disability-support'];
const claimed = (step: string) => ({ [`claims.${step}`]: true });
const decided = (outcome: string): Line[] => [
  [3, 'take-application'],
  [6, 'pass-on-application'],
  [30, 'decide', outcome],
];

describe.each(plain)('%s, a service that stands in the pack alone', (step) => {
  const facts = claimed(step);

  it('begins when it is claimed, at any desk of civil affairs', () => {
    check({ step }, { wanted: [], waits: [`claims.${step}`] });
    check(
      { step, facts },
      { wanted: ['take-application'], due: { 'take-application': '2026-03-09' } },
    );
    expect(rules.tasks[`${step}/take-application`]?.lead).toBe('civil-affairs');
    expect(rules.tasks[`${step}/take-application`]?.outcomes[0]?.requires).toContain('place');
  });

  it('is passed on to where it is decided, decided, paid and reviewed within a year', () => {
    check({ step, facts, then: [[3, 'take-application']] }, { wanted: ['pass-on-application'] });
    check({ step, facts, then: decided('granted').slice(0, 2) }, { wanted: ['decide'] });
    check(
      { step, facts, then: decided('granted') },
      { wanted: ['pay-first-month'], due: { 'pay-first-month': '2026-05-01' } },
    );
    const paid: Line[] = [...decided('granted'), [50, 'pay-first-month']];
    check({ step, facts, then: paid }, { wanted: ['review'], due: { review: '2027-04-21' } });
    check({ step, facts, then: [...paid, [400, 'review']] }, { wanted: [], result: 'done' });
    check(
      { step, facts, then: [...paid, [400, 'review', 'ended']] },
      { wanted: ['serve-decision'] },
    );
    check(
      { step, facts, then: [...paid, [400, 'review', 'ended'], [404, 'serve-decision']] },
      { wanted: [], result: 'ended' },
    );
  });

  it('that is refused has its reasons, and the time to contest them begins to run once it is served', () => {
    check({ step, facts, then: decided('refused') }, { wanted: ['serve-decision'] });
    check(
      { step, facts, then: [...decided('refused'), [35, 'serve-decision']] },
      { wanted: [], result: 'refused' },
    );
    const refused: Line[] = [[30, `/${step}/decide`, 'refused']];
    check({ step: 'limitation', facts, then: refused, on: 61 }, { wanted: [] });
    check(
      {
        step: 'limitation',
        facts,
        then: [...refused, [35, `/${step}/serve-decision`]],
        on: 66,
      },
      { wanted: ['decision.1/right.reconsideration/alarm.1/ask-reconsideration'] },
    );
  });
});

describe('support with a disability', () => {
  it('is assessed before it is passed on', () =>
    check(
      {
        step: 'disability-support',
        facts: claimed('disability-support'),
        then: [[3, 'take-application']],
      },
      { wanted: ['assess-disability'] },
    ));
});

describe('every benefit', () => {
  it.each(benefits)('(%s) is decided by a named person, a refusal with reasons', (step) => {
    const { outcomes = [] } = rules.tasks[`${step}/decide`] ?? {};
    expect(outcomes.map(({ code, requires }) => [code, requires])).toEqual([
      ['granted', ['decidedBy']],
      ['refused', ['decidedBy', 'reason']],
    ]);
  });

  it.each([...benefits, 'welfare'])('(%s) hangs neither on sex nor on nationality', (step) => {
    const { gate, appliesTo } = rules.steps[step] ?? {};
    expect([gate?.fact, appliesTo?.fact]).not.toContain('sex');
    expect([gate?.fact, appliesTo?.fact]).not.toContain('nationality');
  });
});

describe('the allowance of a child', () => {
  const receives: Line[] = [[30, '/orphan-allowance/decide']];

  it('is settled at eighteen, and may go on while she is at school', () => {
    const grown = { step: 'orphan-allowance-grown', facts: { born: '2008-05-01' }, then: receives };
    check({ ...grown, on: 59 }, { wanted: [] });
    check({ ...grown, on: 61 }, { wanted: ['end-allowance'] });
    check(
      { ...grown, then: [...receives, [70, 'end-allowance', 'goes-on-at-school']] },
      { wanted: [], result: 'done' },
    );
  });

  it('is settled after an adoption', () =>
    check(
      {
        step: 'orphan-allowance-adopted',
        then: [...receives, [90, '/guardianship/register-adoption']],
      },
      { wanted: ['end-allowance'] },
    ));

  it('that was never received is not settled', () =>
    check(
      { step: 'orphan-allowance-grown', facts: { born: '2001-05-01' } },
      { wanted: [], waits: ['receives.orphan-allowance'] },
    ));
});
