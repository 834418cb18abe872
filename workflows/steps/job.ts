import { defineStep } from '../../src/contract/define-step.ts';

/**
 * Work: the employer is checked before the person is introduced, and looked at again after a week, a month and three.
 *
 * For everybody of working age, after training or as soon as she wants it: chosen by what she wants and by what is hired in
 * the place. The employer learns nothing of the past. Those under eighteen do no dangerous work, which is checked before as
 * well (Minors Protection Law art. 61). Contract, wage and insurance are looked at each time; only who still works there
 * after three months counts as placed, and the step `year-at-work` looks on. Work that is lost or unsafe is looked for
 * anew; the public employment service costs nothing (Employment Promotion Law art. 35).
 */
export const job = defineStep('job', ['training'], (path) => {
  path.first({
    trained: () => path.result('training'),
    wanted: () => path.until('wants-job', true),
  });
  path.until('consent.services', true);
  if (path.task('register-job-seeker') === 'not-seeking') return 'not-seeking';

  const checks = () =>
    path.all(
      () => {
        path.elapsed('first-week');
        path.task('check-first-week');
      },
      () => {
        path.elapsed('first-month');
        path.task('check-first-month');
      },
      () => {
        path.elapsed('third-month');
        path.task('check-third-month');
      },
    );

  return path.rounds('search', () => {
    // Taken back, it stops the search until it is given again.
    path.until('consent.services', true);
    const found = path.task('find-job');
    if (found === 'self-employed') return 'self-employed';
    if (found === 'none' || path.task('check-employer') === 'unsound') return undefined;
    const isProtected = path.fact('adult') !== true;
    if (isProtected && path.task('check-protected-work') === 'not-allowed') return undefined;
    if (path.task('introduce') === 'declined') return undefined;
    path.first({ lost: () => path.until('lost-job', true), kept: checks });
    return path.fact('lost-job') ? undefined : 'placed';
  });
});
