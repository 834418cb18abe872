import type { Entry, EntryOf } from '../path/ledger.ts';
import type { Rules } from '../policy/rules.ts';
import type { Instant } from '../time/instant.ts';
import { purposeOfFact } from './purpose.ts';

const EVER = -8.64e15 as Instant;

/** From when to when somebody agrees to an older text: since it was replaced for this path, until she was asked again. */
export function outdatedLine(
  live: readonly Entry[],
  { consents }: Rules,
): { at: Instant; value: boolean }[] {
  const replacedAt = live.findLast(({ kind }) => kind === 'pack')?.happenedAt ?? EVER;
  const byPurpose = saidByPurpose(live);
  const spans = Object.entries(consents?.purposes ?? {}).flatMap(([purpose, { version }]) => {
    const said = byPurpose.get(purpose) ?? [];
    return said.flatMap(({ happenedAt, consent }, i) => {
      const isOld = consent?.version !== undefined && consent.version < version;
      const from = happenedAt > replacedAt ? happenedAt : replacedAt;
      const to = said[i + 1]?.happenedAt;
      return isOld && (to === undefined || from < to) ? [{ from, to }] : [];
    });
  });
  const isOldAt = (at: Instant) =>
    spans.some(({ from, to }) => from <= at && (to === undefined || at < to));
  const turns = spans.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]));
  const points = [...new Set(turns)].sort((a, b) => a - b);
  return [{ at: EVER, value: false }, ...points.map((at) => ({ at, value: isOldAt(at) }))];
}

/** Read once, whatever many purposes there are: every evaluation asks. */
function saidByPurpose(live: readonly Entry[]): Map<string, EntryOf<'fact'>[]> {
  const said = new Map<string, EntryOf<'fact'>[]>();
  for (const entry of live) {
    const purpose = entry.kind === 'fact' ? purposeOfFact(entry.name) : undefined;
    if (entry.kind !== 'fact' || purpose === undefined) continue;
    const known = said.get(purpose);
    if (known) known.push(entry);
    else said.set(purpose, [entry]);
  }
  return said;
}
