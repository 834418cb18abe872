import { stepsOf } from '../../workflows/steps/index.ts';
import { countOpenPathsBeside, openPathsBeside, type OpenPath } from '../boards/open-paths.ts';
import { dryRun } from '../domain/path/dry-run.ts';
import type { Rules } from '../domain/policy/rules.ts';
import type { Pack } from '../policy/pack.ts';
import type { App } from './app.ts';
import { auditReading } from './audit-reading.ts';
import type { Caller } from './caller.ts';
import { dryTally, type DryTally, type Looked } from './dry-tally.ts';
import { readLedger } from './read-ledger.ts';
import { Refusal } from './refusal.ts';
import { releasedPack, requireFits, type PackName } from './released-pack.ts';
import { requireAccess } from './require-access.ts';

/** So many paths are looked at for one question; whoever asks goes on behind the last. */
const PAGE = 25;

export interface PackDryRun extends DryTally {
  place: string;
  to: PackName;
  /** Open paths that stand on another pack, in all. */
  of: number;
  /** How many of them this page has looked at. */
  looked: number;
  /** Where the next page begins. */
  next: string | null;
}

/** What another pack would change for the open paths of a place: a page of them, and nothing is changed. */
export async function dryRunPack(
  app: App,
  caller: Caller,
  query: PackName & { place?: string; after?: string },
): Promise<PackDryRun> {
  const place = query.place ?? caller.actor.place ?? '';
  const target = { place };
  requireAccess(app, caller, { action: 'path.dry-run', target, otherwise: 'forbidden' });
  const pack = releasedPack(app, query);
  await auditReading(app, caller, { action: 'dry-run' });
  const notOn = pack.rules.hash;
  const after = query.after === undefined ? {} : { after: query.after };
  const [paths, of] = await Promise.all([
    openPathsBeside(app.ds, { place, notOn, limit: PAGE, ...after }),
    countOpenPathsBeside(app.ds, { place, notOn }),
  ]);
  const looked: Looked[] = [];
  for (const path of paths) looked.push(await lookAt(app, path, pack));
  return {
    place,
    to: { id: pack.rules.id, version: pack.rules.version },
    of,
    looked: paths.length,
    ...dryTally(app, caller, { pack, looked }),
    next: paths.length === PAGE ? (paths.at(-1)?.id ?? null) : null,
  };
}

async function lookAt(app: App, path: OpenPath, pack: Pack): Promise<Looked> {
  const from = app.packs.byHash(path.packHash);
  if (!from) return { path: path.id, failed: true };
  try {
    requireFits(app, path, pack);
  } catch (thrown) {
    if (thrown instanceof Refusal) return { path: path.id, refused: thrown.code };
    throw thrown;
  }
  const entries = await readLedger(app, path);
  const codes = { from: codeOf(from), to: codeOf(pack.rules) };
  const found = dryRun(codes, entries, app.clock.now());
  return found ? { path: path.id, ...found } : { path: path.id, failed: true };
}

const codeOf = (rules: Rules) => ({ rules, steps: stepsOf(rules), stepsHash: '' });
