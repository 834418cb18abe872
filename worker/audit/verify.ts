import type { DataSource } from 'typeorm';
import { linkOf, NO_LINK, ROW_TEXT } from './chain.ts';
import type { ReadHeads } from './heads.ts';
import type { AuditKeys } from './keys.ts';

/** The first thing that is not as it was written. */
export interface BadRow {
  /** Empty for the chain of what belongs to no path. */
  placeId: string;
  /** Number in the chain of its place; missing for a row that stands in none. */
  seq?: number;
  auditId?: string;
  why: 'changed' | 'gone' | 'never-chained' | 'seal-gone' | 'end-cut-off' | 'not-as-exported';
}

export interface Verified {
  rows: number;
  places: number;
  bad?: BadRow;
}

const PAGE = 20_000;

interface SealedRow {
  placeId: string;
  seq: string;
  auditId: string;
  link: Buffer;
  xid: string | null;
  text: string | null;
}

/**
 * Makes every chain anew from the rows and compares it with what was kept and exported, whatever somebody with all rights
 * over the database has done meanwhile. Reads a page at a time and stops at the first row that is not as it was.
 */
export async function verifyAudit(
  ds: DataSource,
  keys: AuditKeys,
  heads: ReadHeads['lines'],
): Promise<Verified> {
  const check = new Check(keys, exported(heads));
  let at: [string, string] = ['', '0'];
  for (;;) {
    const page = await ds.query<SealedRow[]>(PAGE_OF_SEALS, [...at, PAGE]);
    for (const row of page) {
      const bad = check.row(row);
      if (bad) return { ...check.counted(), bad };
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) break;
    at = [last.placeId, last.seq];
  }
  const bad = check.end() ?? (await neverChained(ds, check.lastXid));
  return { ...check.counted(), ...(bad ? { bad } : {}) };
}

type Exported = Map<string, Map<number, string>>;

function exported(lines: ReadHeads['lines']): Exported {
  const all: Exported = new Map();
  for (const { heads } of lines) {
    for (const [placeId, [seq, link]] of Object.entries(heads)) {
      const own = all.get(placeId) ?? new Map<number, string>();
      all.set(placeId, own.set(seq, link));
    }
  }
  return all;
}

class Check {
  lastXid = 0n;
  private rows = 0;
  private readonly ends = new Map<string, number>();
  private placeId: string | undefined;
  private seq = 0;
  private link: Buffer = NO_LINK;

  constructor(
    private readonly keys: AuditKeys,
    private readonly heads: Exported,
  ) {}

  row({ placeId, auditId, link, text, xid, ...row }: SealedRow): BadRow | undefined {
    const seq = Number(row.seq);
    if (placeId !== this.placeId) this.begin(placeId);
    if (seq !== this.seq + 1) return { placeId, seq: this.seq + 1, why: 'seal-gone' };
    if (text === null || xid === null) return { placeId, seq, auditId, why: 'gone' };
    const expected = linkOf(this.keys.chain, this.link, { placeId, seq, text });
    if (!expected.equals(link)) return { placeId, seq, auditId, why: 'changed' };
    const told = this.heads.get(placeId)?.get(seq);
    if (told !== undefined && told !== link.toString('hex')) {
      return { placeId, seq, auditId, why: 'not-as-exported' };
    }
    this.rows += 1;
    this.seq = seq;
    this.link = link;
    this.ends.set(placeId, seq);
    if (BigInt(xid) > this.lastXid) this.lastXid = BigInt(xid);
    return undefined;
  }

  /** A chain that ends before where it once was. */
  end(): BadRow | undefined {
    for (const [placeId, own] of this.heads) {
      const end = this.ends.get(placeId) ?? 0;
      if (Math.max(...own.keys()) > end) return { placeId, seq: end + 1, why: 'end-cut-off' };
    }
    return undefined;
  }

  counted(): { rows: number; places: number } {
    return { rows: this.rows, places: this.ends.size };
  }

  private begin(placeId: string): void {
    this.placeId = placeId;
    this.seq = 0;
    this.link = NO_LINK;
  }
}

/** A row that was put in among those that had been chained, or of which the last seals were taken away. */
async function neverChained(ds: DataSource, lastXid: bigint): Promise<BadRow | undefined> {
  const [row] = await ds.query<{ auditId: string; placeId: string }[]>(NEVER_CHAINED, [
    String(lastXid),
  ]);
  return row && { ...row, why: 'never-chained' };
}

const PAGE_OF_SEALS = `
  select s.place_id as "placeId", s.seq, s.audit_id as "auditId", s.link, a.xid,
    case when a.id is null then null else ${ROW_TEXT} end as text
  from audit_seal s left join audit a on a.id = s.audit_id
  where (s.place_id, s.seq) > ($1, $2::bigint) order by s.place_id, s.seq limit $3`;

const NEVER_CHAINED = `
  select a.id as "auditId", coalesce(p.place_id, '') as "placeId"
  from audit a left join audit_seal s on s.audit_id = a.id left join path p on p.id = a.path_id
  where s.audit_id is null and a.xid <= $1::bigint order by a.xid, a.id limit 1`;
