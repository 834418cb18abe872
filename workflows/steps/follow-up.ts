import { defineStep } from '../../src/contract/define-step.ts';
import type { PathOf } from '../../src/contract/outcomes.gen.ts';

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
    if (path.fact('adult')) {
      return path.elapsed(path.fact('risk') === 'high' ? 'minimum-at-risk' : 'minimum-adult');
    }
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
    lost: () => lookAfter(path),
    moved: () => seeAfterMoves(path),
    silent: () => noticeSilence(path),
  });
  path.task('leave-contact-card');
  return end === 'declined' ? 'declined' : 'closing';
});

/** Not found is no reason to alarm anybody: that she was taken is what somebody fears, and says. */
function lookAfter(path: PathOf<'follow-up'>): never {
  return path.rounds<never>('contact', () => {
    const end = path.first({
      taken: () => path.until('whereabouts', 'feared-taken'),
      silent: () => {
        path.until('whereabouts', 'out-of-contact');
        if (path.task('look-for-person') === 'found') return;
        path.first({
          back: () => path.until('whereabouts', 'here'),
          left: () => path.until('whereabouts', 'left-freely'),
        });
      },
    });
    if (end === 'taken') search(path);
    return undefined;
  });
}

/** Whoever is seen again is searched for no more, and nobody who looks for her waits for who searches. */
function search(path: PathOf<'follow-up'>): void {
  path.first({
    searched: () => path.task('search-missing-person'),
    back: () => path.until('whereabouts', 'here'),
    left: () => path.until('whereabouts', 'left-freely'),
    silent: () => path.until('whereabouts', 'out-of-contact'),
  });
}

/** A new place is looked at within days, whatever the schedule says. */
function seeAfterMoves(path: PathOf<'follow-up'>): never {
  return path.rounds<never>('move', () => {
    path.until('moved', true);
    path.task(path.fact('risk') === 'low' ? 'visit-after-move' : 'see-after-move');
    return undefined;
  });
}

/**
 * Nobody has seen or spoken to her for too long: her caseworker's supervisor looks into it, at high risk always, and as
 * long as visits are to be close unless the risk is low.
 */
function noticeSilence(path: PathOf<'follow-up'>): never {
  path.first({
    close: () =>
      path.rounds<never>('silence', () => {
        path.elapsed('silence');
        if (path.fact('risk') !== 'low') path.task('look-into-silence');
        return undefined;
      }),
    later: () => path.elapsed('close-follow-up'),
  });
  return path.rounds<never>('later-silence', () => {
    path.elapsed('silence');
    const risk = path.fact('risk') ?? 'high';
    if (risk === 'high') path.task('look-into-silence');
    return undefined;
  });
}
