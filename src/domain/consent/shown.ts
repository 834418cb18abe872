import type { FactValue } from '../path/ledger.ts';
import { valueAt, type TimeLines } from '../path/time-lines.ts';
import type { Disclosed, TaskRule } from '../policy/rules.ts';
import type { Instant } from '../time/instant.ts';
import { factOfConsent } from './purpose.ts';

export interface Shown {
  disclosed: Disclosed;
  value: FactValue;
}

/** What the desk of an open task sees of the person: what is known, and by a consent only what she agrees to now. */
export function shownBy(
  rule: Pick<TaskRule, 'discloses'> | undefined,
  { facts }: Pick<TimeLines, 'facts'>,
  at: Instant,
): Shown[] {
  return (rule?.discloses ?? []).flatMap((disclosed) => {
    const value = valueAt(facts.get(disclosed.field), at);
    return isAgreed(disclosed, { facts }, at) && value !== undefined ? [{ disclosed, value }] : [];
  });
}

/** Whether she agrees to it, where it is shown by a consent at all. */
export function isAgreed(
  { consent }: Disclosed,
  { facts }: Pick<TimeLines, 'facts'>,
  at: Instant,
): boolean {
  return consent === undefined || valueAt(facts.get(factOfConsent(consent)), at) === true;
}
