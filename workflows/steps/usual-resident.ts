import { defineStep } from '../../src/contract/define-step.ts';
import type { PathOf } from '../../src/contract/outcomes.gen.ts';

/**
 * Counted as a usual resident: registered, served as one, and holding a card that is endorsed each year.
 *
 * For everybody with leave to remain. The office of health statistics keeps the record at once, with the services that now
 * have to treat her as a resident (founding opinion of 2008; Residence Permit Regulations art. 3, 12). Registration takes
 * five working days; after six months follows the card, which is endorsed in the month before each anniversary, after
 * three reminders (art. 2, 9, 10). A move to another prefecture starts the six months anew, a missed endorsement the
 * years. A foreign or stateless person holds a permit where a citizen holds a card.
 */
export const usualResident = defineStep('usual-resident', ['residency'], (path) => {
  const leave = path.result('residency');
  if (leave === 'refused' || leave === 'withdrawn' || leave === 'not-applicable') {
    path.notApplicable('no-leave');
  }
  const end = path.first({
    'household-moved': () => path.until('local-household', true),
    'moved-on': () => path.until('left-province', true),
    resident: () =>
      path.all(
        () => path.task('count-usual-resident'),
        () => live(path),
      ),
  });
  return end === 'household-moved' ? end : 'moved-on';
});

/** Where she lives now; in another prefecture it all begins again. */
function live(path: PathOf<'usual-resident'>): void {
  path.rounds('residence', () => {
    const isForeign = (path.fact('nationality') ?? 'cn') !== 'cn';
    path.all(
      () => path.task('register-residence'),
      // Of another office, which waits for no paper of the police.
      () => isForeign && path.task('grant-stay-permit'),
    );
    path.first({
      moved: () => path.until('moved-prefecture', true),
      stays: () => {
        if (!isForeign) hold(path);
        path.until('left-province', true);
      },
    });
    return undefined;
  });
}

function hold(path: PathOf<'usual-resident'>): void {
  path.elapsed('card-waiting');
  path.task('issue-card');
  path.rounds('count', () => {
    path.rounds('year', () => (isEndorsed(path) ? undefined : 'lapsed'));
    path.task('endorse-late');
    return undefined;
  });
}

/** A year of the card, from one anniversary to the next: an early endorsement does not shorten it. */
function isEndorsed(path: PathOf<'usual-resident'>): boolean {
  const end = path.first({
    endorsed: () =>
      path.all(
        () => path.first({ endorsed: () => endorse(path), reminded: () => remind(path) }),
        () => path.elapsed('endorsement'),
      ),
    lapsed: () => path.elapsed('endorsement'),
  });
  return end === 'endorsed';
}

function endorse(path: PathOf<'usual-resident'>): void {
  path.elapsed('endorsement-opens');
  path.task('endorse');
}

function remind(path: PathOf<'usual-resident'>): void {
  const reminders = ['first', 'second', 'last'] as const;
  const reminder = (which: (typeof reminders)[number]) => () =>
    path.each('reminder', [which], () => {
      path.elapsed(`${which}-reminder`);
      path.task('remind-of-endorsement');
    });
  path.all(...reminders.map(reminder));
  path.task('endorse');
}
