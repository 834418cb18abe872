import { FirstTables1764000000000 } from './1764000000000-first-tables.ts';
import { Notices1764100000000 } from './1764100000000-notices.ts';

/** In the order of their time stamps. */
export const migrations = [FirstTables1764000000000, Notices1764100000000];
