import type { DataSource } from 'typeorm';
import { prepared, type Statement } from '../../src/db/prepared.ts';
import type { Temporal } from '../../src/temporal/client.ts';
import { lookAt } from '../../src/temporal/path-state.ts';
import { log, nameOf } from '../log.ts';

interface Letter {
  id: string;
  pathId: string;
  seq: number;
  isConfirmed: boolean;
}

/** How many entries a path has recorded. */
export type Recorded = (pathId: string) => Promise<number>;

/** Letters looked at in one round, and paths asked at a time. A digest takes all that there is. */
const LETTERS_MAX = { now: 500, late: 100_000 };
const AT_ONCE_MAX = 8;

/**
 * Ids of letters that nobody was given notice of, and that their path has recorded: what was written to the tables and
 * then forgotten by Temporal is told to nobody. `late`: those of rungs that acted late, which wait for the digest.
 */
export async function confirmedLetters(
  { ds, recorded }: { ds: DataSource; recorded: Recorded },
  which: 'now' | 'late',
): Promise<string[]> {
  const letters = await prepared<Letter>(ds, UNNOTICED, [which === 'late', LETTERS_MAX[which]]);
  const doubtful = letters.filter(({ isConfirmed }) => !isConfirmed);
  const paths = [...new Set(doubtful.map(({ pathId }) => pathId))];
  const known = new Map<string, number>();
  const askNext = async () => {
    for (let id = paths.shift(); id !== undefined; id = paths.shift()) {
      known.set(id, await recorded(id));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE_MAX }, askNext));
  return letters
    .filter(({ isConfirmed, pathId, seq }) => isConfirmed || seq <= (known.get(pathId) ?? 0))
    .map(({ id }) => id);
}

/** By asking Temporal. None where the path cannot say: its letters wait for the next round. */
export function askPath(temporal: Temporal): Recorded {
  return async (pathId) => {
    try {
      return (await lookAt(temporal, pathId))?.entries.length ?? 0;
    } catch (thrown) {
      log('letter-not-confirmed', { path: pathId, ...nameOf(thrown) });
      return 0;
    }
  };
}

// Those that are confirmed come first: paths that cannot say must not keep the others waiting.
const UNNOTICED: Statement = {
  name: 'unnoticed-letters',
  text: `
    select o.id, o.path_id as "pathId", o.seq,
      o.seq <= p.confirmed_seq or p.state = 'done' as "isConfirmed"
    from outbox as o join path as p on p.id = o.path_id
    where o.noticed_at is null and o.payload ? 'toPlace' and o.payload ? 'since' = $1
    order by (o.seq <= p.confirmed_seq or p.state = 'done') desc, o.id limit $2`,
};
