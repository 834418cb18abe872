import { defineStep } from '../../src/contract/define-step.ts';
import type { PathOf } from '../../src/contract/outcomes.gen.ts';

/**
 * School: the child sits in class first, papers follow.
 *
 * From six to sixteen, of any nationality; offered to those of sixteen and seventeen. A seat is found without examination
 * and whatever the household register says; a seat that is refused is urged until there is one. After the first day in
 * class follow the file, the aid and the plan for this one child, each year the next class until graduation, and each
 * change of school (Compulsory Education Law art. 4, 11, 12, 13). Whoever stays away for long is talked back, and reported
 * only after that (Minors Protection Law art. 28).
 */
export const school = defineStep('school', [], (path) => {
  const begin = path.first({
    due: () => path.until('of-school-age', true),
    offered: () => offer(path),
    grown: () => path.until('adult', true),
  });
  if (begin === 'grown') path.notApplicable('adult');

  path.first({
    over: () => {
      if (begin === 'due') {
        // Not that she is younger than was thought, nor that one of the two was written down by mistake.
        path.until('may-work', true);
        path.until('of-school-age', false);
      } else path.until('adult', true);
    },
    graduated: () => attend(path),
  });
  path.task('settle-next-school');
  return 'finished';
});

/** Beyond the duty to go to school she is asked, once, and again when she wants to. */
function offer(path: PathOf<'school'>): void {
  path.until('may-work', true);
  path.rounds('offer', () => {
    if (path.task('offer-school') !== 'not-now') return 'wanted';
    path.until('wants-school', true);
    return undefined;
  });
}

function attend(path: PathOf<'school'>): void {
  path.rounds('search', () => {
    if (path.task('find-seat') !== 'refused') return 'seat';
    path.task('urge-admission');
    return undefined;
  });
  path.task('first-day-in-class');
  path.first({
    graduated: () =>
      path.rounds('year', () => {
        path.elapsed('school-year');
        return path.task('settle-class') === 'graduated' ? 'graduated' : undefined;
      }),
    meanwhile: () =>
      path.all(
        () => path.task('open-student-file'),
        () => path.task('grant-school-aid'),
        () => path.task('write-school-plan'),
        () => changes(path),
      ),
  });
}

function changes(path: PathOf<'school'>): never {
  return path.rounds<never>('change', () => {
    const change = path.first({
      school: () => path.until('needs-school-change', true),
      away: () => path.until('attends-school', false),
    });
    if (change === 'away') bringBack(path);
    else {
      path.all(
        () => path.task('transfer-out'),
        () => path.task('transfer-in'),
      );
      path.task('first-day-in-new-class');
    }
    return undefined;
  });
}

/** A few days are an illness; after more the school talks to the child, and only then writes to the authority. */
function bringBack(path: PathOf<'school'>): void {
  const end = path.first({
    back: () => path.until('attends-school', true),
    long: () => path.elapsed('absence'),
  });
  if (end === 'back' || path.task('talk-back-to-school') !== 'stays-away') return;
  path.task('report-absence');
  path.until('attends-school', true);
}
