import { evaluate } from '../src/domain/path/evaluate.ts';
import { foldDesk } from '../src/domain/path/desk.ts';
import type { Entry } from '../src/domain/path/ledger.ts';
import type { Instant } from '../src/domain/time/instant.ts';
import { ledgers, type LedgerRow } from '../src/db/entities/ledger.ts';
import { paths, type PathRow } from '../src/db/entities/path.ts';
import { tasks, type TaskRow } from '../src/db/entities/task.ts';
import type { PersonKey } from '../src/sealing/person-key.ts';
import { openEntry } from '../src/sealing/sealed-rows.ts';
import type { AdvanceDeps } from './advance-path.ts';
import { projectRows, type Projected } from './project-rows.ts';
import { entryLine, taskLine } from './turn-lines.ts';

export interface Difference {
  row: string;
  column: string;
  live: string | undefined;
  rebuilt: string | undefined;
}

type RebuildDeps = Omit<AdvanceDeps, 'stepsHash'>;

interface Live {
  path: PathRow;
  ledger: LedgerRow[];
  tasks: TaskRow[];
  key: PersonKey;
}

/** Makes the rows of a path again, from its sealed ledger alone, as of its last turn. */
export async function rebuildPath(deps: RebuildDeps, pathId: string): Promise<Projected> {
  return rebuild(deps, await readLive(deps, pathId));
}

/** Where the tables differ from what the ledger says; nothing, unless something is broken. */
export async function comparePath(deps: RebuildDeps, pathId: string): Promise<Difference[]> {
  const live = await readLive(deps, pathId);
  const rebuilt = rebuild(deps, live);
  const entries = rebuilt.ledger.map((row) => entryLine(pathId, row, live.key));
  const rows = rebuilt.tasks.map((task) => taskLine(task, live.key));
  return [
    ...differences('path', livePath(live.path), pathOf(rebuilt)),
    ...differTables('ledger', keyed(live.ledger, 'entryId'), keyed(entries, 'entry_id')),
    ...differTables('task', keyed(live.tasks, 'id'), keyed(rows, 'id')),
  ];
}

async function readLive({ ds, sealer }: RebuildDeps, pathId: string): Promise<Live> {
  // One snapshot: an act may write while this reads.
  return ds.transaction('REPEATABLE READ', async (db) => {
    const path = await db.getRepository(paths).findOneByOrFail({ id: pathId });
    return {
      path,
      ledger: await db.getRepository(ledgers).find({ where: { pathId }, order: { seq: 'asc' } }),
      tasks: await db.getRepository(tasks).findBy({ pathId }),
      key: await sealer.keyOf(path.personId),
    };
  });
}

function rebuild({ rulesOf, stepsOf }: RebuildDeps, { path, ledger, key }: Live): Projected {
  const rules = rulesOf(path.packHash);
  if (!rules) throw new Error('the pack of this path is not known here');
  const entries: Entry[] = ledger.map((row) => openEntry(key, row, row.sealed));
  // What the path itself stamped on its last turn.
  const now = path.turnedAt.getTime() as Instant;
  const view = evaluate(stepsOf(rules), entries, rules, now);
  return projectRows({ id: path.id, entries, desk: foldDesk(entries), view, rules, now });
}

type Cells = Record<string, unknown>;

/** Sealed bytes differ each time they are sealed; the mark beside them tells whether the content does. */
const SEALED = new Set(['sealed', 'sealedDisclosed', 'sealed_disclosed', 'pathId']);

function livePath({ placeId, ownerId, startedAt, seq, head, state }: PathRow): Cells {
  return { placeId, ownerId, startedAt, seq, head, isDone: state === 'done' };
}

function pathOf({ placeId, ownerId, startedAt, seq, head, isDone }: Projected): Cells {
  return { placeId, ownerId, startedAt: new Date(startedAt), seq, head, isDone };
}

function keyed(rows: readonly object[], id: string): Map<string, Cells> {
  return new Map(rows.map((row) => [String(Reflect.get(row, id)), { ...row }]));
}

function differTables(
  table: string,
  live: ReadonlyMap<string, Cells>,
  rebuilt: ReadonlyMap<string, Cells>,
): Difference[] {
  return [...new Set([...live.keys(), ...rebuilt.keys()])].flatMap((id) =>
    differences(`${table} ${id}`, live.get(id) ?? {}, rebuilt.get(id) ?? {}),
  );
}

function differences(row: string, live: Cells, rebuilt: Cells): Difference[] {
  const [here, there] = [texts(live), texts(rebuilt)];
  return [...new Set([...here.keys(), ...there.keys()])].flatMap((column) => {
    const difference = { row, column, live: here.get(column), rebuilt: there.get(column) };
    return difference.live === difference.rebuilt ? [] : [difference];
  });
}

function texts(cells: Cells): Map<string, string> {
  const shown = Object.entries(cells).filter(([name, value]) => value != null && !SEALED.has(name));
  return new Map(shown.map(([name, value]) => [snakeCase(name), textOf(value)]));
}

function textOf(value: unknown): string {
  if (value instanceof Date) return value.toISOString();
  if (Buffer.isBuffer(value)) return `\\x${value.toString('hex')}`;
  return String(value);
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
