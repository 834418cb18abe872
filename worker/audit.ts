import { parseArgs } from 'node:util';
import { ConfigError, loadConfig, type Config } from '../src/config.ts';
import { createDataSource } from '../src/db/data-source.ts';
import { readHeads } from './audit/heads.ts';
import { readAuditKeys } from './audit/keys.ts';
import { verifyAudit, type BadRow } from './audit/verify.ts';
import { nameOf } from './log.ts';

const USAGE = 'usage: npm run audit -- verify [--heads <file>]';
/** A page of the longest chain. */
const PAGE_MS_MAX = 60_000;

/**
 * Makes the chains of the audit anew and says whether every row is as it was written. Ends with 0 where all are, 1 where
 * one is not, 2 where it could not be told.
 */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { heads: { type: 'string' } },
  });
  if (positionals.length !== 1 || positionals[0] !== 'verify') throw new ConfigError(USAGE);
  const config = loadConfig(process.env);
  return verify(config, values.heads ?? config.AUDIT_HEADS_FILE);
}

async function verify(config: Config, headsFile: string): Promise<number> {
  const keys = readAuditKeys(config.AUDIT_KEY_FILE);
  const heads = readHeads(headsFile, keys);
  const { DATABASE_URL: url } = config;
  const ds = createDataSource({ url, max: 1, queryTimeoutMs: PAGE_MS_MAX, service: 'audit' });
  await ds.initialize();
  try {
    const { rows, places, bad } = await verifyAudit(ds, keys, heads.lines);
    const sentences = [
      ...(bad ? [sentenceOf(bad)] : []),
      ...(heads.problem ? [heads.problem] : []),
    ];
    for (const sentence of sentences) console.log(sentence);
    console.log(`${rows} rows of ${places} chains are as they were written.`);
    const lines = heads.lines.length;
    if (lines > 0) console.log(`${lines} lines of exported heads in ${headsFile}.`);
    else console.log(`No heads are in ${headsFile}: an end that was cut off would not be seen.`);
    return sentences.length > 0 ? 1 : 0;
  } finally {
    await ds.destroy();
  }
}

function sentenceOf({ placeId, seq, auditId, why }: BadRow): string {
  const row = auditId === undefined ? '' : ` (audit ${auditId})`;
  const where = seq === undefined ? `A row${row}` : `Row ${seq}${row}`;
  return `${where} of ${placeId === '' ? 'no place' : placeId} ${WORDS[why]}.`;
}

const WORDS: Record<BadRow['why'], string> = {
  changed: 'was changed, or chained by another key',
  gone: 'is gone',
  'never-chained': 'was put in afterwards, or its seal was taken away',
  'seal-gone': 'has lost its seal',
  'end-cut-off': 'and those after it were cut off',
  'not-as-exported': 'is another one than was exported',
};

main().then(
  (code) => process.exit(code),
  (thrown: unknown) => {
    const isUsage = thrown instanceof TypeError && 'code' in thrown;
    const reason = `It could not be told, because something failed: ${nameOf(thrown).error}.`;
    console.error(thrown instanceof ConfigError ? thrown.message : isUsage ? USAGE : reason);
    process.exit(2);
  },
);
