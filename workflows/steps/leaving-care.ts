import { defineStep } from '../../src/contract/define-step.ts';

/**
 * Leaving care at eighteen, prepared from seventeen.
 *
 * For every child who was without a safe guardian and did not go home. Guardianship ends with majority (Civil Code
 * art. 39), help does not: dwelling, money, school or work and one person to turn to are planned a year ahead, and the
 * papers are handed over on the birthday.
 */
export const leavingCare = defineStep('leaving-care', [], (path) => {
  if (path.fact('adult')) path.notApplicable('adult');
  if (path.fact('guardian')) path.notApplicable('guardian');
  return path.first({
    'with-parents': () => path.until('care', 'with-parents'),
    'left-care': () => {
      path.first({
        soon: () => path.until('nearly-adult', true),
        grown: () => path.until('adult', true),
      });
      path.task('plan-leaving-care');
      path.until('adult', true);
      path.task('hand-over-papers');
    },
  });
});
