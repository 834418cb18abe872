import { defineStep } from '../../src/contract/define-step.ts';
import type { PathOf } from '../../src/contract/outcomes.gen.ts';

/**
 * Care of a child without a safe guardian, and the search for the parents.
 *
 * For everybody under eighteen or of unknown age. The police hand the child over on the same day; blood sample and search
 * notice go side by side. Nobody found in a month: the not-yet-found certificate; thirty days of notice, then seven for the
 * way to the institution; twelve months after the hand-over: the not-found certificate and a decision for the long term
 * (joint notice of civil affairs and police, 2015; Minors Protection Law art. 92-94). Parents may be found at any time:
 * they are assessed, the child is heard, and nobody is moved before (Civil Code art. 31, 36). Turning eighteen ends it
 * with a plan for leaving care.
 */
export const guardianship = defineStep('guardianship', [], (path) => {
  if (path.fact('adult')) path.notApplicable('adult');
  if (path.fact('guardian')) path.notApplicable('guardian');

  const end = path.first({ grown: () => path.until('adult', true), settled: () => care(path) });
  if (end === 'settled') {
    return path.fact('care') === 'with-parents' ? 'returned' : 'guardian-appointed';
  }
  path.task('plan-leaving-care');
  path.task('hand-over-papers');
  return 'left-care';
});

/** Care begins at once; it does not wait for the paper of the hand-over. */
function care(path: PathOf<'guardianship'>): void {
  path.all(
    () => path.task('begin-temporary-care'),
    () => {
      path.task('hand-over');
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
          if (found === 'parents') meetParents(path);
        },
      );
    },
  );
}

/** Twelve months run from the hand-over, beside everything that is done in them. */
function search(path: PathOf<'guardianship'>): void {
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
  decideLongTerm(path);
}

/** Nobody is moved without having been heard, a note on the risks, and somebody who accepts. */
function meetParents(path: PathOf<'guardianship'>): void {
  const parents = path.task('assess-parents');
  // Of unknown age: heard as well, rather than passed over.
  const isHeard = path.fact('of-age-to-be-heard') !== false;
  const wish = isHeard ? path.task('hear-child') : undefined;
  if (parents !== 'fit' || wish === 'does-not-want') return decideLongTerm(path);
  path.task('plan-slow-contact');
  path.all(
    () => path.task('write-return-note'),
    () => path.task('accept-return'),
  );
  if (path.task('accept-return') === 'not-accepted') return decideLongTerm(path);
  if (path.task('decide-return') === 'stays') return decideLongTerm(path);
  path.task('check-arrival');
}

function decideLongTerm(path: PathOf<'guardianship'>): void {
  path.task('decide-long-term');
  path.task('appoint-guardian');
}
