import type { DataSource } from 'typeorm';
import { prepared } from '../src/db/prepared.ts';
import type { Sealer } from '../src/sealing/sealer.ts';
import type { PathAsItIs } from './look-at-path.ts';
import type { Decided } from './decide-turn.ts';
import { projectRows } from './project-rows.ts';
import { replacePath } from './replace-path.ts';
import { touchedPart } from './touched-part.ts';
import { linesOfTurn } from './turn-lines.ts';
import { valuesOf, WRITE_TURN } from './write-turn.ts';

/** In one round trip where the tables stand where this turn begins; else the whole path, in one transaction. */
export async function writePath(
  { ds, sealer, rulesOf }: { ds: DataSource; sealer: Sealer } & Pick<PathAsItIs, 'rulesOf'>,
  decided: Decided,
): Promise<void> {
  const { input, rules } = decided;
  const { entries, desk, view, now } = decided.advanced;
  const key = await sealer.keyOf(input.person);
  const path = { id: input.path, entries, desk, view, rules, now, rulesOf };
  const turn = { ...decided, key, projected: projectRows(path, touchedPart(decided)) };
  const written = await prepared(ds, WRITE_TURN, valuesOf(linesOfTurn(turn)));
  if (written.length > 0) return;
  await replacePath(ds, { ...turn, projected: projectRows(path) });
}
