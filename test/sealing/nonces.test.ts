import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { PersonKey } from '../../src/sealing/person-key.ts';
import { sizeOf } from '../support/share.ts';

const HEADER_BYTES = 5;
const NONCE_BYTES = 12;

describe('sealing the same for one person again and again', () => {
  const times = sizeOf({ daily: 100_000, full: 1_000_000 });

  it(`uses no nonce twice in ${times} times`, () => {
    const key = new PersonKey('example', randomBytes(32));
    const place = { table: 'person', field: 'sealed' };
    const plain = Buffer.from('example');
    const nonces = new Set<string>();
    for (let i = 0; i < times; i++) {
      const sealed = key.seal(place, plain);
      nonces.add(sealed.toString('latin1', HEADER_BYTES, HEADER_BYTES + NONCE_BYTES));
    }

    expect(nonces.size).toBe(times);
  });
});
