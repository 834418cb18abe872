import { FirstTables1764000000000 } from './1764000000000-first-tables.ts';
import { CalendarOfPaths1764100000000 } from './1764100000000-calendar-of-paths.ts';
import { Notices1764200000000 } from './1764200000000-notices.ts';
import { RowSecurity1764300000000 } from './1764300000000-row-security.ts';
import { AuditChain1764350000000 } from './1764350000000-audit-chain.ts';
import { Sessions1764400000000 } from './1764400000000-sessions.ts';
import { ApiTokens1764400100000 } from './1764400100000-api-tokens.ts';
import { PathParties1764400200000 } from './1764400200000-path-parties.ts';
import { PathSeals1764400300000 } from './1764400300000-path-seals.ts';
import { RootKeys1764500000000 } from './1764500000000-root-keys.ts';
import { Names1764500050000 } from './1764500050000-names.ts';
import { Erasures1764500100000 } from './1764500100000-erasures.ts';
import { Events1764700000000 } from './1764700000000-events.ts';
import { AccessAudit1764800000000 } from './1764800000000-access-audit.ts';
import { AccessTries1764800100000 } from './1764800100000-access-tries.ts';
import { SecondFactors1764800200000 } from './1764800200000-second-factors.ts';
import { LinkedIdentities1764800300000 } from './1764800300000-linked-identities.ts';
import { UnusualReading1764800400000 } from './1764800400000-unusual-reading.ts';
import { Homes1764800500000 } from './1764800500000-homes.ts';
import { BreakGlass1764810000000 } from './1764810000000-break-glass.ts';
import { SafeContact1764811000000 } from './1764811000000-safe-contact.ts';
import { ErasureNotices1764812000000 } from './1764812000000-erasure-notices.ts';
import { SmallPolicies1764820000000 } from './1764820000000-small-policies.ts';
import { Takers1764830000000 } from './1764830000000-takers.ts';

/** In the order of their time stamps. */
export const migrations = [
  FirstTables1764000000000,
  CalendarOfPaths1764100000000,
  Notices1764200000000,
  RowSecurity1764300000000,
  AuditChain1764350000000,
  Sessions1764400000000,
  ApiTokens1764400100000,
  PathParties1764400200000,
  PathSeals1764400300000,
  RootKeys1764500000000,
  Names1764500050000,
  Erasures1764500100000,
  Events1764700000000,
  AccessAudit1764800000000,
  AccessTries1764800100000,
  SecondFactors1764800200000,
  LinkedIdentities1764800300000,
  UnusualReading1764800400000,
  Homes1764800500000,
  BreakGlass1764810000000,
  SafeContact1764811000000,
  ErasureNotices1764812000000,
  SmallPolicies1764820000000,
  Takers1764830000000,
];
