import { defineStep } from '../../src/contract/define-step.ts';

/**
 * The first year at work, beyond the three months after which somebody counts as placed.
 *
 * For everybody who was placed, in whatever work. Contract, wage and insurance are looked at after twelve months. Work that
 * is lost before is looked for again as soon as she wants it, with an employer who is checked first (Employment Promotion
 * Law art. 52; the twelve months are a proposal of this product).
 */
export const yearAtWork = defineStep('year-at-work', ['job'], (path) => {
  if (path.result('job') !== 'placed') path.notApplicable('not-placed');

  return path.rounds('work', () => {
    const end = path.first({
      lost: () => path.until('lost-job', true),
      kept: () => {
        path.elapsed('rest-of-year');
        path.task('check-first-year');
      },
    });
    if (end === 'kept' && !path.fact('lost-job')) return 'kept';
    const found = path.rounds('search', () => {
      path.until('consent.services', true);
      if (path.task('find-work-again') === 'not-wanted') return 'not-wanted';
      return path.task('check-new-employer') === 'unsound' ? undefined : 'found';
    });
    if (found === 'not-wanted') return 'ended';
    path.task('start-new-work');
    return undefined;
  });
});
