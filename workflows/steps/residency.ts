import { defineStep } from '../../src/contract/define-step.ts';
import type { PathOf } from '../../src/contract/outcomes.gen.ts';

/**
 * Leave to remain in Yunnan, and what follows from it.
 *
 * For any person who cannot or will not go home. She is heard alone; papers that are missing are named once within five
 * working days, else they count as complete; the offices give their opinions side by side; one named officer decides
 * within the time of a joint approval, and the decision counts from its service (Administrative Licensing Law art. 32, 38,
 * 42, 44, taken as the upper bound). A refusal carries its reasons and opens an appeal, during which the person stays
 * (Administrative Reconsideration Law art. 20). Whoever is approved is registered and counted as a usual resident at
 * once; the card follows after six months and is endorsed each year (Residence Permit Regulations art. 2, 3, 9, 10).
 */
export const residency = defineStep('residency', [], (path) => {
  path.first({
    will: () => path.until('wish', 'stay'),
    cannot: () => path.until('cannot-return', true),
  });
  const end = path.first({
    withdrawn: () => path.until('withdraws-application', true),
    decided: () => apply(path),
  });
  if (end === 'withdrawn') {
    path.task('confirm-withdrawal');
    return 'withdrawn';
  }
  if (path.fact('stay-decision') === 'refused') return 'refused';

  path.all(
    () => path.task('register-residence'),
    () => path.task('count-usual-resident'),
    () => hold(path),
  );
  return path.first({
    'household-moved': () => path.until('local-household', true),
    'moved-on': () => path.until('left-province', true),
    lapsed: () =>
      path.rounds('year', () => {
        path.elapsed('endorsement-opens');
        return path.task('endorse') === 'lapsed' ? 'lapsed' : undefined;
      }),
  });
});

function apply(path: PathOf<'residency'>): void {
  path.rounds('application', () => {
    if (!isAccepted(path)) return undefined;
    path.each('opinion', 'panel', () => path.task('give-opinion'));
    const decision = path.task('decide');
    if (decision === 'supplement') return undefined;
    path.task('serve-decision');
    return decision === 'refused' && isOverturned(path) ? undefined : 'final';
  });
}

/** What is missing is named once, in time; an office that says nothing has accepted the application. */
function isAccepted(path: PathOf<'residency'>): boolean {
  path.all(
    () => path.task('hear-wish'),
    () => path.task('describe-dwelling'),
  );
  path.task('submit-application');
  const accepted = path.first({
    checked: () => path.task('check-papers'),
    silent: () => path.elapsed('formal-check'),
  });
  return accepted === 'silent' || path.task('check-papers') !== 'supplement';
}

/** Contested in time, the refusal is not final, and the person stays. */
function isOverturned(path: PathOf<'residency'>): boolean {
  const answer = path.first({
    contested: () => path.until('contests-decision', true),
    expired: () => path.elapsed('reconsideration'),
  });
  if (answer === 'expired') return false;
  path.all(
    () => path.task('note-stay-during-appeal'),
    () => path.task('accept-appeal'),
  );
  if (path.task('decide-appeal') === 'overturned') return true;
  path.task('explain-way-to-court');
  return false;
}

/** A foreign or stateless person holds a permit where a citizen holds a card. */
function hold(path: PathOf<'residency'>): void {
  if ((path.fact('nationality') ?? 'cn') !== 'cn') {
    path.task('grant-stay-permit');
    return;
  }
  path.elapsed('card-waiting');
  path.task('issue-card');
}
