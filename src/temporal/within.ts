import type { Connection } from '@temporalio/client';

/** Temporal did not answer in time; what was asked may have been done all the same. */
export class NoAnswerInTime extends Error {
  override name = 'NoAnswerInTime';
}

/**
 * A call that ends when its time is over. The client's own deadline is not enough: between two tries it sleeps, for
 * seconds when the server pushes back.
 */
export async function within<T>(
  connection: Connection,
  ms: number,
  work: () => Promise<T>,
): Promise<T> {
  const end = new AbortController();
  const { timer, over } = endAfter(ms, end);
  try {
    const call = () => connection.withAbortSignal(end.signal, work);
    return await Promise.race([connection.withDeadline(Date.now() + ms, call), over]);
  } finally {
    clearTimeout(timer);
  }
}

function endAfter(ms: number, end: AbortController) {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new NoAnswerInTime(`no answer from Temporal within ${ms} ms`));
      end.abort();
    }, ms);
  });
  return { timer, over };
}
