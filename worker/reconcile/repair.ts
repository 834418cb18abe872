import type { Fault } from '../../activities/compare-rows.ts';
import { expectedRows } from '../../activities/expected-rows.ts';
import { mendPath } from '../../activities/replace-path.ts';
import type { Advance } from '../../activities/turn-lines.ts';
import type { PathInput } from '../../src/contract/messages.ts';
import { clockOffset } from '../../src/db/clock-offset.ts';
import { restartPath } from '../../src/temporal/path-state.ts';
import type { Parts } from '../parts.ts';
import { wake } from '../sweep.ts';
import { findFaults, type Finding } from './look.ts';

/** A path at work may take a turn between being looked at and being mended. */
const ATTEMPTS_MAX = 5;

/** Sets a path right; says whether nothing of it is wrong any more. */
export async function repair(parts: Parts, id: string): Promise<boolean> {
  for (let i = 0; i < ATTEMPTS_MAX; i++) {
    const finding = await findFaults(parts, id);
    if (typeof finding === 'string') continue;
    if (finding.faults.length === 0) return true;
    if (!(await repairOnce(parts, finding))) return false;
  }
  return false;
}

/** False where nothing can be done: what is needed to know the path is itself gone. */
async function repairOnce(parts: Parts, finding: Finding): Promise<boolean> {
  const { id, compared, isLost, isLate } = finding;
  if (!compared) return false;
  const { shadow, truth } = compared;
  // A turn of today's steps and calendar first: what they change about the path is no fault.
  if (truth.isOfOtherRelease && (await wake(parts.paths, id))) return true;
  const isWrong = finding.faults.some(({ table, kind }) => table !== 'workflow' && kind !== 'late');
  if (isWrong && (!shadow || truth.isWaiting)) return wake(parts.paths, id);
  if (isWrong && shadow) {
    const how = await mendRows(parts, finding, shadow);
    if (how === 'overtaken') return true;
  }
  if (isLost) return restart(parts, finding);
  return isLate ? wake(parts.paths, id) : true;
}

async function mendRows({ ds, rulesOf }: Parts, { live, faults }: Finding, shadow: Advance) {
  const expected = expectedRows(shadow, rulesOf);
  const named = (table: string, kinds: readonly Fault['kind'][]) =>
    new Set(faults.filter((f) => f.table === table && kinds.includes(f.kind)).map((f) => f.row));
  const audit = named('audit', ['missing', 'differs']);
  const letters = named('outbox', ['missing', 'differs']);
  const wrong = named('outbox', ['surplus', 'differs']);
  return mendPath(ds, shadow, {
    stood: live?.path,
    audit: expected.audit.filter(({ entry_id: entry }) => audit.has(entry)),
    outbox: expected.outbox.filter(({ entry_id: entry, topic }) =>
      letters.has(`${entry} ${topic}`),
    ),
    wrong: (live?.outbox ?? [])
      .filter(({ entryId, topic }) => wrong.has(`${entryId} ${topic}`))
      .map(({ id }) => id),
  });
}

/** The workflow begins again where the ledger of the tables ends, and looks at once what is due. */
async function restart({ temporal, ds }: Parts, { id, compared }: Finding): Promise<boolean> {
  if (!compared) return false;
  const { person, pack, entries, turn } = compared.truth;
  const recordedAt = entries.reduce((at, entry) => Math.max(at, entry.recordedAt), 0);
  const input: PathInput = {
    v: 1,
    person,
    pack,
    skew: await clockOffset(ds),
    carried: { entries, turn, recordedAt },
  };
  await restartPath(temporal, id, input);
  return true;
}
