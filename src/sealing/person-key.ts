import { createHmac } from 'node:crypto';
import { sealBytes, unsealBytes } from './aes-gcm.ts';
import { Sealed } from './sealed.ts';

/** Where a sealed value stands. Moved to another person, table, field or row, it no longer opens. */
export interface SealedPlace {
  table: string;
  field: string;
  /** Id of the row, where a person has more than one row in the table. */
  row?: string;
}

/** Stands for the algorithm, AES-256-GCM, and for how bytes and associated data are laid out. */
const VERSION = 1;
const KEY_ID_BYTES = 4;
const HEADER_BYTES = 1 + KEY_ID_BYTES;

/** A person's data key at work. Sealed bytes are: version, key id, nonce, cipher text, tag. */
export class PersonKey {
  private readonly header: Buffer;
  private readonly key: Sealed<Buffer>;

  constructor(
    private readonly personId: string,
    key: Buffer,
  ) {
    this.key = new Sealed(key);
    const id = createHmac('sha256', key).update('key id').digest().subarray(0, KEY_ID_BYTES);
    this.header = Buffer.concat([Buffer.from([VERSION]), id]);
  }

  seal(place: SealedPlace, plain: Buffer): Buffer {
    return Buffer.concat([this.header, sealBytes(this.key.open(), this.bound(place), plain)]);
  }

  open(place: SealedPlace, sealed: Buffer): Buffer {
    if (!sealed.subarray(0, HEADER_BYTES).equals(this.header)) {
      throw new Error('sealed by another key or version');
    }
    return unsealBytes(this.key.open(), this.bound(place), sealed.subarray(HEADER_BYTES));
  }

  /** The same for the same bytes: shows whether a sealed value changed, to nobody else what it is. */
  mark(plain: Buffer): Buffer {
    return createHmac('sha256', this.key.open())
      .update('mark ')
      .update(plain)
      .digest()
      .subarray(0, 16);
  }

  private bound({ table, field, row }: SealedPlace): Buffer {
    return Buffer.from(JSON.stringify([VERSION, this.personId, table, field, row ?? '']));
  }
}
