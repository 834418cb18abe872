import { Refusal } from './refusal.ts';

/** Where a page ends, as one opaque text; callers give it back and never read it. */
export function cursorOf(...parts: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

export function readCursor(after: string): unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(after, 'base64url').toString());
    if (Array.isArray(parts)) return parts;
  } catch (thrown) {
    if (!(thrown instanceof SyntaxError)) throw thrown;
  }
  throw unknownCursor();
}

/** Of a list by moment: behind which moment and id. */
export function readMomentCursor(
  after: string | undefined,
): { at: string; id: string } | undefined {
  if (after === undefined) return undefined;
  const [at, id] = readCursor(after);
  if (typeof at !== 'string' || !TIME.test(at) || !isUuid(id)) throw unknownCursor();
  return { at, id };
}

export function isUuid(id: unknown): id is string {
  return typeof id === 'string' && UUID.test(id);
}

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

export function unknownCursor(): Refusal {
  return new Refusal('invalid-request', { errors: [{ pointer: '/after', code: 'invalid' }] });
}
