import { FirstTables1764000000000 } from './1764000000000-first-tables.ts';

/** In the order of their time stamps. */
export const migrations = [FirstTables1764000000000];
