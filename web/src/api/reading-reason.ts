import type { operations } from './schema.gen.ts';

type Headers = NonNullable<operations['paths.read']['parameters']['header']>;
export type ReadingReason = NonNullable<Headers['X-Reading-Reason']>;

/** Of the API; the type keeps the list whole. */
export const READING_REASONS = Object.keys({
  casework: true,
  supervision: true,
  handover: true,
  complaint: true,
  emergency: true,
  'asked-by-the-person': true,
} satisfies Record<ReadingReason, true>) as ReadingReason[]; // keys of what was just written

/** By path, for as long as this tab is open and the same person is signed in: nothing of it is stored. */
const said = new Map<string, ReadingReason>();

export const sayReason = (path: string, reason: ReadingReason): void => void said.set(path, reason);
export const forgetReasons = (): void => said.clear();

/** For what is read of a path; other addresses ask for no reason. */
export function reasonHeader(
  address: string,
  { id }: Readonly<Record<string, string | number | undefined>>,
): Record<string, string> {
  const reason = address.startsWith('/api/paths/{id}') ? said.get(String(id)) : undefined;
  return reason === undefined ? {} : { 'x-reading-reason': reason };
}
