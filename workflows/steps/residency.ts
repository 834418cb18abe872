import { defineStep } from '../../src/contract/define-step.ts';
import type { PathOf } from '../../src/contract/outcomes.gen.ts';

/**
 * Leave to remain in Yunnan: temporary, permanent, or with lawful conditions.
 *
 * For any person who cannot or will not go home. She is heard alone, and proof of her stay is given as soon as she has
 * applied. Missing papers are named once within five working days, else they count as complete. The offices give their
 * opinions side by side; silence is reported and blocks nothing, and none of them decides alone. One named officer decides
 * within the time of a joint approval; the decision counts from its service in her language, with her remedies
 * (Administrative Licensing Law art. 32, 38, 42, 44, taken as the upper bound). Nothing moves her before the last remedy
 * has run out (Administrative Reconsideration Law art. 20; Administrative Litigation Law art. 45, 46). New facts open a
 * second application at any time. What follows from a leave is the step `usual-resident`.
 */
export const residency = defineStep('residency', [], (path) => {
  path.first({
    will: () => path.until('wish', 'stay'),
    cannot: () => path.until('cannot-return', true),
  });
  path.all(
    () => path.task('hear-wish'),
    () => path.task('describe-dwelling'),
  );
  return path.rounds('application', () => {
    const end = path.first({
      withdrawn: () => path.until('withdraws-application', true),
      gone: () => path.until('left-province', true),
      decided: () => apply(path),
    });
    if (end === 'gone') return 'withdrawn';
    if (end === 'withdrawn') {
      path.task('confirm-withdrawal');
      return isApplyingAgain(path) ? undefined : 'withdrawn';
    }
    const decision = path.task('decide');
    if (decision !== 'refused' && decision !== 'not-asked') return decision;
    return isReopened(path) || isApplyingAgain(path) ? undefined : 'refused';
  });
});

/** What proves her stay is there at once, and lasts whatever the offices do. */
function apply(path: PathOf<'residency'>): void {
  path.task('submit-application');
  path.first({
    decided: () => {
      accept(path);
      path.task(decide(path) === 'refused' ? 'serve-refusal' : 'serve-decision');
    },
    meanwhile: () => {
      path.task('issue-proof-of-stay');
      path.until('left-province', true);
    },
  });
}

/** What is missing is named once, in time; an office that says nothing has accepted the application. */
function accept(path: PathOf<'residency'>): void {
  path.rounds('papers', () => {
    const told = path.first({
      checked: () => path.task('check-papers'),
      silent: () => path.elapsed('formal-check'),
    });
    if (told === 'silent' || path.task('check-papers') !== 'supplement') return 'accepted';
    path.task('supplement-papers');
    return undefined;
  });
}

/** After all opinions, or after their time with enough of them; without, a little later. Opinions stay open until then. */
function decide(path: PathOf<'residency'>): string {
  const opinion = () => path.task('give-opinion');
  path.first({
    complete: () => {
      path.each('opinion', 'panel', opinion);
      path.task('decide');
    },
    incomplete: () => {
      path.first({
        enough: () =>
          path.all(
            () => path.elapsed('opinions'),
            () => path.enough('opinion', 'panel', opinion),
          ),
        late: () => path.elapsed('opinions-at-latest'),
      });
      path.task('decide');
    },
  });
  return path.task('decide');
}

/** Of a refusal. The person stays where she is until her remedies have run out, whether she uses them or not. */
function isReopened(path: PathOf<'residency'>): boolean {
  let overturned = false;
  const end = path.first({
    again: () => path.until('applies-again', true),
    gone: () => path.until('left-province', true),
    exhausted: () => {
      overturned = isOverturned(path);
    },
    meanwhile: () => {
      path.task('note-stay-during-appeal');
      path.until('left-province', true);
    },
  });
  return end === 'again' || (end === 'exhausted' && overturned);
}

function isOverturned(path: PathOf<'residency'>): boolean {
  const way = path.first({
    reconsidered: () => path.until('contests-decision', true),
    sued: () => path.until('goes-to-court', true),
    expired: () => waitForRemedies(path),
  });
  if (way === 'expired') return false;
  if (way === 'sued') return path.task('record-judgment') === 'overturned';
  path.task('accept-appeal');
  if (path.task('decide-appeal') === 'overturned') return true;
  path.task('explain-way-to-court');
  const court = path.first({
    sued: () => path.until('goes-to-court', true),
    expired: () => path.elapsed('court-after-appeal'),
  });
  return court === 'sued' && path.task('record-judgment') === 'overturned';
}

/** Whoever was not told of her remedies has the longer period of the law. */
function waitForRemedies(path: PathOf<'residency'>): void {
  if (path.task('serve-refusal') === 'served-without-remedies') return path.elapsed('untold');
  path.all(
    () => path.elapsed('reconsideration'),
    () => path.elapsed('suit'),
  );
}

function isApplyingAgain(path: PathOf<'residency'>): boolean {
  const next = path.first({
    again: () => path.until('applies-again', true),
    gone: () => path.until('left-province', true),
  });
  return next === 'again';
}
