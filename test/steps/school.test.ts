import { describe, it } from '@jest/globals';
import { check, type Line } from './check.ts';

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

describe('a child of school age', () => {
  it('is found a seat within ten working days', () =>
    check(
      { step, facts },
      { wanted: ['search.1/find-seat'], due: { 'search.1/find-seat': '2026-03-16' } },
    ));

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
      { wanted: [], waits: ['attends-school', 'needs-school-change', 'of-school-age'] },
    );
  });

  it('who stays away is talked back, and reported only after that', () => {
    const away: Line[] = [...settled, [70, { 'attends-school': false }]];
    check({ step, facts, then: away }, { wanted: ['change.1/talk-back-to-school'] });
    check(
      { step, facts, then: [...away, [72, 'change.1/talk-back-to-school', 'stays-away']] },
      { wanted: ['change.1/report-absence'] },
    );
    check(
      { step, facts, then: [...away, [72, 'change.1/talk-back-to-school']] },
      { wanted: [], waits: ['attends-school', 'needs-school-change', 'of-school-age'] },
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

  it('who is sixteen or seventeen is offered school, and goes if she wants', () => {
    const seventeen = { born: '2008-12-01' };
    check(
      { step, facts: seventeen },
      { wanted: [], waits: ['adult', 'of-school-age', 'wants-school'] },
    );
    check(
      { step, facts: seventeen, then: [[3, { 'wants-school': true }]] },
      { wanted: ['search.1/find-seat'] },
    );
  });

  it('who is grown up has no school to go to', () =>
    check({ step, facts: { born: '2001-01-01' } }, { wanted: [], result: 'not-applicable' }));
});
