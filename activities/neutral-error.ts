/** Messages of the driver that quote nothing. */
const PLAIN =
  /^(Query read timeout|Connection terminated.*|timeout exceeded when trying to connect)$/;

/**
 * What fails in an activity is logged in clear by Temporal's core: only codes and places in the code leave. A driver's
 * message may quote the value that it could not take.
 */
export async function neutrally<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    throw neutral(thrown);
  }
}

function neutral(thrown: unknown): Error {
  if (!(thrown instanceof Error)) return new Error('failed');
  const facts = ['code', 'constraint', 'table'].flatMap((name) => {
    const value: unknown = Reflect.get(thrown, name);
    return typeof value === 'string' ? [`${name} ${value}`] : [];
  });
  const said = PLAIN.test(thrown.message) ? [thrown.message] : [];
  const error = new Error([thrown.name, ...said, ...facts].join(', '));
  const frames = (thrown.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  error.stack = [String(error), ...frames].join('\n');
  return error;
}
