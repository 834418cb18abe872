import type { Entry } from '../src/domain/path/ledger.ts';
import type { PersonKey } from '../src/sealing/person-key.ts';
import { openEntry } from '../src/sealing/sealed-rows.ts';
import { faultsOf } from './compare-path.ts';
import type { Projected } from './project-rows.ts';
import { readRows, type Live } from './read-rows.ts';
import { shadowOf, truthOfTables, type ShadowDeps } from './shadow-path.ts';

export interface Difference {
  row: string;
  column: string;
}

/** Makes the rows of a path again, from its sealed ledger alone, as of its last turn. */
export async function rebuildPath(deps: ShadowDeps, pathId: string): Promise<Projected> {
  const { shadow } = await fromTables(deps, pathId);
  if (!shadow) throw new Error('the pack of this path is not known here');
  return shadow.projected;
}

/** Where the tables differ from what their own ledger says; nothing, unless something is broken. */
export async function comparePath(deps: ShadowDeps, pathId: string): Promise<Difference[]> {
  const { live, ...compared } = await fromTables(deps, pathId);
  return faultsOf(live, compared).flatMap(({ table, row, kind, columns }) =>
    (kind === 'differs' ? columns : [kind]).map((column) => ({ row: `${table} ${row}`, column })),
  );
}

async function fromTables(deps: ShadowDeps, pathId: string) {
  const live = await readRows(deps.ds, pathId);
  if (!live) throw new Error('the tables do not know this path');
  const key = await deps.sealer.keyOf(live.path.personId);
  const truth = truthOfTables(live, openLedger(live, key));
  return { live, truth, key, shadow: shadowOf(deps, truth, key), rulesOf: deps.rulesOf };
}

/** Throws where an entry does not open: then the ledger cannot be trusted to be whole. */
export function openLedger({ ledger }: Pick<Live, 'ledger'>, key: PersonKey): Entry[] {
  return ledger.map((row) => openEntry(key, row, row.sealed));
}
