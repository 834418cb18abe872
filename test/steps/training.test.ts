import { describe, expect, it } from '@jest/globals';
import { check, dateOf, yunnan, type Line } from './check.ts';

const step = 'training';
const facts = { born: '2001-05-05', 'consent.services': true };
const found: Line[] = [
  [10, 'offer.1/offer-training'],
  [20, 'course.1/look-at-local-market'],
  [21, 'course.1/hear-training-wish'],
  [30, 'course.1/find-course'],
];
const learning: Line[] = [...found, [40, 'enrol'], [41, 'grant-living-aid']];

describe('a person of working age', () => {
  it.each(['female', 'male', 'other'])(
    'of sex "%s" is offered training within thirty days',
    (sex) =>
      check(
        { step, facts: { ...facts, sex } },
        { wanted: ['offer.1/offer-training'], due: { 'offer.1/offer-training': dateOf(30) } },
      ),
  );

  it('who does not want it now is left alone until she does', () => {
    const later: Line[] = [[10, 'offer.1/offer-training', 'not-now']];
    check(
      { step, facts, then: later, on: 200 },
      { wanted: [], waits: ['left-training', 'wants-training'] },
    );
    check(
      { step, facts, then: [...later, [210, { 'wants-training': true }]] },
      { wanted: ['offer.2/offer-training'] },
    );
  });

  it('has the local market looked at, and is asked what she wants, before a course is chosen', () => {
    check(
      { step, facts, then: found.slice(0, 1) },
      { wanted: ['course.1/hear-training-wish', 'course.1/look-at-local-market'] },
    );
    const { outcomes = [] } = yunnan().tasks['training/find-course'] ?? {};
    expect(outcomes[0]?.requires).toEqual(['name', 'wish', 'hiredLocally']);
  });

  it('is told of to no other office before she agrees', () => {
    check(
      { step, facts: { born: '2001-05-05' } },
      { wanted: [], waits: ['consent.services', 'left-training'] },
    );
    check(
      { step, facts: { born: '2001-05-05' }, then: [[3, { 'consent.services': true }]] },
      { wanted: ['offer.1/offer-training'] },
    );
  });

  it('for whom there is no course has another one looked for', () =>
    check(
      { step, facts, then: [...found.slice(0, 3), [30, 'course.1/find-course', 'none']] },
      { wanted: ['course.2/hear-training-wish', 'course.2/look-at-local-market'] },
    ));

  it('is enrolled and given living aid side by side', () =>
    check({ step, facts, then: found }, { wanted: ['enrol', 'grant-living-aid'] }));

  it('gets a certificate after the course', () => {
    check(
      { step, facts, then: learning },
      { wanted: ['complete-course'], due: { 'complete-course': '2026-10-12' } },
    );
    check(
      { step, facts, then: [...learning, [150, 'complete-course']] },
      { wanted: ['issue-certificate'] },
    );
    check(
      { step, facts, then: [...learning, [150, 'complete-course'], [160, 'issue-certificate']] },
      { result: 'certified' },
    );
  });

  it.each<[string, Line]>([
    ['leaves', [60, { 'left-training': true }]],
    ['breaks off', [60, 'complete-course', 'broken-off']],
  ])('who %s is asked why, and nothing else', (_, line) => {
    check({ step, facts, then: [...learning, line] }, { wanted: ['talk-after-leaving'] });
    check(
      { step, facts, then: [...learning, line, [65, 'talk-after-leaving']] },
      { result: 'left' },
    );
  });
});

describe('somebody younger', () => {
  it('waits for the sixteenth birthday', () => {
    check({ step, facts: { ...facts, born: '2010-04-01' } }, { wanted: [], waits: ['may-work'] });
    check(
      { step, facts: { ...facts, born: '2010-04-01' }, on: 31 },
      { wanted: ['offer.1/offer-training'] },
    );
  });

  it('is not sent to work because nobody knows her age', () =>
    check({ step }, { wanted: [], waits: ['may-work'] }));
});
