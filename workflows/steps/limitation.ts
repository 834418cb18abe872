import { defineStep } from '../../src/contract/define-step.ts';
import type { PathOf } from '../../src/contract/outcomes.gen.ts';

type Right = 'marriage' | 'labour' | 'claim' | 'relief';

/**
 * The register of legal time limits: no right lapses because nobody thought of it.
 *
 * For everybody, from the first day. A forced marriage may be revoked within one year from freedom, and nothing stops that
 * year (Civil Code art. 1052); labour supervision looks back two years; a civil claim has three, which pause while somebody
 * is controlled (art. 188, 194); state relief and the reconsideration of a decision have their own. Where the first day is
 * disputed, the earliest rules. The caseworker is asked 180, 90, 30 and seven days ahead, in the last seven with emergency
 * legal aid (Legal Aid Law art. 42). Each right ends as exercised, waived knowingly, lapsed, or not applicable.
 */
export const limitation = defineStep('limitation', [], (path) => {
  path.all(
    () => keep(path, 'marriage'),
    () => keep(path, 'labour'),
    () => keep(path, 'claim'),
    () => keep(path, 'relief'),
    () => decisions(path),
  );
  return 'closed';
});

/** As long as she lives here, any decision may be one to contest. */
function decisions(path: PathOf<'limitation'>): void {
  path.first({
    died: () => path.until('died', true),
    served: () =>
      path.rounds<never>('decision', () => {
        path.until('decision-to-contest', true);
        watch(path, 'reconsideration', () => path.until('decision-to-contest', false));
        path.until('decision-to-contest', false);
        return undefined;
      }),
  });
}

function keep(path: PathOf<'limitation'>, right: Right): void {
  watch(path, right, () =>
    path.first({
      exercised: () => path.until(`right.${right}`, 'exercised'),
      waived: () => path.until(`right.${right}`, 'waived'),
      none: () => path.until(`right.${right}`, 'not-applicable'),
    }),
  );
}

function watch(
  path: PathOf<'limitation'>,
  right: Right | 'reconsideration',
  isSettled: () => unknown,
): void {
  path.each('right', [right], () => {
    const end = path.first({
      settled: isSettled,
      lapsed: () => path.elapsed(right),
      asked: () => ask(path, right),
    });
    if (end === 'lapsed') path.task('note-lapse');
  });
}

/** What she answers is a fact, which ends the watch; that the right still runs is none. */
function ask(path: PathOf<'limitation'>, right: Right | 'reconsideration'): void {
  path.first({
    close: () => path.elapsed(`${right}-close`),
    early: () =>
      path.rounds<never>('alarm', () => {
        path.elapsed(`${right}-alarm`);
        path.task(`ask-${right}`);
        return undefined;
      }),
  });
  path.all(
    () => path.task('give-emergency-aid'),
    () => path.task(`ask-${right}`),
  );
  path.elapsed(right);
}
