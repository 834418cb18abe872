import type { FieldError } from '../contract/field-errors.ts';
import { voidedIds, type Entry } from '../domain/path/ledger.ts';
import type { Rules } from '../domain/policy/rules.ts';
import type { CivilDate, Instant } from '../domain/time/instant.ts';
import { civilDateAt } from '../domain/time/zone.ts';
import type { App } from './app.ts';
import { readLedgerForTask } from './read-ledger.ts';
import { Refusal } from './refusal.ts';

/** When something happened, and where in the request that stands. */
export interface Moment {
  at: Instant;
  pointer: string;
}

interface Birth {
  born: readonly string[];
  timeZone: string;
}

/** Nothing happens to a person before the first day that her birth date can mean. */
export function requireBorn(birth: Birth, moments: readonly Moment[]): void {
  const first = birth.born.map(earliestDay).sort().at(-1);
  if (first === undefined) return;
  const early = moments.filter(({ at }) => civilDateAt(at, birth.timeZone) < first);
  if (early.length === 0) return;
  const errors = early.map(({ pointer }): FieldError => ({ pointer, code: 'before-birth' }));
  throw new Refusal('happened-before-birth', { errors });
}

/** A clock that goes a little fast is no reason to refuse; the path takes such a moment for now. */
const AHEAD_MS_MAX = 5 * 60_000;

export function requirePast(now: Instant, moments: readonly Moment[]): void {
  const late = moments.filter(({ at }) => at > now + AHEAD_MS_MAX);
  if (late.length === 0) return;
  const errors = late.map(({ pointer }): FieldError => ({ pointer, code: 'in-future' }));
  throw new Refusal('happened-in-future', { errors });
}

/** The same for an act on a path: only whoever says when it happened pays for the look into the ledger. */
export async function requireMoment(
  app: App,
  path: { id: string; personId: string; placeId: string; packHash: string },
  at: Instant | undefined,
): Promise<void> {
  const rules = app.packs.byHash(path.packHash);
  const timeZone = app.places.timeZone(path.placeId);
  if (at === undefined || !rules || timeZone === undefined) return;
  const last = bornOf(rules, await readLedgerForTask(app, path));
  requireBorn({ born: last === undefined ? [] : [last], timeZone }, [
    { at, pointer: '/happenedAt' },
  ]);
}

/** The refusal of the path itself, with the field that it is about. */
export function pointAtMoment(thrown: unknown): unknown {
  if (!(thrown instanceof Refusal) || thrown.code !== 'happened-in-future') return thrown;
  return new Refusal(thrown.code, { errors: [{ pointer: '/happenedAt', code: 'in-future' }] });
}

/** A birth date is what ages follow from. */
export function isBirth(rules: Rules, name: string): boolean {
  return Object.values(rules.facts).some(({ derived }) => derived?.of === name);
}

/** The first day that a birth date can mean: `1995` may be New Year. */
export function earliestDay(born: string): CivilDate {
  return `${born}-01-01`.slice(0, 'YYYY-MM-DD'.length) as CivilDate; // a date of the ledger, made whole
}

/** What is in force: the last that was recorded and not voided. */
function bornOf(rules: Rules, entries: readonly Entry[]): string | undefined {
  const voided = voidedIds(entries);
  const births = entries.flatMap((entry) => {
    const counts = entry.kind === 'fact' && isBirth(rules, entry.name) && !voided.has(entry.id);
    return counts ? [String(entry.value)] : [];
  });
  return births.at(-1);
}
