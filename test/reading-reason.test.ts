import { afterEach, describe, expect, it } from '@jest/globals';
import { readingReasons } from '../src/contract/reading-reasons.ts';
import {
  forgetReasons,
  READING_REASONS,
  reasonHeader,
  sayReason,
} from '../web/src/api/reading-reason.ts';

const [file, other] = ['7d9f3c0e-0000-4000-8000-000000000001', 'another'];

describe('a reason said on a page', () => {
  afterEach(forgetReasons);

  it('goes with all that is read of that file, and with nothing else', () => {
    sayReason(file, 'handover');

    for (const address of ['/api/paths/{id}', '/api/paths/{id}/timeline']) {
      expect(reasonHeader(address, { id: file })).toEqual({ 'x-reading-reason': 'handover' });
      expect(reasonHeader(address, { id: other })).toEqual({});
    }
    expect(reasonHeader('/api/tasks/{id}', { id: file })).toEqual({});
  });

  it('is forgotten with whoever said it', () => {
    sayReason(file, 'emergency');
    forgetReasons();

    expect(reasonHeader('/api/paths/{id}', { id: file })).toEqual({});
  });

  it('is one that the API knows, and each of those can be said', () => {
    expect(READING_REASONS).toEqual([...readingReasons]);
  });
});
