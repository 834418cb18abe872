import type { PathItem } from '../boards/path-row.ts';
import { dayOf } from '../domain/time/civil-date.ts';
import { foldDesk, type Opening } from '../domain/path/desk.ts';
import { ruleKeyOf, stepOf } from '../domain/path/keys.ts';
import { voidedIds, type Entry, type EntryOf, type PackRef } from '../domain/path/ledger.ts';
import { packChanges, packOf } from '../domain/path/pack-of.ts';
import type { CivilDate, Instant } from '../domain/time/instant.ts';
import { civilDateAt, lastDayBefore, startOfEpochDay } from '../domain/time/zone.ts';
import type { App } from './app.ts';
import { auditReading } from './audit-reading.ts';
import type { Caller } from './caller.ts';
import { courseOf, noCourse, type Course } from './course.ts';
import { packTexts, type PackTexts } from './pack-texts.ts';
import { readLedger } from './read-ledger.ts';
import { requirePath } from './require-path.ts';
import { Refusal } from './refusal.ts';
import { entriesSeen } from './seen-ledger.ts';
import { showsResult, sightOf, type Sight } from './sight.ts';
import { isoOf } from './task-view.ts';

/** A path as it was known at the end of a day: nothing that was written down later, whenever it had happened. */
export interface PathOnDay extends Omit<Course, 'forecast'> {
  id: string;
  on: string;
  /** The end of that day in the place, or now. */
  asOf: string;
  /** How many entries were written by then. None: the path had not begun. */
  seq: number;
  done: { key: string; step: string; title: string; outcome: string; at: string }[];
  open: {
    key: string;
    step: string;
    title: string;
    opening: number;
    openedAt: string;
    lastDay: string | null;
    dueAt: string | null;
  }[];
  /** What was to come if all went as usual, and what then came of it. */
  forecast: (Course['forecast'][number] & { happened: { outcome: string; at: string } | null })[];
}

export async function readPathOnDay(
  app: App,
  caller: Caller,
  { pathId, on }: { pathId: string; on: CivilDate },
): Promise<PathOnDay> {
  const path = await requirePath(app, caller, pathId);
  const rules = app.packs.byHash(path.packHash);
  if (!rules) throw new Refusal('path-waits-for-rules');
  const timeZone = app.places.timeZone(path.placeId) ?? rules.timeZone;
  const now = app.clock.now();
  if (on > civilDateAt(now, timeZone)) {
    throw new Refusal('invalid-request', { errors: [{ pointer: '/on', code: 'in-future' }] });
  }
  await auditReading(app, caller, { action: 'read-path-on-day', pathId, entryId: path.glassId });
  const endOfDay = startOfEpochDay(dayOf(on) + 1, timeZone);
  const ledger = await readLedger(app, path);
  const asOf = endOfDay < now ? endOfDay : afterAll(ledger, now);
  const entries = ledger.filter(({ recordedAt }) => recordedAt < asOf);
  const pack = packThen(path, ledger, entries);
  const then = app.packs.byHash(pack.hash);
  if (!then) throw new Refusal('path-waits-for-rules');
  const texts = packTexts(app, pack.hash, caller.language);
  const sight = sightOf(app, caller, { relation: path.relation });
  const seq = entriesSeen(entries, sight).length;
  const head = { id: pathId, on, asOf: isoOf(asOf), seq };
  if (entries.length === 0) return { ...head, ...noCourse, done: [], open: [], forecast: [] };
  const course = courseOf({ rules: then, texts, entries, now: asOf, forecast: true, sight });
  if (!course) throw new Refusal('path-waits-for-rules');
  const forecast = course.forecast.map((line) => {
    return { ...line, happened: whatCame(ledger, line.key, asOf) };
  });
  return { ...head, ...course, ...tasksOn(entries, { texts, timeZone, sight }), forecast };
}

/** Today is all that is known, also where the clock that stamped it is a little ahead of this one. */
function afterAll(ledger: readonly Entry[], now: Instant): Instant {
  const last = ledger.reduce((at: number, { recordedAt }) => Math.max(at, recordedAt), 0);
  return Math.max(now, last + 1) as Instant; // an instant moved by a millisecond
}

/** The pack on which the path stood then: its row names the present one. */
function packThen(path: PathItem, ledger: readonly Entry[], then: readonly Entry[]): PackRef {
  const present = { id: path.packId, version: path.packVersion, hash: path.packHash };
  return packOf(then, packChanges(ledger)[0]?.from ?? present);
}

function tasksOn(
  entries: readonly Entry[],
  { texts, timeZone, sight }: { texts: PackTexts; timeZone: string; sight: Sight },
): Pick<PathOnDay, 'done' | 'open'> {
  const voided = voidedIds(entries);
  const isKnown = ({ key }: { key: string }) => showsResult(sight.ofTask(key));
  const named = (key: string) => ({ key, step: stepOf(key), title: texts.task(ruleKeyOf(key)) });
  const done = entries.flatMap((entry) => {
    if (entry.kind !== 'outcome' || voided.has(entry.id) || !isKnown(entry)) return [];
    return [{ ...named(entry.key), outcome: entry.outcome, at: isoOf(entry.happenedAt) }];
  });
  const open = [...foldDesk(entries).values()]
    .flat()
    .filter((opening) => opening.open && isKnown(opening));
  return { done, open: open.map((one) => ({ ...named(one.key), ...dates(one, timeZone) })) };
}

function dates({ n, openedAt, dueAt }: Opening, timeZone: string) {
  return {
    opening: n,
    openedAt: isoOf(openedAt),
    lastDay: dueAt === undefined ? null : lastDayBefore(dueAt, timeZone),
    dueAt: dueAt === undefined ? null : isoOf(dueAt),
  };
}

/** The first answer to a task that was not known on the day, unless it was voided since. */
function whatCame(
  ledger: readonly Entry[],
  key: string,
  asOf: Instant,
): { outcome: string; at: string } | null {
  const voided = voidedIds(ledger);
  const came = ledger.find(
    (entry): entry is EntryOf<'outcome'> =>
      entry.kind === 'outcome' &&
      entry.key === key &&
      entry.recordedAt >= asOf &&
      !voided.has(entry.id),
  );
  return came ? { outcome: came.outcome, at: isoOf(came.happenedAt) } : null;
}
