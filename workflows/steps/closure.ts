import { defineStep } from '../../src/contract/define-step.ts';

/**
 * The end of a path, decided by two people and the person herself; a lack of money or staff is none.
 *
 * After follow-up has come to its end, or because the person wants no more, has moved to where somebody has accepted her,
 * has died, has been missing for two years, or turns out to be the same as another. Criteria and her own view stand
 * side by side before a supervisor decides (criteria and time are proposals of this product, as in the pack). Whoever
 * leaves gets a card with the way back.
 */
export const closure = defineStep('closure', ['follow-up'], (path) => {
  const isLost = () =>
    path.rounds('watch', () => {
      path.until('whereabouts', 'feared-taken');
      const end = path.first({
        back: () => path.until('whereabouts', 'here'),
        gone: () => path.elapsed('watch'),
      });
      return end === 'gone' ? 'gone' : undefined;
    });

  const decide = () => {
    path.all(
      () => path.task('check-criteria'),
      () => path.task('hear-person'),
    );
    return path.task('decide-closure');
  };

  return path.rounds('proposal', () => {
    const cause = path.first({
      died: () => path.until('died', true),
      duplicate: () => path.until('duplicate', true),
      transferred: () => path.until('accepted-elsewhere', true),
      withdrew: () => {
        path.until('adult', true);
        path.until('wants-to-end', true);
      },
      lost: isLost,
      followed: () => path.result('follow-up'),
    });
    if (cause === 'died') return path.task('record-death') === 'mistaken' ? undefined : 'died';
    if (cause === 'duplicate') return path.task('copy-facts') === 'mistaken' ? undefined : cause;
    if (cause === 'withdrew' && path.task('talk-at-exit') === 'goes-on') return undefined;
    if (cause === 'transferred' && path.task('hand-over-file') === 'returned') return undefined;
    if ((cause === 'followed' || cause === 'lost') && decide() === 'not-yet') {
      path.elapsed('next-proposal');
      return undefined;
    }
    path.task('give-contact-card');
    return cause;
  });
});
