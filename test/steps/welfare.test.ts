import { describe, it } from '@jest/globals';
import { check, dateOf, type Line } from './check.ts';

const step = 'welfare';
const applied: Line[] = [
  [0, 'give-emergency-aid'],
  [3, 'file-application'],
  [8, 'check-household'],
];

describe('welfare, a service that stands in the pack alone', () => {
  it('begins with help in an emergency, and takes the papers beside it', () =>
    check(
      { step },
      {
        wanted: ['file-application', 'give-emergency-aid'],
        due: { 'give-emergency-aid': dateOf(1) },
      },
    ));

  it('goes one task after the other', () => {
    check({ step, then: applied.slice(0, 2) }, { wanted: ['check-household'] });
    check({ step, then: applied }, { wanted: ['decide-welfare'] });
  });

  it('that is granted is paid and insured side by side, and is done', () => {
    const granted: Line[] = [...applied, [20, 'decide-welfare']];
    check({ step, then: granted }, { wanted: ['connect-insurance', 'pay-first-month'] });
    check(
      {
        step,
        then: [...granted, [25, 'pay-first-month'], [26, 'connect-insurance', 'not-wanted']],
      },
      { wanted: [], result: 'done' },
    );
  });

  it('that is refused is served with its reasons, and ends there', () => {
    const refused: Line[] = [...applied, [20, 'decide-welfare', 'refused']];
    check({ step, then: refused }, { wanted: ['serve-decision'] });
    check({ step, then: [...refused, [22, 'serve-decision']] }, { wanted: [], result: 'refused' });
  });
});
