import type { Instant } from '../time/instant.ts';
import type { HistoryAct, TimedAct } from './act.ts';
import type { Proposal } from './judge.ts';
import { RELEASED, type Entry } from './ledger.ts';

/** What an entry has of the act that it records. */
export function headOf({ id, by, happenedAt, recordedAt, knownAt, bodyHash }: TimedAct) {
  return {
    v: 1,
    id,
    happenedAt,
    recordedAt,
    by,
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(bodyHash === undefined ? {} : { bodyHash }),
  } as const;
}

/** The entry that an act asks for; nothing where it asks for none, or for several. */
export function proposalOf(act: TimedAct): Proposal | undefined {
  const { body } = act;
  if (body.kind === 'start' || body.kind === 'poke' || body.kind === 'pack') return undefined;
  if (body.kind === 'release') {
    return { ...headOf(act), kind: 'hold', key: body.key, until: act.happenedAt, reason: RELEASED };
  }
  if (body.kind !== 'outcome') return { ...headOf(act), ...body };
  const { n, ...outcome } = body;
  return { ...headOf(act), ...outcome, opening: n };
}

/** What happened before the product knew the path, as its first act tells it. */
export function pastEntry(act: TimedAct, past: HistoryAct, id: string): Entry {
  const { happenedAt, body, bodyHash } = past;
  const hash = bodyHash === undefined ? {} : { bodyHash };
  // Checked to be an instant where it came in.
  return { ...headOf(act), id, happenedAt: happenedAt as Instant, ...hash, ...body };
}
