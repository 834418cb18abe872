import { defineStep } from '../../src/contract/define-step.ts';
import type { PathOf } from '../../src/contract/outcomes.gen.ts';

/**
 * Care of a child without a safe guardian, and the search for the parents.
 *
 * For everybody under eighteen or of unknown age. The police hand the child over on the same day; blood sample and
 * search notice go side by side, then a fit guardian is looked for, and where the child lives is a choice on record: who was asked,
 * her own words, brothers and sisters together. Nobody found in a month: the not-yet-found certificate; thirty days of
 * notice, then seven for the way to the institution; twelve months after the hand-over: the not-found certificate and a
 * decision for the long term (joint notice of civil affairs and police, 2015; Civil Code art. 27, 31, 32; Minors Protection
 * Law art. 92-94). Parents who are found at any time, also later, are the step `reunion`; what follows from turning
 * eighteen is the step `leaving-care`.
 */
export const guardianship = defineStep('guardianship', [], (path) => {
  if (path.fact('adult')) path.notApplicable('adult');
  if (path.fact('guardian')) path.notApplicable('guardian');
  return path.first({
    'left-care': () => path.until('adult', true),
    returned: () => path.until('care', 'with-parents'),
    'guardian-appointed': () => care(path),
  });
});

/** Care begins at once, and so does all that follows: neither waits for the paper of the hand-over. */
function care(path: PathOf<'guardianship'>): void {
  const begin = () => path.task('begin-temporary-care');
  const handOver = () => path.task('hand-over');
  path.all(begin, handOver, () => {
    path.first({ begun: begin, 'handed-over': handOver });
    path.all(
      () => {
        path.task('take-blood-sample');
        path.task('compare-samples');
      },
      () => {
        const found = path.first({
          parents: () => path.until('parents-found', true),
          nobody: () => search(path),
        });
        // Found, they are met first; a decision for the long term follows only where the child does not go to them.
        if (found === 'parents') path.until('return-decision', 'stays');
        decideLongTerm(path);
      },
    );
  });
}

/** What is chosen for the meantime holds up no certificate. */
function search(path: PathOf<'guardianship'>): void {
  path.first({
    searched: () => searchForParents(path),
    placed: () => {
      path.task('publish-search-notice');
      path.task('assess-guardian');
      path.task('choose-placement');
      path.until('parents-found', true);
    },
  });
}

/** Twelve months run from the hand-over, or from care that began before it, beside everything that is done in them. */
function searchForParents(path: PathOf<'guardianship'>): void {
  path.all(
    () => path.elapsed('final-search'),
    () => {
      path.all(
        () => {
          path.elapsed('parents-search');
          path.task('issue-not-yet-found');
        },
        () => {
          path.task('publish-search-notice');
          path.elapsed('search-notice');
        },
      );
      path.task('transfer-to-institution');
    },
  );
  path.task('issue-not-found');
}

/** Of unknown age: heard as well, rather than passed over. Adoption has a notice and a registration of its own. */
function decideLongTerm(path: PathOf<'guardianship'>): void {
  const isHeard = path.fact('of-age-to-be-heard') !== false;
  if (isHeard) path.task('hear-child-on-care');
  if (path.task('decide-long-term') === 'adoption') {
    if (isHeard && path.task('ask-child-for-adoption') === 'does-not-agree') {
      path.task('choose-other-care');
    } else {
      path.task('publish-adoption-notice');
      path.elapsed('adoption-notice');
      path.task('register-adoption');
      return;
    }
  }
  path.task('appoint-guardian');
}
