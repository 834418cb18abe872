import {
  CancellationScope,
  condition,
  defineUpdate,
  setHandler,
  sleep,
} from '@temporalio/workflow';

/** What the product is measured against: eight Updates, a timer for each step, and nothing else. */
export const complete = defineUpdate<number, [string]>('complete');

const STEPS = 8;
const MONTH_MS = 30 * 86_400_000;

export async function barePath(): Promise<void> {
  let done = 0;
  let timer = arm();
  setHandler(complete, () => {
    done += 1;
    timer.cancel();
    if (done < STEPS) timer = arm();
    return done;
  });
  await condition(() => done === STEPS);
}

function arm(): CancellationScope {
  const scope = new CancellationScope();
  void scope.run(() => sleep(MONTH_MS)).catch(() => undefined); // cancelled when the step is done
  return scope;
}
