import { setTimeout as pause } from 'node:timers/promises';
import { log, nameOf } from './log.ts';

export interface Loop {
  stop(): Promise<void>;
}

/** Repeats a piece of work with a pause between. A round that fails is told of, and the next one tries again. */
export function startLoop(
  name: string,
  pauseMs: number,
  work: (stopping: AbortSignal) => Promise<unknown>,
): Loop {
  const end = new AbortController();
  const running = repeat(end.signal, pauseMs, () =>
    work(end.signal).catch((thrown: unknown) =>
      log('loop-failed', { loop: name, ...nameOf(thrown) }),
    ),
  );
  return {
    stop: () => {
      end.abort();
      return running;
    },
  };
}

async function repeat(
  stopping: AbortSignal,
  pauseMs: number,
  round: () => Promise<unknown>,
): Promise<void> {
  while (!stopping.aborted) {
    await round();
    await pause(pauseMs, undefined, { signal: stopping }).catch(() => {});
  }
}
