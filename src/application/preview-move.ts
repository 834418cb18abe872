import { uuid8 } from '../db/uuid8.ts';
import { FuelSpent } from '../domain/path/fuel.ts';
import { ruleKeyOf, stepOf } from '../domain/path/keys.ts';
import { PLACE } from '../domain/path/place-of.ts';
import { previewOf, type Standing, type TaskChange } from '../domain/path/preview.ts';
import type { Rules } from '../domain/policy/rules.ts';
import { civilDateAt } from '../domain/time/zone.ts';
import { stepsOf } from '../../workflows/steps/index.ts';
import type { App } from './app.ts';
import { auditReading } from './audit-reading.ts';
import type { Caller } from './caller.ts';
import { packTexts, type PackTexts } from './pack-texts.ts';
import { readLedger } from './read-ledger.ts';
import { Refusal } from './refusal.ts';
import { requirePath } from './require-path.ts';
import { isoOf } from './task-view.ts';

/** What would change for the desks of a path if the person moved to a place today. */
export interface MovePreview {
  to: string;
  /** The path keeps its pack. */
  pack: { id: string; version: string };
  changes: ChangeView[];
  /** The same, if the path were carried on under the pack of that place as well; nothing where that is the same pack. */
  underPackThere: { pack: { id: string; version: string }; changes: ChangeView[] } | null;
}

export interface ChangeView {
  key: string;
  step: string;
  title: string;
  what: TaskChange['what'];
  before: StandingView | null;
  after: StandingView | null;
}

interface StandingView {
  department: string;
  place: string;
  dueAt: string | null;
}

/** Says it and does nothing: whoever decides on a move sees first what it does to the person's tasks. */
export async function previewMove(
  app: App,
  caller: Caller,
  { pathId, to }: { pathId: string; to: string },
): Promise<MovePreview> {
  const path = await requirePath(app, caller, pathId);
  const rules = app.packs.byHash(path.packHash);
  if (!rules) throw new Refusal('path-waits-for-rules');
  await auditReading(app, caller, { action: 'read-path', pathId });
  const entries = await readLedger(app, path);
  const now = app.clock.now();
  const body = { kind: 'fact', name: PLACE, value: to } as const;
  const act = { id: `move ${to}`, by: caller.actor, happenedAt: now, recordedAt: now, body };
  const turn = { entries, acts: [act], now, idOf: (text: string) => uuid8(pathId, text) };
  const under = (other: Rules): ChangeView[] => {
    const codes = { own: codeOf(rules), other: codeOf(other) };
    const changes = orWait(() => previewOf(codes, turn));
    if (!Array.isArray(changes)) throw new Refusal(changes);
    const texts = packTexts(app, other.hash, caller.language);
    return changes.map((change) => changeView(change, texts));
  };
  const changes = under(rules);
  const date = civilDateAt(now, app.places.timeZone(to) ?? rules.timeZone);
  const there = app.packs.forStart(to, date);
  const isOther = there !== undefined && there.hash !== rules.hash;
  return {
    to,
    pack: named(rules),
    changes,
    underPackThere: isOther ? { pack: named(there), changes: under(there) } : null,
  };
}

/** Steps that turn in a circle are the same for whoever asks. */
function orWait<T>(look: () => T): T {
  try {
    return look();
  } catch (thrown) {
    if (thrown instanceof FuelSpent) throw new Refusal('path-waits-for-rules');
    throw thrown;
  }
}

function codeOf(rules: Rules) {
  return { steps: stepsOf(rules), rules, stepsHash: '' };
}

function named({ id, version }: Rules) {
  return { id, version };
}

function changeView({ key, what, before, after }: TaskChange, texts: PackTexts): ChangeView {
  return {
    key,
    step: stepOf(key),
    title: texts.task(ruleKeyOf(key)),
    what,
    before: standingView(before),
    after: standingView(after),
  };
}

function standingView(standing: Standing | undefined): StandingView | null {
  if (!standing) return null;
  const { department, place, dueAt } = standing;
  return { department, place, dueAt: dueAt === undefined ? null : isoOf(dueAt) };
}
