import type { Desk } from '../src/domain/path/desk.ts';
import { byHappened, isVoid, type Entry } from '../src/domain/path/ledger.ts';
import { PLACE } from '../src/domain/path/place-of.ts';
import { timeLines, valueAt, type Point, type TimeLines } from '../src/domain/path/time-lines.ts';
import type { View, Wanted } from '../src/domain/path/view.ts';
import type { Rules } from '../src/domain/policy/rules.ts';
import type { Instant } from '../src/domain/time/instant.ts';

export interface PathAsItIs {
  id: string;
  entries: readonly Entry[];
  desk: Desk;
  view: View;
  rules: Rules;
  now: Instant;
  /** Packs that the path stood on before, by their hash. */
  rulesOf: (packHash: string) => Rules | undefined;
}

export interface Look {
  lines: TimeLines;
  places: Point[];
  wanted: ReadonlyMap<string, Wanted>;
  /** When an entry was voided, by its id. */
  voidedAt: ReadonlyMap<string, Instant>;
}

/** What all rows of a path have in common. */
export function lookAt({ entries, rules, now, view }: PathAsItIs): Look {
  const voidedAt = voidsIn(entries);
  return {
    lines: timeLines(entries, rules, now),
    places: placeLine(entries, voidedAt),
    wanted: new Map(view.wanted.map((wanted) => [wanted.key, wanted])),
    voidedAt,
  };
}

export function voidsIn(entries: readonly Entry[]): Map<string, Instant> {
  return new Map(entries.flatMap((e) => (isVoid(e) ? [[e.of, e.recordedAt] as const] : [])));
}

/** Where every place was voided the last one holds on: on no desk at all, nobody would ever see the path again. */
export function placeLine(
  entries: readonly Entry[],
  voidedAt: ReadonlyMap<string, Instant>,
): Point[] {
  const places = [...entries].sort(byHappened).flatMap((e) => {
    if (e.kind !== 'fact' || e.name !== PLACE) return [];
    return [{ at: e.happenedAt, value: e.value, id: e.id }];
  });
  const standing = places.filter(({ id }) => !voidedAt.has(id));
  return standing.length > 0 ? standing : places.slice(-1);
}

/** Before the first known place a path was there already. */
export function placeAt({ places }: Pick<Look, 'places'>, at: Instant): string {
  return String(valueAt(places, at) ?? places[0]?.value ?? '');
}
