import type { Config } from '../config.ts';
import type { HttpReply, HttpRequest } from './http.ts';

export const SESSION = 'session';

export type CookieConfig = Pick<Config, 'MODE'>;

/** `__Host-` binds a cookie to this host, to TLS and to no other path; training on loopback has no TLS. */
const nameOf = (name: string, { MODE }: CookieConfig) =>
  MODE === 'production' ? `__Host-${name}` : name;

export function readCookie(
  { headers }: HttpRequest,
  name: string,
  config: CookieConfig,
): string | undefined {
  const wanted = `${nameOf(name, config)}=`;
  const found = (headers.cookie ?? '').split(';').map((part) => part.trim());
  const values = found.filter((part) => part.startsWith(wanted));
  const [value] = values;
  // Two of one name: somebody has put a second one beside ours.
  return values.length === 1 ? value?.slice(wanted.length) : undefined;
}

/** Lax, so that the way back from the sign-in service arrives signed in; what writes is guarded by its origin. */
export function setCookie(
  reply: HttpReply,
  { name, value, maxAgeS }: { name: string; value: string; maxAgeS: number },
  config: CookieConfig,
): void {
  const secure = config.MODE === 'production' ? '; Secure' : '';
  const line = `${nameOf(name, config)}=${value}; Path=/; Max-Age=${maxAgeS}; HttpOnly; SameSite=Lax${secure}`;
  void reply.header('set-cookie', line);
}

export function clearCookie(reply: HttpReply, name: string, config: CookieConfig): void {
  setCookie(reply, { name, value: '', maxAgeS: 0 }, config);
}

/** Under this reference the browser is signed in until its session ends. */
export function rememberSession(
  reply: HttpReply,
  value: string,
  config: Pick<Config, 'MODE' | 'SESSION_HOURS_MAX'>,
): void {
  const maxAgeS = config.SESSION_HOURS_MAX * 3_600;
  setCookie(reply, { name: SESSION, value, maxAgeS }, config);
}
