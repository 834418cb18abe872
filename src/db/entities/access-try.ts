import { moment, primary, table, text, yesNo } from './table.ts';

/** Wrong tries of a source, of an account, or of what begins alike. */
export interface AccessTryRow {
  key: string;
  /** Of the last few that were let through. */
  times: Date[];
  /** Whether the last one was. */
  allowed: boolean;
  /** Whether it was the first that was not. */
  isFirst: boolean;
  seenAt: Date;
}

/** What one source, or one code, was tried on within the last hour; an empty target says that this was told. */
export interface AccessTargetRow {
  by: string;
  target: string;
  seenAt: Date;
}

export const accessTries = table<AccessTryRow>('access_try', {
  columns: {
    key: primary(text),
    times: { ...moment, array: true },
    allowed: yesNo,
    isFirst: yesNo,
    seenAt: moment,
  },
  ownIndexes: ['access_try_seen'],
});

export const accessTargets = table<AccessTargetRow>('access_target', {
  columns: { by: primary(text), target: primary(text), seenAt: moment },
  ownIndexes: ['access_target_seen'],
});
