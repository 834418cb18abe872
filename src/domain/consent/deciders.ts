import type { Instant } from '../time/instant.ts';
import type { ConsentBand, ConsentRules } from '../policy/rules.ts';
import { valueAt, type TimeLines } from '../path/time-lines.ts';

/** Who may say yes for a person at an instant. */
export interface Deciders {
  band: ConsentBand;
  /** All of them together: the person, her guardian, or whoever the law names instead. */
  by: string[];
  assent: boolean;
  /** The guardian is a party herself. */
  isConflict: boolean;
}

/** The person, by her age as it stood; of unknown age she counts as a minor who is asked herself as well. */
export const PERSON = 'person';
const GUARDIAN = 'guardian';

export function decidersAt(
  { bands, conflict }: ConsentRules,
  { facts }: Pick<TimeLines, 'facts'>,
  at: Instant,
): Deciders {
  const isSo = (when: { fact: string; value: unknown }) =>
    valueAt(facts.get(when.fact), at) === when.value;
  const band = bands.find(({ when }) => when === undefined || isSo(when));
  if (!band) throw new Error('a pack without a band that asks nothing');
  const isConflict = band.gives.includes(GUARDIAN) && isSo(conflict);
  const by = band.gives.map((who) => (isConflict && who === GUARDIAN ? conflict.instead : who));
  return { band, by, assent: band.assent, isConflict };
}
