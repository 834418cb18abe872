import { defineStep } from '../../src/contract/define-step.ts';
import type { PathOf } from '../../src/contract/outcomes.gen.ts';

/**
 * Parents who are found, at any moment before eighteen: during the search, after the long-term decision, years later.
 *
 * They are assessed first. Who is under inquiry or has lost the right by law gets no contact and no return: the court is
 * asked for the guardianship (Civil Code art. 36, 38). The child is heard, contact is slow and only with consent, and
 * nobody is moved before a note on the risks, an acceptance and a decision (Civil Code art. 31; Minors Protection Law
 * art. 93: a child returns only after an assessment). A child who went home is seen on the third, fourteenth, thirtieth and
 * ninetieth day. Parents who ask again later are assessed again.
 */
export const reunion = defineStep('reunion', [], (path) => {
  if (path.fact('adult')) path.notApplicable('adult');
  return path.first({ grown: () => path.until('adult', true), returned: () => meet(path) });
});

function meet(path: PathOf<'reunion'>): void {
  path.until('parents-found', true);
  path.rounds('return', () => {
    if (isBackHome(path)) return 'home';
    path.until('parents-ask-again', true);
    return undefined;
  });
}

/** Each end of it other than home says so as a fact, so that care for the long term is decided. */
function isBackHome(path: PathOf<'reunion'>): boolean {
  const parents = path.task('assess-parents');
  if (parents === 'barred') {
    path.all(
      () => path.task('prevent-contact'),
      () => path.task('ask-court-for-guardianship'),
    );
    return false;
  }
  // Of unknown age: heard as well, rather than passed over.
  const isHeard = path.fact('of-age-to-be-heard') !== false;
  const wish = isHeard ? path.task('hear-child') : undefined;
  if (parents !== 'fit' || wish === 'does-not-want') return false;
  let returns = false;
  const meetThem = () => {
    returns = isReturning(path);
  };
  if (isHeard) whileAgreed(path, meetThem);
  else meetThem();
  if (!returns) return false;
  // A guardianship that had been decided ends by a decision as well.
  if (path.fact('care') === 'long-term') path.task('end-guardianship');
  goHome(path);
  return true;
}

/** Her yes can be taken back at any time before the decision: contact and return wait until she agrees again. */
function whileAgreed(path: PathOf<'reunion'>, body: () => void): void {
  path.until('consent.family-contact', true);
  const end = path.first({
    withdrawn: () => path.until('consent.family-contact', false),
    settled: body,
  });
  if (end === 'withdrawn') whileAgreed(path, body);
}

function isReturning(path: PathOf<'reunion'>): boolean {
  if (path.task('plan-slow-contact') === 'stopped') return false;
  path.all(
    () => path.task('write-return-note'),
    () => path.task('accept-return'),
  );
  if (path.task('accept-return') === 'not-accepted') return false;
  return path.task('decide-return') !== 'stays';
}

function goHome(path: PathOf<'reunion'>): void {
  path.task('check-arrival');
  path.all(
    () => {
      path.elapsed('two-weeks');
      path.task('visit-after-two-weeks');
    },
    () => {
      path.elapsed('one-month');
      path.task('visit-after-one-month');
    },
    () => {
      path.elapsed('three-months');
      path.task('visit-after-three-months');
    },
  );
}
