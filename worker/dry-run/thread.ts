import { parentPort, workerData } from 'node:worker_threads';
import type { Rules } from '../../src/domain/policy/rules.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import { openKeyWrapper, type KeyOptions } from '../../src/sealing/open-key-wrapper.ts';
import { stepsOf } from '../../workflows/steps/index.ts';
import { lookAt, type Looked, type SealedLedger } from './look.ts';

/** All that a thread is told: packs are data, so they travel as they are. */
export interface Told {
  keys: KeyOptions;
  from: Rules;
  to: Rules;
  now: Instant;
}

const { keys, from, to, now } = workerData as Told; // by `startThread`
const codeOf = (rules: Rules) => ({ rules, steps: stepsOf(rules), stepsHash: '' });
const wrapper = openKeyWrapper(keys);
const asked = { from: codeOf(from), to: codeOf(to), now, wrapper };

/** One page after the other: nothing here waits for anything outside. */
let before: Promise<unknown> = Promise.resolve();

async function lookAll(page: readonly SealedLedger[]): Promise<void> {
  const looked: Looked[] = [];
  for (const row of page) looked.push(await lookAt(asked, row));
  parentPort?.postMessage(looked);
}

parentPort?.on('message', (page: readonly SealedLedger[]) => {
  // A fault of our own ends the thread, and with it the command.
  before = before.then(() => lookAll(page));
});
