import { Refusal } from '../application/refusal.ts';
import type { Config } from '../config.ts';
import type { HttpRequest } from './http.ts';

const READING = new Set(['GET', 'HEAD', 'OPTIONS']);
/** With these some servers would take one method for another. */
const OVERRIDES = ['x-http-method-override', 'x-http-method', 'x-method-override'] as const;

/**
 * A browser sends the cookie along whoever asks it to, and says where that page is from. What does not say so, or is
 * from elsewhere, writes nothing. Programs with a token send it themselves and need not say.
 */
export function requireOwnOrigin(
  { method, headers }: HttpRequest,
  config: Pick<Config, 'PUBLIC_ORIGIN'>,
): void {
  if (OVERRIDES.some((name) => headers[name] !== undefined)) throw new Refusal('foreign-origin');
  if (READING.has(method)) return;
  const own = config.PUBLIC_ORIGIN ?? `http://${headers.host ?? ''}`;
  const site = headers['sec-fetch-site'] ?? 'same-origin';
  if (headers.origin !== own || site !== 'same-origin') throw new Refusal('foreign-origin');
}
