import { decisionsCountFromService, holdStopsNoLaw, preclusionRuns } from './clocks.ts';
import { everyTaskHasAnOffice, neverStuck, nothingReopens, orderDoesNotMatter } from './core.ts';
import { deedsAreRecorded } from './deeds.ts';
import { humansDecide, onlyFearStartsTheSearch } from './deciders.ts';
import { onlyWhatIsListed } from './disclosure.ts';
import { helpIsNeverBlocked, nothingWaitsForPolice } from './help-is-never-blocked.ts';
import type { Invariant } from './invariant.ts';
import { kinderDate } from './kinder-date.ts';
import { neutralOrder } from './neutral-order.ts';
import { nobodyIsMoved } from './nobody-is-moved.ts';
import { withdrawalCostsNothing } from './withdrawal.ts';

/** All of them; each is shown to be able to fail in `checks-can-fail.test.ts`. */
export const invariants: readonly Invariant[] = [
  helpIsNeverBlocked,
  deedsAreRecorded,
  nobodyIsMoved,
  neutralOrder,
  kinderDate,
  preclusionRuns,
  holdStopsNoLaw,
  onlyWhatIsListed,
  withdrawalCostsNothing,
  decisionsCountFromService,
  onlyFearStartsTheSearch,
  humansDecide,
  nothingWaitsForPolice,
  orderDoesNotMatter,
  neverStuck,
  nothingReopens,
  everyTaskHasAnOffice,
];
