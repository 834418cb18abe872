import type { Lived } from './invariant.ts';

/** A ledger in lines that somebody can read, the oldest entry first. */
export function print({ ledger, now }: Pick<Lived, 'ledger' | 'now'>): string {
  const lines = ledger.map(({ v: _, id, happenedAt, recordedAt, by, ...body }) => {
    const late = recordedAt - happenedAt > 60_000 ? ` (recorded ${iso(recordedAt)})` : '';
    return `  ${id} ${iso(happenedAt)}${late} ${by.role} ${JSON.stringify(body)}`;
  });
  return [...lines, `  now ${iso(now)}`].join('\n');
}

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 16);
}
