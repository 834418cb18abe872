import { ApiHeader } from '@nestjs/swagger';
import { Refusal } from '../application/refusal.ts';
import { readingReasons, type ReadingReason } from '../contract/reading-reasons.ts';
import type { HttpRequest } from './http.ts';

/** For a file that no task of whoever reads it is about; a header, since addresses stay in logs and histories. */
export const WithReason = () =>
  ApiHeader({
    name: 'X-Reading-Reason',
    required: false,
    description: 'Why you read a file that no task of yours is about; kept in the audit',
    schema: { type: 'string', enum: [...readingReasons] },
  });

/** A reason that is none of the list is a fault, whether or not one was needed. */
export function reasonOf({ headers }: HttpRequest): ReadingReason | undefined {
  const said = headers['x-reading-reason'];
  if (said === undefined) return undefined;
  const reason = readingReasons.find((one) => one === said);
  if (reason) return reason;
  throw new Refusal('invalid-request', {
    errors: [{ pointer: '/X-Reading-Reason', code: 'not-allowed' }],
  });
}
