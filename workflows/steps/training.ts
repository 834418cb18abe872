import { defineStep } from '../../src/contract/define-step.ts';

/**
 * Vocational training that leads to work in the place where the person lives.
 *
 * For everybody of working age who wants it, and only then; the offer stays open. A course is chosen by what she wants
 * and by what is hired in the place; both are on record. No course is not an answer: another one is looked for. The person may leave at any time
 * (national plan 2021-2030; Employment Promotion Law art. 35, 52).
 */
export const training = defineStep('training', [], (path) => {
  // Another office is told of her only with her consent.
  const offer = () => {
    path.until('consent.services', true);
    path.rounds('offer', () => {
      if (path.task('offer-training') !== 'not-now') return 'wanted';
      path.until('wants-training', true);
      return undefined;
    });
  };

  const findCourse = () =>
    path.rounds('course', () => {
      path.all(
        () => path.task('look-at-local-market'),
        () => path.task('hear-training-wish'),
      );
      return path.task('find-course') === 'none' ? undefined : 'found';
    });

  const learn = () => {
    offer();
    findCourse();
    path.all(
      () => path.task('enrol'),
      () => path.task('grant-living-aid'),
    );
    path.task('complete-course');
  };

  const end = path.first({ left: () => path.until('left-training', true), ended: learn });
  if (end === 'left' || path.task('complete-course') === 'broken-off') {
    path.task('talk-after-leaving');
    return 'left';
  }
  path.task('issue-certificate');
  return 'certified';
});
