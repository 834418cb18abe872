import { accessTargets, accessTries } from './access-try.ts';
import { accounts } from './account.ts';
import { apiTokens } from './api-token.ts';
import { audits } from './audit.ts';
import { auditHeads, auditHorizons, auditSeals } from './audit-seal.ts';
import { bodies } from './body.ts';
import { breakGlasses } from './break-glass.ts';
import { clocks } from './clock.ts';
import { coordinationOffices } from './coordination-office.ts';
import { countBases } from './count-base.ts';
import { countDeltas } from './count-delta.ts';
import { digestRuns } from './digest-run.ts';
import { duties } from './duty.ts';
import { erasures } from './erasure.ts';
import { identities } from './identity.ts';
import { intents } from './intent.ts';
import { ledgers } from './ledger.ts';
import { nameIndexes } from './name-index.ts';
import { notices } from './notice.ts';
import { orderNumbers } from './order-number.ts';
import { outboxes } from './outbox.ts';
import { paths } from './path.ts';
import { pathParties } from './path-party.ts';
import { pathSeals } from './path-seal.ts';
import { people } from './person.ts';
import { personKeys } from './person-key.ts';
import { places } from './place.ts';
import { placesAbove } from './place-above.ts';
import { readingApprovals, readingFlags } from './reading.ts';
import { secondFactors } from './second-factor.ts';
import { safeContacts } from './safe-contact.ts';
import { sessions } from './session.ts';
import { tasks } from './task.ts';

/** One for each table. */
export const entities = [
  accessTargets,
  accessTries,
  accounts,
  apiTokens,
  audits,
  auditHeads,
  auditHorizons,
  auditSeals,
  bodies,
  breakGlasses,
  clocks,
  coordinationOffices,
  countBases,
  countDeltas,
  digestRuns,
  duties,
  erasures,
  identities,
  intents,
  ledgers,
  nameIndexes,
  notices,
  orderNumbers,
  outboxes,
  paths,
  pathParties,
  pathSeals,
  people,
  personKeys,
  places,
  placesAbove,
  readingApprovals,
  readingFlags,
  secondFactors,
  safeContacts,
  sessions,
  tasks,
];
