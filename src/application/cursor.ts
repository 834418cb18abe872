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

export function unknownCursor(): Refusal {
  return new Refusal('invalid-request', { errors: [{ pointer: '/after', code: 'invalid' }] });
}
