import { PLACE, zoneAt } from '../path/place-of.ts';
import { byHappened, voidedIds, type ConsentRecord, type Entry } from '../path/ledger.ts';
import { timeLines, type TimeLines } from '../path/time-lines.ts';
import type { ConsentPurpose, ConsentRules, Rules } from '../policy/rules.ts';
import { taskRule } from '../policy/task-rule.ts';
import { dueInstant } from '../time/due-at.ts';
import type { Instant } from '../time/instant.ts';
import { decidersAt, type Deciders } from './deciders.ts';
import { factOfConsent } from './purpose.ts';

/** One answer to one purpose, as it was written down. */
export interface Said {
  entry: Entry;
  what: ConsentRecord['what'];
  isVoided: boolean;
  /** Missing where it came with the answer to a task, or with the past of a running case. */
  record?: ConsentRecord;
}

/** Where one purpose stands. */
export interface Standing {
  purpose: string;
  rule: ConsentPurpose;
  state: ConsentRecord['what'] | 'unasked';
  inForce?: Said;
  /** Of a yes: until when it holds before it is asked for again. It asks then, and takes nothing away. */
  until?: Instant;
  /** Of a yes: why it is to be asked for again. */
  askAgain?: 'expired' | 'age' | 'new-text';
  /** All that was said, the oldest first. */
  said: Said[];
}

/** Every purpose of the pack as it stands now, and who says yes today. Nothing where the pack asks for none. */
export function consentsNow(
  entries: readonly Entry[],
  rules: Rules,
  now: Instant,
): { deciders: Deciders; standings: Standing[] } | undefined {
  const { consents } = rules;
  if (!consents) return undefined;
  const lines = timeLines(entries, rules, now);
  const standings = standingsOf({ entries, rules, consents, lines, now });
  return { deciders: decidersAt(consents, lines, now), standings };
}

function standingsOf(known: Known): Standing[] {
  return Object.entries(known.consents.purposes).map(([purpose, rule]): Standing => {
    const said = saidOf(known, purpose);
    const inForce = said.findLast(({ isVoided }) => !isVoided);
    if (!inForce) return { purpose, rule, state: 'unasked', said };
    const { what: state } = inForce;
    const yes = state === 'given' ? yesOf(known, { rule, inForce }) : {};
    return { purpose, rule, state, inForce, said, ...yes };
  });
}

interface Known {
  entries: readonly Entry[];
  rules: Rules;
  consents: ConsentRules;
  lines: TimeLines;
  now: Instant;
}

/** In the order in which it was said; a yes that turns into a no was taken back. */
function saidOf(
  { entries, rules, now }: Pick<Known, 'entries' | 'rules' | 'now'>,
  purpose: string,
): Said[] {
  const name = factOfConsent(purpose);
  const voided = voidedIds(entries);
  let before: unknown;
  return [...entries].sort(byHappened).flatMap((entry): Said[] => {
    const value = entry.happenedAt <= now ? saysOf(rules, entry, name) : undefined;
    if (value === undefined) return [];
    const isVoided = voided.has(entry.id);
    const record = entry.kind === 'fact' ? entry.consent : undefined;
    const what = record?.what ?? (value ? 'given' : before === true ? 'withdrawn' : 'refused');
    if (!isVoided) before = value;
    return [{ entry, what, isVoided, ...(record ? { record } : {}) }];
  });
}

function saysOf(rules: Rules, entry: Entry, name: string): boolean | undefined {
  if (entry.kind === 'fact') return entry.name === name ? entry.value === true : undefined;
  if (entry.kind !== 'outcome') return undefined;
  const outcome = taskRule(rules, entry.key)?.outcomes.find(({ code }) => code === entry.outcome);
  const value = outcome?.sets[name];
  return value === undefined ? undefined : value === true;
}

function yesOf(
  { rules, consents, lines, now }: Known,
  { rule, inForce }: { rule: ConsentPurpose; inForce: Said },
): Pick<Standing, 'until' | 'askAgain'> {
  const from = inForce.entry.happenedAt;
  const then = decidersAt(consents, lines, from).band;
  const { n, unit } = then.valid;
  const timeZone = zoneAt(rules, lines.facts.get(PLACE), now);
  const clock = { n, unit, from, roll: false, calendar: rules.calendar, timeZone, holds: [] };
  const { dueAt: until } = dueInstant(clock, { explain: false });
  const isOld = inForce.record?.version !== undefined && inForce.record.version < rule.version;
  const isOtherAge = then.code !== decidersAt(consents, lines, now).band.code;
  const isOver = until !== undefined && until <= now;
  const why = isOtherAge ? 'age' : isOld ? 'new-text' : isOver ? 'expired' : undefined;
  return { ...(until === undefined ? {} : { until }), ...(why ? { askAgain: why } : {}) };
}

/** The entry by which somebody agrees as of an instant; nothing where she does not. */
export function lastYes(
  entries: readonly Entry[],
  rules: Rules,
  { consent, at }: { consent: string; at: Instant },
): Entry | undefined {
  const said = saidOf({ entries, rules, now: at }, consent).filter(({ isVoided }) => !isVoided);
  const last = said.at(-1);
  return last?.what === 'given' ? last.entry : undefined;
}
