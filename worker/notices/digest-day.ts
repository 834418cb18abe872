import type { CivilDate } from '../../src/domain/time/instant.ts';
import type { NoticeParts } from '../parts.ts';
import type { Notice } from './addressees.ts';

/** A day for which digests are made, in the places of one time zone. */
export interface DigestDay {
  parts: NoticeParts;
  now: Date;
  today: CivilDate;
  timeZone: string;
}

export type Digest = Omit<Notice, 'kind' | 'day'>;
