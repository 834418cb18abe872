import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { createSecondFactorSealer } from '../../src/application/second-factor-sealer.ts';
import { newCodeSecret, shownOf, stepOf } from '../../src/identity/code.ts';
import { payloadKeys } from '../../src/temporal/payload-keys.ts';

describe('a second factor by time', () => {
  const secret = Buffer.from('12345678901234567890');

  /** RFC 6238, appendix B, SHA-1; the last six of its eight digits. */
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_111_111_111, '050471', 37_037_037],
    [1_234_567_890, '005924', 41_152_263],
    [2_000_000_000, '279037', 66_666_666],
    [20_000_000_000, '353130', 666_666_666],
  ])('at second %d has the code of the standard, and no other', (seconds, code, step) => {
    expect(stepOf(code, secret, seconds * 1_000)).toBe(step);
    expect(stepOf(code, secret, (seconds + 30) * 1_000)).toBe(step);
    expect(stepOf(code, secret, (seconds + 90) * 1_000)).toBeUndefined();
    expect(stepOf('000000', secret, seconds * 1_000)).toBeUndefined();
  });

  it('is shown without a name of anybody, and is another one each time', () => {
    const account = '0f0e0d0c-0b0a-4908-8706-050403020100';
    const { secret: shown, uri } = shownOf(secret, account);

    expect(shown).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(uri).toMatch(/^otpauth:\/\/totp\/Path:0f0e0d0c\?/);
    expect(Buffer.from(newCodeSecret())).not.toEqual(Buffer.from(newCodeSecret()));
    expect(newCodeSecret()).toHaveLength(20);
  });

  it('opens for its own account, and by the keys that sealed it', () => {
    const [old, next] = [randomBytes(32), randomBytes(32)];
    const sealed = createSecondFactorSealer(payloadKeys([old])).seal('one', secret);
    const later = createSecondFactorSealer(payloadKeys([next, old]));

    expect(later.open('one', sealed)).toEqual(secret);
    expect(sealed.includes(secret)).toBe(false);
    expect(() => later.open('other', sealed)).toThrow();
    expect(() => createSecondFactorSealer(payloadKeys([next])).open('one', sealed)).toThrow();
  });
});
