import { pathRow } from '../boards/path-row.ts';
import type { KeptBy } from '../db/entities/erasure.ts';
import { prepared, type Statement } from '../db/prepared.ts';
import { may } from '../domain/access/may.ts';
import { rights, type Action } from '../domain/access/rights.ts';
import type { Retention } from '../policy/retention.ts';
import type { App } from './app.ts';
import { whoActs, type Caller, type Writer } from './caller.ts';
import {
  ASK,
  CONFIRM,
  erasureView,
  FIND,
  KEPT,
  LIST,
  OPEN,
  SIGN,
  WITHDRAW,
  type ErasureView,
  type StoredErasure,
} from './erasure-rows.ts';
import { entryIdOf } from './perform.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';
import { requireRecentFactor } from './require-recent-factor.ts';
import { todayAt } from './today-at.ts';

/** The person wants what is kept of her to be erased. She has time to think, and help goes on meanwhile. */
export async function askErasure(
  app: App,
  writer: Writer,
  { path: pathId }: { path: string },
): Promise<ErasureView> {
  const path = await pathRow(app.ds, pathId);
  const target = path ? { place: path.placeId } : {};
  requireAccess(app, writer, { action: 'erasure.ask', target });
  if (!path) throw new Refusal('not-found');
  const kept = await keptOf(app, { path: pathId, place: path.placeId, since: app.clock.now() });
  const values = [path.personId, pathId, path.placeId, kept.until, JSON.stringify(kept.by)];
  const [row] = await prepared<StoredErasure>(app.ds, ASK, [
    entryIdOf(writer),
    ...whoActs(app, writer),
    ...values,
  ]);
  // Asked before, and neither withdrawn nor carried out: it is the same wish.
  const known = row ?? (await openErasure(app, path.personId));
  if (!known) throw new Refusal('erasure-not-open');
  return erasureView(known, writer);
}

export async function readErasure(app: App, caller: Caller, id: string): Promise<ErasureView> {
  return erasureView(await requireErasure(app, caller, { id }), caller);
}

/** What waits for somebody: what was withdrawn or carried out is found by its id alone. */
export async function listErasures(app: App, caller: Caller): Promise<{ items: ErasureView[] }> {
  const place = caller.actor.place ?? '';
  if (!mayEither(app, caller, place)) throw new Refusal('forbidden');
  const rows = await prepared<StoredErasure>(app.ds, LIST, [app.places.below(place)]);
  return { items: rows.map((row) => erasureView(row, caller)) };
}

/** Asked once more after her time to think, she still wants it. */
export async function confirmErasure(app: App, writer: Writer, id: string): Promise<ErasureView> {
  const row = await requireErasure(app, writer, { id, action: 'erasure.ask' });
  if (row.confirmedAt !== null) return erasureView(row, writer);
  const kept = await keptOf(app, {
    path: row.pathId,
    place: row.placeId,
    since: row.askedAt.getTime(),
  });
  if (kept.until.getTime() > app.clock.now()) throw new Refusal('erasure-too-early');
  return changed(app, writer, {
    statement: CONFIRM,
    id,
    more: [kept.until, JSON.stringify(kept.by), todayAt(app, row.placeId), signers],
  });
}

/** Roles that may sign. */
const signers = Object.keys(rights).filter(
  (role) => rights[role]?.['erasure.decide'] !== undefined,
);

/** One of the two who decide. The same person twice is one signature. */
export async function signErasure(app: App, writer: Writer, id: string): Promise<ErasureView> {
  const row = await requireErasure(app, writer, { id, action: 'erasure.decide' });
  requireRecentFactor(app, writer);
  const { id: actor } = writer.actor;
  if (row.firstBy === actor || row.secondBy === actor) return erasureView(row, writer);
  if (row.confirmedAt === null) throw new Refusal('erasure-too-early');
  return changed(app, writer, { statement: SIGN, id });
}

/** She does not want it any more: possible until it is carried out. */
export async function withdrawErasure(app: App, writer: Writer, id: string): Promise<ErasureView> {
  const row = await requireErasure(app, writer, { id, action: 'erasure.ask' });
  if (row.withdrawnAt !== null) return erasureView(row, writer);
  return changed(app, writer, { statement: WITHDRAW, id });
}

/** The later of her time to think and of what the law keeps. */
async function keptOf(
  { ds, retention, places }: App,
  { path, place, since }: { path: string; place: string; since: number },
): Promise<{ until: Date; by: KeptBy[] }> {
  const rules = rulesAt(retention, places.above(place));
  const values = [path, new Date(since), retention.thinkDays, rules.map(({ months }) => months)];
  const [row] = await prepared<{ think: Date; ends: Date[] }>(ds, KEPT, values);
  if (!row) throw new Refusal('not-found');
  const by = rules.map(({ id, article, confidence }, i) => {
    const until = row.ends[i] ?? row.think;
    return { rule: id, article, confidence, until: until.toISOString() };
  });
  const until = Math.max(row.think.getTime(), ...row.ends.map((end) => end.getTime()));
  return { until: new Date(until), by };
}

const rulesAt = ({ rules }: Retention, where: readonly string[]) =>
  rules.filter(({ territories }) => territories.some((one) => where.includes(one)));

/** For its places alone; for everybody else, and once more for what is not there, it is absent. */
async function requireErasure(
  app: App,
  caller: Caller,
  { id, action }: { id: string; action?: Action },
): Promise<StoredErasure> {
  const [row] = await prepared<StoredErasure>(app.ds, FIND, [id]);
  if (!row || !mayEither(app, caller, row.placeId)) throw new Refusal('not-found');
  const target = { place: row.placeId };
  if (action) requireAccess(app, caller, { action, target, otherwise: 'forbidden' });
  return row;
}

function mayEither({ places }: App, { actor }: Caller, place: string): boolean {
  const target = { place, ancestors: places.above(place) };
  return may(actor, 'erasure.ask', target) || may(actor, 'erasure.decide', target);
}

async function openErasure({ ds }: App, person: string): Promise<StoredErasure | undefined> {
  const [row] = await prepared<StoredErasure>(ds, OPEN, [person]);
  return row;
}

async function changed(
  app: App,
  writer: Writer,
  { statement, id, more = [] }: { statement: Statement; id: string; more?: unknown[] },
): Promise<ErasureView> {
  const [row] = await prepared<StoredErasure>(app.ds, statement, [
    id,
    ...whoActs(app, writer),
    ...more,
  ]);
  if (!row) throw new Refusal('erasure-not-open');
  return erasureView(row, writer);
}
