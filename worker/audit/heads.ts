import { createHash, sign, verify } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, statSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import type { AuditKeys } from './keys.ts';

/** Of the heads that have moved since the line before: number and link of the last row of each place. */
export interface HeadsLine {
  at: string;
  heads: Record<string, [seq: number, link: string]>;
  /** Hash of the line before. */
  previous: string;
  signature: string;
}

/** Workers that share a file write one after the other. */
const LOCK = 5_300_003;

/**
 * Writes where each chain ends into a file that the database does not hold, signed, each line held fast to the one
 * before: whoever cuts off the end of a chain, or makes one anew, would have to change this file as well.
 */
export function createHeadsExport(
  ds: DataSource,
  { file, keys }: { file: string; keys: AuditKeys },
): () => Promise<void> {
  const known = new KnownHeads(file);
  return () =>
    ds.transaction(async (db) => {
      await db.query('select pg_advisory_xact_lock($1)', [LOCK]);
      const { last, seqs } = known.read();
      const rows = await db.query<{ placeId: string; seq: string; link: Buffer }[]>(
        'select place_id as "placeId", seq, link from audit_head order by place_id',
      );
      const moved = rows.filter(({ placeId, seq }) => (seqs.get(placeId) ?? 0) < Number(seq));
      if (moved.length === 0) return;
      const heads = moved.map(({ placeId, seq, link }) => [
        placeId,
        [Number(seq), link.toString('hex')],
      ]);
      const content = {
        at: new Date().toISOString(),
        heads: Object.fromEntries(heads) as HeadsLine['heads'], // built from pairs of the same kind
        previous: hashOfLine(last),
      };
      known.append(JSON.stringify({ ...content, signature: signed(content, keys) }));
    });
}

/** Read anew only where somebody else has written. */
class KnownHeads {
  private size = 0;
  private last = '';
  private readonly seqs = new Map<string, number>();

  constructor(private readonly file: string) {}

  read(): { last: string; seqs: ReadonlyMap<string, number> } {
    const size = existsSync(this.file) ? statSync(this.file).size : 0;
    if (size !== this.size) {
      for (const line of linesOf(this.file)) this.learn(line);
      this.size = size;
    }
    return { last: this.last, seqs: this.seqs };
  }

  append(line: string): void {
    const text = `${line}\n`;
    appendFileSync(this.file, text, { mode: 0o600, flush: true });
    this.size += Buffer.byteLength(text);
    this.learn(line);
  }

  private learn(line: string): void {
    for (const [place, [seq]] of Object.entries(parsed(line)?.heads ?? {})) {
      this.seqs.set(place, seq);
    }
    this.last = line;
  }
}

export interface ReadHeads {
  lines: { at: string; heads: HeadsLine['heads'] }[];
  /** What is wrong with the file itself. */
  problem?: string;
}

/** The lines up to the first that somebody has changed, with a sentence about that one. */
export function readHeads(file: string, keys: AuditKeys): ReadHeads {
  const lines: ReadHeads['lines'] = [];
  let previous = '';
  for (const [i, text] of (existsSync(file) ? linesOf(file) : []).entries()) {
    const line = parsed(text);
    const { signature = '', ...content } = line ?? {};
    const isSigned = verify(
      null,
      signedBytes(content),
      keys.check,
      Buffer.from(signature, 'base64'),
    );
    if (!line || !isSigned)
      return { lines, problem: `Of the exported heads line ${i + 1} was changed.` };
    if (line.previous !== hashOfLine(previous)) {
      return {
        lines,
        problem: `Of the exported heads a line is gone before line ${i + 1}, or was put in.`,
      };
    }
    lines.push(line);
    previous = text;
  }
  return { lines };
}

const linesOf = (file: string) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '');

function parsed(text: string): HeadsLine | undefined {
  try {
    // Written by the export above; whether it still says the same is what its signature tells.
    return JSON.parse(text) as HeadsLine;
  } catch {
    return undefined;
  }
}

function signed(content: Omit<HeadsLine, 'signature'>, keys: AuditKeys): string {
  return sign(null, signedBytes(content), keys.sign).toString('base64');
}

const signedBytes = (content: object) => Buffer.from(JSON.stringify(content));
const hashOfLine = (line: string) => createHash('sha256').update(line).digest('hex');
