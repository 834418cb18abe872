/** A consent stands in the ledger as a fact of this family: what steps wait for is one of them. */
const FAMILY = 'consent.';

export function factOfConsent(purpose: string): string {
  return FAMILY + purpose;
}

/** Nothing, where the fact is no consent. */
export function purposeOfFact(fact: string): string | undefined {
  return fact.startsWith(FAMILY) ? fact.slice(FAMILY.length) : undefined;
}
