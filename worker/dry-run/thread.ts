import { parentPort } from 'node:worker_threads';
import type { Rules } from '../../src/domain/policy/rules.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import { openKeyWrapper, type KeyOptions } from '../../src/sealing/open-key-wrapper.ts';
import { stepsOf } from '../../workflows/steps/index.ts';
import { lookAt, type Asked, type Looked, type SealedLedger } from './look.ts';

/** All that a thread is told, before the first page: packs are data, so they travel as they are. */
export interface Told {
  keys: KeyOptions;
  from: Rules;
  to: Rules;
  now: Instant;
}

const codeOf = (rules: Rules) => ({ rules, steps: stepsOf(rules), stepsHash: '' });

/** One page after the other: nothing here waits for anything outside. */
let before: Promise<unknown> = Promise.resolve();
let asked: Asked | undefined;

async function lookAll(page: readonly SealedLedger[]): Promise<void> {
  if (!asked) throw new Error('a page came before the packs');
  const looked: Looked[] = [];
  for (const row of page) looked.push(await lookAt(asked, row));
  parentPort?.postMessage(looked);
}

parentPort?.on('message', (message: Told | readonly SealedLedger[]) => {
  if ('now' in message) {
    const { keys, from, to, now } = message;
    asked = { from: codeOf(from), to: codeOf(to), now, wrapper: openKeyWrapper(keys) };
    return;
  }
  // A fault of our own ends the thread, and with it the command.
  before = before.then(() => lookAll(message));
});
