import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Looked, SealedLedger } from './look.ts';
import type { Told } from './thread.ts';

/** PostgreSQL and the product that runs beside this want some of the machine. */
const THREADS_MAX = 4;
const AHEAD = 2;
/** Nearly all that a ledger leaves behind is garbage a page later. */
const YOUNG_MB = 24;

/** Of all cores. They make themselves ready while the caller reads what they are to be told. */
export function startThreads(): Thread[] {
  return Array.from({ length: Math.min(availableParallelism(), THREADS_MAX) }, startThread);
}

export async function endThreads(threads: readonly Thread[]): Promise<void> {
  await Promise.all(threads.map(({ end }) => end()));
}

/**
 * Looks at pages of paths, and gives them in the order in which they came. No more than a few pages are under way,
 * however many there are.
 */
export async function* lookInThreads(
  threads: readonly Thread[],
  told: Told,
  pages: AsyncIterable<SealedLedger[]>,
): AsyncGenerator<Looked[]> {
  for (const thread of threads) thread.tell(told);
  const underWay: Promise<Looked[]>[] = [];
  let turn = 0;
  for await (const page of pages) {
    const thread = threads[turn++ % threads.length];
    if (!thread) break;
    const looked = thread.look(page);
    // Told where its turn comes.
    looked.catch(() => {});
    underWay.push(looked);
    if (underWay.length < threads.length * AHEAD) continue;
    const next = underWay.shift();
    if (next) yield await next;
  }
  while (underWay.length > 0) yield (await underWay.shift()) ?? [];
}

export interface Thread {
  tell(told: Told): void;
  look(page: SealedLedger[]): Promise<Looked[]>;
  end(): Promise<unknown>;
}

/** Answers come in the order of the questions. */
function startThread(): Thread {
  const worker = new Worker(new URL('./thread.js', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const asked: { resolve: (looked: Looked[]) => void; reject: (failed: Error) => void }[] = [];
  worker.on('message', (looked: Looked[]) => asked.shift()?.resolve(looked));
  worker.on('error', (failed: Error) => {
    for (const one of asked.splice(0)) one.reject(failed);
  });
  return {
    tell: (told) => worker.postMessage(told),
    look: (page) =>
      new Promise((resolve, reject) => {
        asked.push({ resolve, reject });
        worker.postMessage(page);
      }),
    end: () => worker.terminate(),
  };
}
