import { defineStep } from '../../src/contract/define-step.ts';

/**
 * School: the child sits in class first, papers follow.
 *
 * From six to sixteen, of any nationality; offered to those of sixteen and seventeen who want it. A seat is found without
 * examination and whatever the household register says; a seat that is refused is urged until there is one. After the
 * first day in class follow the file, the aid and the plan for this one child, and each change of school (Compulsory Education Law
 * art. 4, 11, 12, 13). Whoever stays away is talked back, and reported only after that (Minors Protection Law art. 28).
 */
export const school = defineStep('school', [], (path) => {
  const begin = path.first({
    due: () => path.until('of-school-age', true),
    offered: () => {
      path.until('may-work', true);
      path.until('wants-school', true);
    },
    grown: () => path.until('adult', true),
  });
  if (begin === 'grown') path.notApplicable('adult');

  const isOver = () => {
    if (begin === 'due') path.until('of-school-age', false);
    else path.until('adult', true);
  };

  const findSeat = () =>
    path.rounds('search', () => {
      if (path.task('find-seat') !== 'refused') return 'seat';
      path.task('urge-admission');
      return undefined;
    });

  const changes = () =>
    path.rounds('change', () => {
      const change = path.first({
        school: () => path.until('needs-school-change', true),
        away: () => path.until('attends-school', false),
      });
      if (change === 'school') {
        path.all(
          () => path.task('transfer-out'),
          () => path.task('transfer-in'),
        );
        path.task('first-day-in-new-class');
      } else if (path.task('talk-back-to-school') === 'stays-away') path.task('report-absence');
      return undefined;
    });

  const attend = () => {
    findSeat();
    path.task('first-day-in-class');
    path.all(
      () => path.task('open-student-file'),
      () => path.task('grant-school-aid'),
      () => path.task('write-school-plan'),
      changes,
    );
  };

  path.first({ over: isOver, attending: attend });
  path.task('settle-next-school');
  return 'finished';
});
