import { FirstTables1764000000000 } from './1764000000000-first-tables.ts';
import { CalendarOfPaths1764100000000 } from './1764100000000-calendar-of-paths.ts';
import { Notices1764200000000 } from './1764200000000-notices.ts';
import { RowSecurity1764300000000 } from './1764300000000-row-security.ts';
import { AuditChain1764350000000 } from './1764350000000-audit-chain.ts';
import { Sessions1764400000000 } from './1764400000000-sessions.ts';
import { ApiTokens1764400100000 } from './1764400100000-api-tokens.ts';
import { PathParties1764400200000 } from './1764400200000-path-parties.ts';
import { PathSeals1764400300000 } from './1764400300000-path-seals.ts';

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
];
