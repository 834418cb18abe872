import { randomBytes, randomUUID } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { createSecondFactorSealer } from '../../src/application/second-factor-sealer.ts';
import { hashOf } from '../../src/application/secret.ts';
import { readPayloadKeys } from '../../src/temporal/payload-keys.ts';
import type { TestSystem } from '../support/test-system.ts';

/** An invented person with a second factor, and her device. */
export interface WithDevice {
  account: string;
  token: string;
  /** Of now, or of as many steps before or after. */
  code(steps?: number): string;
}

export function deviceOf(secret: Secret): (steps?: number) => string {
  return (steps = 0) => TOTP.generate({ secret, timestamp: Date.now() + steps * 30_000 });
}

/** Right in its form, and of no moment near now. */
export function wrongCode({ code }: Pick<WithDevice, 'code'>, i = 0): string {
  const right = new Set([-2, -1, 0, 1, 2].map((steps) => code(steps)));
  const [wrong = ''] = Array.from({ length: 6 }, (_, j) => String(100_000 + i * 6 + j)).filter(
    (one) => !right.has(one),
  );
  return wrong;
}

/** Past what the product does to set one up, for many at once. */
export async function peopleWithDevices(
  system: TestSystem,
  { role, count }: { role: string; count: number },
): Promise<WithDevice[]> {
  const sealer = createSecondFactorSealer(readPayloadKeys(system.env['PAYLOAD_KEY_FILE'] ?? ''));
  const people = Array.from({ length: count }, () => {
    const [account, secret] = [randomUUID(), new Secret({ size: 20 })];
    const token = randomBytes(32).toString('base64url');
    const sealed = sealer.seal(account, secret.bytes).toString('hex');
    return { account, token, sealed, hash: hashOf(token).toString('hex'), code: deviceOf(secret) };
  });
  const rows = people.map(({ code: _, ...row }) => row);
  await system.sql(
    `with a as (select * from json_to_recordset($1::json) as a(account uuid, hash text, sealed text)),
     added as (
       insert into account (id, name, role, place_id, token_hash)
       select account, 'example', $2, '530000', decode(hash, 'hex') from a
     )
     insert into second_factor (account_id, sealed, last_counter, created_at, confirmed_at)
     select account, decode(sealed, 'hex'), 0, now(), now() from a`,
    [JSON.stringify(rows), role],
  );
  return people.map(({ account, token, code }) => ({ account, token, code }));
}
