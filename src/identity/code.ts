import { Secret, TOTP } from 'otpauth';

/** RFC 6238 as every device makes it: HMAC-SHA-1, six digits, a step of thirty seconds. */
const SHAPE = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
const SECRET_BYTES = 20;
/** Steps that a device may be early or late. */
const WINDOW = 1;
/** What a device shows beside the codes tells a passer-by nothing of what they are for. */
const ISSUER = 'Path';

export const newCodeSecret = (): Uint8Array => new Secret({ size: SECRET_BYTES }).bytes;

/** For the device: in base 32, and as the address that it reads from a picture. No name of anybody is in it. */
export function shownOf(secret: Uint8Array, account: string): { secret: string; uri: string } {
  const own = secretOf(secret);
  const label = account.slice(0, 8);
  const uri = new TOTP({ ...SHAPE, issuer: ISSUER, label, secret: own }).toString();
  return { secret: own.base32, uri };
}

/** Number of the time step that a code is of, now or a moment ago; none where it is of no such step. `now` in ms. */
export function stepOf(code: string, secret: Uint8Array, now: number): number | undefined {
  const at = { ...SHAPE, timestamp: now };
  const off = TOTP.validate({ ...at, token: code, secret: secretOf(secret), window: WINDOW });
  return off === null ? undefined : TOTP.counter(at) + off;
}

const secretOf = (bytes: Uint8Array) => new Secret({ buffer: new Uint8Array(bytes).buffer });
