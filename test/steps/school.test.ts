import { describe, it } from '@jest/globals';
import { check, dateOf, type Line } from './check.ts';

const step = 'school';
/** Nine years old. */
const facts = { born: '2016-11-20' };
const seated: Line[] = [
  [4, 'search.1/find-seat'],
  [7, 'first-day-in-class'],
];
const settled: Line[] = [
  ...seated,
  [20, 'open-student-file'],
  [20, 'grant-school-aid'],
  [20, 'write-school-plan'],
];
const waits = ['attends-school', 'may-work', 'needs-school-change', 'school-year'];

describe('a child of school age', () => {
  it('is found a seat within ten working days', () =>
    check(
      { step, facts },
      { wanted: ['search.1/find-seat'], due: { 'search.1/find-seat': '2026-03-16' } },
    ));

  it.each([[['2008-03-20']], [['2008-03-20', '2012-08-31', '2005-01-01']]])(
    'whose date of birth was taken for another one for a while keeps her seat (%j)',
    (mistakes) => {
      const corrected: Line[] = [...mistakes, facts.born].map((born, i) => [30 + i, { born }]);
      check({ step, facts, then: [...settled, ...corrected] }, { wanted: [], waits });
      check({ step, facts, then: corrected }, { wanted: ['search.1/find-seat'] });
    },
  );

  it.each(['cn', 'foreign', 'stateless', 'undetermined'])(
    'of nationality "%s" is found one as well',
    (nationality) =>
      check({ step, facts: { ...facts, nationality } }, { wanted: ['search.1/find-seat'] }),
  );

  it('whose seat is refused has it urged, and the search goes on', () => {
    const refused: Line[] = [[4, 'search.1/find-seat', 'refused']];
    check({ step, facts, then: refused }, { wanted: ['search.1/urge-admission'] });
    check(
      { step, facts, then: [...refused, [6, 'search.1/urge-admission']] },
      { wanted: ['search.2/find-seat'] },
    );
  });

  it('sits in class first: no paper is asked for before', () =>
    check({ step, facts, then: [[4, 'search.1/find-seat']] }, { wanted: ['first-day-in-class'] }));

  it('gets file, aid and plan after the first day, side by side', () =>
    check(
      { step, facts, then: seated },
      {
        wanted: ['grant-school-aid', 'open-student-file', 'write-school-plan'],
        due: { 'open-student-file': '2026-04-09' },
      },
    ));

  it('who moves is let go and taken in within ten working days each, and sits in the new class', () => {
    const moves: Line[] = [...settled, [60, { 'needs-school-change': true }]];
    check(
      { step, facts, then: moves },
      { wanted: ['change.1/transfer-in', 'change.1/transfer-out'] },
    );
    const moved: Line[] = [...moves, [65, 'change.1/transfer-out'], [66, 'change.1/transfer-in']];
    check({ step, facts, then: moved }, { wanted: ['change.1/first-day-in-new-class'] });
    check(
      { step, facts, then: [...moved, [67, 'change.1/first-day-in-new-class']] },
      { wanted: [], waits },
    );
  });

  it('who is away for some days is left in peace, and who comes back is back', () => {
    const away: Line[] = [...settled, [70, { 'attends-school': false }]];
    check({ step, facts, then: away, on: 79 }, { wanted: [] });
    check(
      { step, facts, then: [...away, [78, { 'attends-school': true }]], on: 100 },
      { wanted: [], waits },
    );
  });

  it('who stays away for more than ten days is talked back, and reported only after that', () => {
    const away: Line[] = [...settled, [70, { 'attends-school': false }]];
    check({ step, facts, then: away, on: 81 }, { wanted: ['change.1/talk-back-to-school'] });
    const gone: Line[] = [...away, [82, 'change.1/talk-back-to-school', 'stays-away']];
    check({ step, facts, then: gone }, { wanted: ['change.1/report-absence'] });
    const reported: Line[] = [...gone, [84, 'change.1/report-absence']];
    check({ step, facts, then: reported, on: 200 }, { wanted: [] });
    check(
      { step, facts, then: [...reported, [200, { 'attends-school': true }]] },
      { wanted: [], waits },
    );
    check(
      { step, facts, then: [...away, [82, 'change.1/talk-back-to-school']] },
      { wanted: [], waits },
    );
  });

  it('has her class settled each year, until she graduates', () => {
    check({ step, facts, then: settled, on: 371 }, { wanted: [] });
    check({ step, facts, then: settled, on: 373 }, { wanted: ['year.1/settle-class'] });
    const promoted: Line[] = [...settled, [380, 'year.1/settle-class']];
    check({ step, facts, then: promoted, on: 700 }, { wanted: [] });
    check({ step, facts, then: promoted, on: 748 }, { wanted: ['year.2/settle-class'] });
    check(
      { step, facts, then: [...promoted, [750, 'year.2/settle-class', 'graduated']] },
      { wanted: ['settle-next-school'] },
    );
  });

  it('turns sixteen, and what comes after is settled', () =>
    check({ step, facts, then: settled, on: 2500 }, { wanted: ['settle-next-school'] }));
});

describe('somebody of another age', () => {
  it('who is five waits for the sixth birthday', () => {
    const five = { born: '2020-05-01' };
    check({ step, facts: five }, { wanted: [], waits: ['adult', 'may-work', 'of-school-age'] });
    check(
      { step, facts: five, on: 60 },
      { wanted: ['search.1/find-seat'], due: { 'search.1/find-seat': '2026-05-18' } },
    );
  });

  it('who is sixteen or seventeen is asked whether she wants to, and again when she does', () => {
    const seventeen = { born: '2008-12-01' };
    check(
      { step, facts: seventeen },
      { wanted: ['offer.1/offer-school'], due: { 'offer.1/offer-school': dateOf(30) } },
    );
    const later: Line[] = [[10, 'offer.1/offer-school', 'not-now']];
    check({ step, facts: seventeen, then: later, on: 60 }, { wanted: [] });
    check(
      { step, facts: seventeen, then: [...later, [60, { 'wants-school': true }]] },
      { wanted: ['offer.2/offer-school'] },
    );
    check(
      { step, facts: seventeen, then: [[10, 'offer.1/offer-school']] },
      { wanted: ['search.1/find-seat'] },
    );
  });

  it('who is grown up has no school to go to', () =>
    check({ step, facts: { born: '2001-01-01' } }, { wanted: [], result: 'not-applicable' }));
});
