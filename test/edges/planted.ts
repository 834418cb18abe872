import { randomUUID } from 'node:crypto';
import { reconcileAll, type Outcome } from '../../worker/reconcile/run.ts';
import type { Parts } from '../../worker/parts.ts';
import { createIntentSealer } from '../../src/application/intent-sealer.ts';
import type { PathWorld, RunningPath } from '../temporal/path-world.ts';

export interface Report extends Outcome {
  lines: string[];
}

/** Compares, and repairs where it is told to, beside the worker of this world. */
export async function reconcileIn(
  world: PathWorld,
  { release = {}, ...wish }: { isRepair?: boolean; path?: string; release?: Partial<Parts> } = {},
): Promise<Report> {
  const { temporal, paths, keys, deps } = world;
  const intents = createIntentSealer(keys);
  const none = { calendars: [], close: async () => {} };
  const parts: Parts = { ...deps, temporal, paths, intents, ...none, ...release };
  const lines: string[] = [];
  const told: string[] = [];
  const outcome = await reconcileAll(parts, deps.ds, {
    isRepair: false,
    ...wish,
    tell: (line) => lines.push(line),
    progress: (line) => told.push(line),
  });
  if (outcome.failed > 0) throw new Error(told.join('\n'));
  return { ...outcome, lines };
}

/** A path with tasks of every state: answered, open, disclosed, handled, voided, moved. */
export async function livedPath(world: PathWorld): Promise<RunningPath> {
  const path = await world.start({ place: '530102', born: '2015-06-01', language: 'my' });
  await ok(path.act({ kind: 'desk', key: 'care/bed', n: 1, what: 'urged' }));
  await ok(path.complete('care/bed', 'ready'));
  await ok(path.complete('care/opinion.police/give-opinion', 'for'));
  return path;
}

/** Everything answered as the pack's usual way goes, up to the end. */
export async function closedPathIn(world: PathWorld): Promise<RunningPath> {
  const path = await world.start({ place: '530102', born: '1999-06-01' });
  for (let i = 0; i < 40; i++) {
    const [key] = await path.openTasks();
    if (key === undefined) break;
    await ok(path.complete(key, USUAL[key.split('/').at(-1) ?? ''] ?? 'seen'));
  }
  return path;
}

const USUAL: Record<string, string> = {
  bed: 'ready',
  clothes: 'given',
  'give-opinion': 'for',
  'parents-found': 'found',
  'find-seat': 'seat',
  visit: 'seen',
  close: 'closed',
};

async function ok(sent: ReturnType<RunningPath['act']>): Promise<void> {
  const answer = await sent;
  if (answer === 'unavailable' || !('ok' in answer)) throw new Error(JSON.stringify(answer));
}

export interface Plant {
  kind: string;
  /** Lines that a report has to have for it. */
  lines: string[];
}

/** Breaks things past the product, and notes what has to be said about it. */
export class Planter {
  readonly plants: Plant[] = [];
  private used = new Set<string>();

  constructor(private readonly world: PathWorld) {}

  note(kind: string, ...lines: string[]): void {
    this.plants.push({ kind, lines });
  }

  sql<Row>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.world.ds.query<Row[]>(text, values);
  }

  async pathColumn(path: RunningPath, column: string, value: string): Promise<void> {
    await this.sql(`update path set ${column} = ${value} where id = $1`, [path.id]);
    this.note(`path.${column}`, `${path.id} path ${path.id} differs in ${column}`);
  }

  /** On a row that nothing was planted in yet. */
  async column(
    path: RunningPath,
    { table, name, column, value, where = 'true' }: Spot & { column: string; value: string },
  ): Promise<void> {
    const row = await this.fresh(path, { table, name, where });
    await this.sql(`update ${table} set ${column} = ${value} where path_id = $1 and ${row.at}`, [
      path.id,
    ]);
    this.note(`${table}.${column}`, `${path.id} ${table} ${row.name} differs in ${column}`);
  }

  async fresh(path: RunningPath, { table, name, where = 'true' }: Spot) {
    const rows = await this.sql<{ at: string; name: string }>(
      `select ${AT[table]} as at, ${name} as name from ${table} where path_id = $1 and ${where} order by 1`,
      [path.id],
    );
    const row = rows.find(({ at }) => !this.used.has(path.id + table + at));
    if (!row) throw new Error(`no ${table} row is left where ${where}`);
    this.used.add(path.id + table + row.at);
    return row;
  }
}

export interface Spot {
  table: 'task' | 'ledger' | 'audit' | 'outbox';
  /** How a report names the row. */
  name: string;
  where?: string;
}

const AT = {
  task: `format('id = %L', id)`,
  ledger: `format('seq = %s', seq)`,
  audit: `format('id = %s', id)`,
  outbox: `format('id = %s', id)`,
};

export const nobody = randomUUID();
