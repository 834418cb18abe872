import type { Config } from '../config.ts';

/** What a browser may do with an answer: nothing at all, but show it to whoever asked, once. */
const ALWAYS = {
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), display-capture=(), geolocation=(), microphone=(), usb=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

/** The documentation is a page: its own scripts, and styles that it writes itself. */
const PAGE =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The pages: own scripts, and style elements that carry the number of this one answer. */
const pageWith = (nonce: string) =>
  `default-src 'none'; script-src 'self'; style-src-elem 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; ` +
  "img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Two years, without a way back to a clear line. */
const TLS_ALONE = 'max-age=63072000; includeSubDomains';

/** On every answer, whoever writes it. */
export function safeHeaders(
  { MODE }: Pick<Config, 'MODE'>,
  { isPage, nonce }: { isPage: boolean; nonce?: string | undefined },
): Record<string, string> {
  return {
    ...ALWAYS,
    ...(isPage ? { 'content-security-policy': PAGE } : {}),
    ...(nonce === undefined ? {} : { 'content-security-policy': pageWith(nonce) }),
    ...(MODE === 'production' ? { 'strict-transport-security': TLS_ALONE } : {}),
  };
}
