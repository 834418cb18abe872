import { foldEntry, type Opening } from '../path/desk.ts';
import { ruleKeyOf } from '../path/keys.ts';
import type { Entry } from '../path/ledger.ts';
import { packChanges, packOf } from '../path/pack-of.ts';
import { PLACE } from '../path/place-of.ts';
import { timeLines, type TimeLines } from '../path/time-lines.ts';
import type { Rules } from '../policy/rules.ts';
import type { Instant } from '../time/instant.ts';
import { factOfConsent } from './purpose.ts';

/** A path that is looked at as it was at every instant. */
export interface Recalled {
  entries: readonly Entry[];
  /** Those of today. */
  rules: Rules;
  rulesOf: (packHash: string) => Rules | undefined;
}

export interface Moment {
  known: readonly Entry[];
  rules: Rules;
  at: Instant;
  open: readonly Opening[];
  lines: TimeLines;
}

/** Each instant at which something was written down that may change what is shown, with what was known then. */
export function* momentsOf({ entries, rules, rulesOf }: Recalled): Generator<Moment> {
  const desk = new Map<string, Opening[]>();
  const start = packChanges(entries)[0]?.from;
  let telling = tellingFacts((start && rulesOf(start.hash)) ?? rules);
  let lines: TimeLines | undefined;
  for (const [i, entry] of entries.entries()) {
    foldEntry(desk, entry);
    if (changes(entry, telling)) lines = undefined;
    if (entry.kind === 'pack') telling = tellingFacts(rulesOf(entry.pack.hash) ?? rules);
    const at = entry.recordedAt;
    // What was written down in one turn is shown by one turn.
    if (entries[i + 1]?.recordedAt === at) continue;
    const known = entries.slice(0, i + 1);
    const then = (start && rulesOf(packOf(known, start).hash)) ?? rules;
    const last = [...desk.values()].flatMap((openings) => openings.slice(-1));
    const open = last.filter((opening) => opening.open);
    // Most of a ledger changes nothing of what is shown: read anew for each entry, a path of years would take a second.
    lines ??= timeLines(known, then, at);
    yield { known, at, rules: then, open, lines };
  }
}

interface Telling {
  facts: ReadonlySet<string>;
  /** Outcomes that set one of them, as `step/task outcome`. */
  outcomes: ReadonlySet<string>;
}

/** The facts on which it depends what is shown, and to whom. */
function tellingFacts({ tasks, facts }: Rules): Telling {
  const rules = Object.values(tasks);
  const listed = rules.flatMap(({ discloses }) =>
    discloses.flatMap(({ field, consent }) => [
      field,
      ...(facts[field]?.derived ? [facts[field].derived.of] : []),
      ...(consent === undefined ? [] : [factOfConsent(consent)]),
    ]),
  );
  const names = new Set([PLACE, ...listed]);
  const setting = Object.entries(tasks).flatMap(([key, { outcomes }]) =>
    outcomes
      .filter(({ sets }) => Object.keys(sets).some((name) => names.has(name)))
      .map(({ code }) => `${key} ${code}`),
  );
  return { facts: names, outcomes: new Set(setting) };
}

function changes(entry: Entry, { facts, outcomes }: Telling): boolean {
  if (entry.kind === 'fact') return facts.has(entry.name);
  if (entry.kind === 'outcome') return outcomes.has(`${ruleKeyOf(entry.key)} ${entry.outcome}`);
  return entry.kind === 'void' || entry.kind === 'pack';
}
