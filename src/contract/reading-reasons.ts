/** For what somebody reads a file that no task of hers is about; kept beside the reading. */
export const readingReasons = [
  'casework',
  'supervision',
  'handover',
  'complaint',
  'emergency',
  'asked-by-the-person',
] as const;

export type ReadingReason = (typeof readingReasons)[number];
