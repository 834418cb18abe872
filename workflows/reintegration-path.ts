import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  defineQuery,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
  TemporalFailure,
  workflowInfo,
} from '@temporalio/workflow';
import type { AdvanceInput, AdvanceResult, PathActivities } from '../src/contract/activities.ts';
import { ACT, LOOK } from '../src/contract/messages.ts';
import type { Act, ActAnswer, Known, PathInput } from '../src/contract/messages.ts';
import {
  answerIn,
  beginTurn,
  carriedBy,
  knownBy,
  openPath,
  productNow,
  record,
  refusal,
  refuseAtOnce,
  type OpenPath,
} from './open-path.ts';
import { stamp } from './stamp.ts';

/** Some fifty acts; what a worker reads again when it has lost the path stays a matter of milliseconds. */
const EVENTS_MAX = 300;
const ACTS_IN_TURN_MAX = 20;
/** A path that asks to be woken in the past must not spin. */
const ALARM_MS_MIN = 1_000;

/** Eight tries bridge a restart of the database; each gets the time that the database gives one statement. */
const quick = proxyLocalActivities<PathActivities>({
  startToCloseTimeout: '3 seconds',
  retry: { initialInterval: '200 ms', backoffCoefficient: 1, maximumAttempts: 8 },
});

/** For as long as it takes. */
const patient = proxyActivities<PathActivities>({
  startToCloseTimeout: '10 seconds',
  retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '20 seconds' },
});

const act = defineUpdate<ActAnswer, [Act]>(ACT);
const look = defineQuery<Known>(LOOK);

/**
 * A person's path, for as many years as it takes. It alone changes the path: it puts acts in line, asks `advance` what
 * follows from them, keeps the ledger and one timer. It knows no step and no rule: its commands depend on recorded
 * answers alone, so neither a deploy nor a new pack can break its replay.
 */
export async function reintegrationPath(input: PathInput): Promise<void> {
  const path = openPath(input);
  setHandler(act, (asked) => putInLine(path, asked), {
    validator: (asked) => refuseAtOnce(path, asked),
  });
  setHandler(look, () => knownBy(path));
  // A path ends where its steps say, never half-way because somebody cancelled a workflow.
  await CancellationScope.nonCancellable(() => live(path));
}

async function live(path: OpenPath): Promise<void> {
  while (!path.isDone) {
    await condition(() => path.isDue || path.line.length > 0);
    const isAsked = path.line.length > 0;
    await takeTurn(path);
    if (!path.isDone && isRunLong(isAsked)) await goOnInNewRun(path);
  }
  await condition(allHandlersFinished);
}

/** Synchronous up to its place in the line: who comes first is written first. */
async function putInLine(path: OpenPath, asked: Act): Promise<ActAnswer> {
  const known = answerIn(path, asked);
  if (known) return known;
  if (path.isDone) throw refusal('path-closed');
  return new Promise((answer, refuse) => path.line.push({ act: asked, answer, refuse }));
}

async function takeTurn(path: OpenPath): Promise<void> {
  const taken = path.line.splice(0, ACTS_IN_TURN_MAX);
  const { acts, refused } = stamp(path, taken);
  if (acts.length > 0 || path.isDue) {
    const result = await advance(beginTurn(path, acts, workflowInfo().workflowId));
    record(path, result);
    for (const { id, code } of result.refused) refused.set(id, code);
    setAlarm(path, result.wakeAt);
  }
  const tooLate = path.isDone ? path.line.splice(0) : [];
  for (const one of tooLate) refused.set(one.act.id, 'path-closed');
  for (const { act: asked, answer, refuse } of [...taken, ...tooLate]) {
    const code = answerIn(path, asked) ? undefined : refused.get(asked.id);
    if (code) refuse(refusal(code));
    else answer(answerIn(path, asked) ?? { seq: path.entries.length, done: path.isDone });
  }
}

/**
 * No failure of the database, of a pack or of a step ends a path: it waits for its answer. What a local activity throws
 * comes as it is, not wrapped as an `ActivityFailure`; anything that is no failure of Temporal's is a slip of our own.
 */
async function advance(input: AdvanceInput): Promise<AdvanceResult> {
  try {
    return await quick.advance(input);
  } catch (failure) {
    if (!(failure instanceof TemporalFailure)) throw failure;
  }
  for (;;) {
    try {
      return await patient.advance(input);
    } catch (failure) {
      if (!(failure instanceof TemporalFailure)) throw failure;
      await sleep('1 minute');
    }
  }
}

/** One timer, moved only when something is due earlier: an alarm too early costs less than one set anew at each act. */
function setAlarm(path: OpenPath, wakeAt: number | undefined): void {
  // Before its start is recorded there is nothing to wake for.
  if (wakeAt === undefined || path.entries.length === 0) return;
  if (path.alarm && path.alarm.at <= wakeAt) return;
  path.alarm?.scope.cancel();
  const scope = new CancellationScope();
  path.alarm = { at: wakeAt, scope };
  const delay = Math.max(wakeAt - productNow(path), ALARM_MS_MIN);
  const ring = () => {
    path.alarm = undefined;
    path.isDue = true;
  };
  void scope.run(() => sleep(delay)).then(ring, () => {});
}

/**
 * Wake-ups alone end a run only when Temporal asks for it: while time is skipped they follow each other so fast that the
 * server would make the next run wait, and skip through its wait.
 */
function isRunLong(isAsked: boolean): boolean {
  const { historyLength, continueAsNewSuggested } = workflowInfo();
  return continueAsNewSuggested || (isAsked && historyLength >= EVENTS_MAX);
}

/** Everything is projected here; what came in meanwhile is taken first. */
async function goOnInNewRun(path: OpenPath): Promise<void> {
  await condition(allHandlersFinished);
  if (path.line.length > 0) return;
  await continueAsNew<typeof reintegrationPath>({ ...path.input, carried: carriedBy(path) });
}
