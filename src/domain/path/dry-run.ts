import type { Instant } from '../time/instant.ts';
import { advance, type Code } from './advance.ts';
import type { Change } from './change.ts';
import { FuelSpent } from './fuel.ts';
import type { JudgeRefusal } from './judge.ts';
import { PRODUCT, type Entry } from './ledger.ts';

/** What a change of the pack would change, or why it would be refused; nothing, where the path turns in a circle now. */
export type DryRun = { changes: Change[] } | { refused: JudgeRefusal } | undefined;

/** The very turn that would have a path go on under another pack, with all that it writes forgotten. Pure. */
export function dryRun(
  { from, to }: { from: Code; to: Code },
  entries: readonly Entry[],
  now: Instant,
): DryRun {
  const { id, version, hash } = to.rules;
  const body = { kind: 'pack', pack: { id, version, hash } } as const;
  const by = { ...PRODUCT, role: 'case-supervisor' };
  const act = { id: 'dry-run', by, happenedAt: now, recordedAt: now, body };
  const turn = { entries, acts: [act], now, codeOf: () => to, idOf: (text: string) => text };
  try {
    const { refused, appended } = advance(from, turn);
    const [refusal] = refused;
    if (refusal) return { refused: refusal.code };
    return { changes: appended.find((entry) => entry.kind === 'pack')?.changes ?? [] };
  } catch (thrown) {
    if (thrown instanceof FuelSpent) return undefined;
    throw thrown;
  }
}
