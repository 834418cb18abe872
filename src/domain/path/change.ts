import type { Instant } from '../time/instant.ts';

/**
 * One thing that other rules say differently of a path. It goes into the ledger: keys, codes and instants, nothing of the
 * person. `moved`: people are told another date. `kept`: the date that they were told is the kinder one; the rules would
 * say `instead`.
 */
export type Change = { key: string } & (
  | { what: 'opened'; dueAt?: Instant }
  | { what: 'withdrawn' }
  | { what: 'moved'; from?: Instant; to?: Instant }
  | { what: 'kept'; dueAt?: Instant; instead?: Instant }
  | { what: 'not-asked' }
  | {
      what: 'desk';
      from: { department: string; place: string };
      to: { department: string; place: string };
    }
  | { what: 'orphan' }
  | { what: 'rung'; rung: string }
);

export type ChangeKind = Change['what'];
