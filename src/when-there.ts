import { setTimeout as pause } from 'node:timers/promises';

const AGAIN_MS = 500;

/**
 * Tries until it succeeds: the processes of the product start in any order, and wait for each other. Each new trouble is
 * told once. Gives nothing where it was stopped before.
 */
export async function whenThere<T>(
  attempt: () => Promise<T>,
  { stopping, onTrouble }: { stopping: AbortSignal; onTrouble: (thrown: unknown) => void },
): Promise<T | undefined> {
  let told = '';
  while (!stopping.aborted) {
    try {
      return await attempt();
    } catch (thrown) {
      if (String(thrown) !== told) onTrouble(thrown);
      told = String(thrown);
    }
    await pause(AGAIN_MS, undefined, { signal: stopping }).catch(() => {});
  }
  return undefined;
}
