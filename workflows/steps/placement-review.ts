import { defineStep } from '../../src/contract/define-step.ts';

/**
 * A look, every six months, at whether the place where a child lives is still the right one.
 *
 * For every child in care, until she goes home or turns eighteen; the rhythm is a proposal of this product. A change is a
 * choice on record like the first one: who was asked, the child's own words, brothers and sisters together or a written
 * reason (Civil Code art. 35; Minors Protection Law art. 93).
 */
export const placementReview = defineStep('placement-review', [], (path) => {
  if (path.fact('adult')) path.notApplicable('adult');
  if (path.fact('guardian')) path.notApplicable('guardian');
  const end = path.first({
    grown: () => path.until('adult', true),
    'with-parents': () => path.until('care', 'with-parents'),
    reviewed: () =>
      path.rounds<never>('review', () => {
        path.elapsed('next-review');
        if (path.task('review-placement') === 'change-needed') path.task('change-placement');
        return undefined;
      }),
  });
  return end === 'grown' ? end : 'with-parents';
});
