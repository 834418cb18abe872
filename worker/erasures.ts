import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ConfigError, loadConfig, type Config } from '../src/config.ts';
import { createForgetting } from '../src/temporal/forget-workflow.ts';
import { readAuditKeys } from './audit/keys.ts';
import { eraseStep, type DecisionList, type ErasureParts } from './erasure/erase.ts';
import { readDecisions } from './erasure/list.ts';
import { log } from './log.ts';
import { openParts } from './parts.ts';
import { runCommand } from './run-command.ts';

const USAGE = 'usage: npm run erasures -- list | reapply';
/** Temporal deletes in its own time. */
const ROUNDS_MAX = 60;
const ROUND_MS = 500;

/**
 * After a restore: carries out every decision of the list once more. Ends with 0 where nothing is left of anybody in it,
 * 1 where something is or a line was changed, 2 where it could not be told.
 */
async function main(): Promise<number> {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [command, ...rest] = positionals;
  if (rest.length > 0 || (command !== 'list' && command !== 'reapply')) {
    throw new ConfigError(USAGE);
  }
  const config = loadConfig(process.env);
  const list = { file: config.ERASURES_FILE, keys: readAuditKeys(config.AUDIT_KEY_FILE) };
  const { decisions, bad } = readDecisions(list.file, list.keys);
  for (const line of bad) console.log(`Line ${line} of ${list.file} was changed; it is left out.`);
  if (command === 'list') {
    for (const { id, begun_at: at } of decisions) console.log(`${id} ${String(at)}`);
    return bad.length > 0 ? 1 : 0;
  }
  const done = await reapplyAll(config, list);
  console.log(`${done} of ${decisions.length} erasures stand.`);
  return bad.length > 0 || done < decisions.length ? 1 : 0;
}

async function reapplyAll(config: Config, list: DecisionList): Promise<number> {
  const parts = openParts(config);
  try {
    await parts.ds.initialize();
    const forgetting = { ...parts, forget: createForgetting(parts.temporal) };
    let done = 0;
    for (const decision of readDecisions(list.file, list.keys).decisions) {
      await parts.ds.query(RESTORE, [JSON.stringify(decision)]);
      await parts.ds.query(AGAIN, [decision.id]);
      if (await untilGone(forgetting, list, decision.id)) done += 1;
    }
    return done;
  } finally {
    await parts.close();
  }
}

async function untilGone(parts: ErasureParts, list: DecisionList, id: string): Promise<boolean> {
  for (let round = 0; round < ROUNDS_MAX; round++) {
    if (await eraseStep(parts, list, id)) return true;
    await pause(ROUND_MS);
  }
  log('erasure-waits', { erasure: id });
  return false;
}

/** The backup may be older than the decision, or than what came of it. */
const RESTORE = `
  insert into erasure select * from jsonb_populate_record(null::erasure, $1::jsonb)
  on conflict (id) do update set begun_at = excluded.begun_at, path_ids = excluded.path_ids,
    confirmed_at = excluded.confirmed_at, confirmed_by = excluded.confirmed_by, keep_until = excluded.keep_until,
    first_at = excluded.first_at, first_by = excluded.first_by,
    second_at = excluded.second_at, second_by = excluded.second_by
  where erasure.begun_at is null`;
const AGAIN = 'update erasure set erased_at = null where id = $1';

runCommand(main, USAGE);
