import { defineStep } from '../../src/contract/define-step.ts';
import type { PathOf } from '../../src/contract/outcomes.gen.ts';

/**
 * A safe bed on the same day, for as long as it is wanted, and again whenever it is.
 *
 * For everybody who has none, of any sex, age and nationality. A full house looks for another one, it does not send away.
 * After ten days a longer stay is notified to the office above, not approved (implementing rules of civil affairs, 2003).
 * The person leaves when she wants, is charged nothing and set to no work (State Council Order 381 art. 6, 8, 10, 11).
 * Who has left, or has lost a safe home, is given a bed again when she asks for one.
 */
export const shelter = defineStep('shelter', [], (path) => {
  if (path.fact('safe-bed') !== true) stay(path);
  return path.rounds<never>('again', () => {
    path.until('wants-bed', true);
    findBed(path);
    stay(path);
    return undefined;
  });
});

function stay(path: PathOf<'shelter'>): void {
  path.first({
    left: () => path.until('whereabouts', 'left-freely'),
    moved: () => path.until('safe-bed', true),
    ended: () => {
      findBed(path);
      path.all(
        () => {
          path.task('explain-house-rights');
          path.task('list-belongings');
        },
        () => path.elapsed('stay'),
      );
      path.rounds('longer', () => {
        if (path.task('notify-longer-stay') === 'not-needed') return 'ended';
        path.elapsed('longer-stay');
        return undefined;
      });
    },
  });
  path.task('return-belongings');
  path.task('give-way-back');
}

function findBed(path: PathOf<'shelter'>): void {
  path.rounds('bed', () => {
    const bed = path.task('find-bed');
    if (bed === 'full') return path.task('find-bed-elsewhere') === 'full' ? undefined : 'bed';
    if (bed !== 'declined') return 'bed';
    path.until('wants-bed', true);
    return undefined;
  });
}
