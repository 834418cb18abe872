import { QueryNotRegisteredError, ServiceError } from '@temporalio/client';
import { NoWorkerAnswers } from '../../src/temporal/path-state.ts';
import { NoAnswerInTime } from '../../src/temporal/within.ts';
import { databaseSilence } from '../untold.ts';

/** Something that every path needs does not answer: Temporal, its worker, or the database. */
export function isSilence(thrown: unknown): thrown is Error {
  return sentenceFor(thrown) !== undefined;
}

/** For whoever called: what failed, and what to do. */
export function sentenceFor(thrown: unknown): string | undefined {
  if (thrown instanceof NoWorkerAnswers) {
    return 'No worker answered for a path in time. Start the product, or a worker, and try again.';
  }
  if (thrown instanceof QueryNotRegisteredError) {
    return 'The worker that answered is of an earlier release. Start the one of this release and try again.';
  }
  if (thrown instanceof ServiceError || thrown instanceof NoAnswerInTime) {
    return 'Temporal does not answer at TEMPORAL_ADDRESS. Start it, or correct the address, and try again.';
  }
  return databaseSilence(thrown);
}
