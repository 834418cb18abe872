import { defineStep } from '../../src/contract/define-step.ts';

/**
 * Somebody comes by, for as long as it takes: closer where the risk is high, further apart as life settles.
 *
 * For everybody; an adult may decline it. How and where she wants to be met is agreed first, and never in uniform. It lasts
 * at least as long as the pack says, for a child beyond its majority, and ends on the proposal of one and the agreement of
 * another. Who has left freely, who is out of contact and who is feared taken are three things: only the last alarms the
 * police (founding opinion of 2008: special files that follow the living conditions).
 */
export const followUp = defineStep('follow-up', [], (path) => {
  const minimum = () => {
    path.task('agree-contact');
    if (path.fact('adult')) return path.elapsed('minimum-adult');
    path.all(
      () => path.elapsed('minimum-child'),
      () => {
        path.until('adult', true);
        path.elapsed('after-care');
      },
    );
  };

  const review = () =>
    path.rounds('review', () => {
      if (path.task('review-follow-up') !== 'go-on' && path.task('second-review') !== 'go-on') {
        return 'closing';
      }
      path.elapsed('next-review');
      return undefined;
    });

  const lookAfter = () =>
    path.rounds('contact', () => {
      const lost = path.first({
        silent: () => path.until('whereabouts', 'out-of-contact'),
        taken: () => path.until('whereabouts', 'feared-taken'),
      });
      if (lost === 'silent' && path.task('look-for-person') === 'found') return undefined;
      path.task('search-missing-person');
      return undefined;
    });

  const visit = () =>
    path.series('visit', 'visits', () => {
      minimum();
      review();
    });

  const end = path.first({
    declined: () => {
      path.until('adult', true);
      path.until('declines-follow-up', true);
    },
    closing: visit,
    never: lookAfter,
  });
  path.task('leave-contact-card');
  return end === 'declined' ? 'declined' : 'closing';
});
