/** All that a line may say besides what happened: ids, codes and numbers. A new one is a decision. */
const FACTS = [
  'attempt',
  'activityType',
  'bytes',
  'entry',
  'erasure',
  'error',
  'late',
  'left',
  'level',
  'loop',
  'message',
  'path',
  'problem',
  'what',
  'woken',
  'workflowId',
] as const;

export type Facts = Partial<Record<(typeof FACTS)[number], string | number>>;

/** One line of JSON an event; what is not in the list is left out, whoever gave it. */
export function log(event: string, facts: Facts = {}): void {
  const listed = FACTS.flatMap((name) => (name in facts ? [[name, plain(facts[name])]] : []));
  const line = { at: new Date().toISOString(), event, ...Object.fromEntries(listed) };
  console.log(JSON.stringify(line));
}

/** No object, whose fields nobody has listed. */
function plain(value: unknown): string | number {
  return isPlain(value) ? value : '[left out]';
}

/**
 * What failed, by its name and code. Messages are left out: a driver's message may quote the value that it could not
 * take.
 */
export function nameOf(thrown: unknown): { error: string } {
  if (!(thrown instanceof Error)) return { error: 'unknown' };
  const code: unknown = Reflect.get(thrown, 'code');
  return { error: isPlain(code) ? `${thrown.name} ${code}` : thrown.name };
}

export function isPlain(code: unknown): code is string | number {
  return typeof code === 'string' || typeof code === 'number';
}
