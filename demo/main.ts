import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { placesAbove } from '../src/domain/policy/desk-place.ts';
import type { Instant } from '../src/domain/time/instant.ts';
import { uuid8 } from '../src/db/uuid8.ts';
import { openPacks, type Packs } from '../src/policy/packs.ts';
import { casesOf, type Case } from './cases.ts';

/**
 * Enters a province at work into the running product, over its HTTP interface as any caseworker would: running cases with
 * their history, which fire nothing that is past. What was entered before is not entered again, whenever this was ended.
 * Told by DATA_DIR, PORT, and DEMO_PATHS for another number of paths.
 */
const PROVINCE = '530000';
const PATHS = Number(process.env['DEMO_PATHS'] || 300);
const BESIDE = 3;
const TRIES_MAX = 60;
const TRY_AGAIN_MS = 1_000;
const ASK_MS_MAX = 30_000;

/** How far it has come. The day is kept, so that a load that goes on asks for the same. */
interface Progress {
  today: number;
  of: number;
  done: number;
}

interface Account {
  role: string;
  place: string;
  token: string;
}

const folder = process.env['DATA_DIR'] || '.data';
const progressFile = join(folder, 'demonstration.json');

async function main(): Promise<void> {
  const progress = readProgress() ?? { today: Date.now(), of: PATHS, done: 0 };
  if (progress.done >= progress.of) return;
  const packs = openPacks();
  const accounts = JSON.parse(readFileSync(join(folder, 'accounts.json'), 'utf8')) as Account[]; // written by the migration
  const caseAt = casesOf(packs, PROVINCE, progress.today as Instant);
  keep(progress);
  while (progress.done < progress.of) {
    const left = Math.min(BESIDE, progress.of - progress.done);
    const some = Array.from({ length: left }, (_, i) => progress.done + i);
    await Promise.all(
      some.map((n) => {
        const one = caseAt(n);
        return enter(one, { n, by: workerFor(packs, accounts, one.place) });
      }),
    );
    progress.done += left;
    keep(progress);
  }
}

function readProgress(): Progress | undefined {
  try {
    return JSON.parse(readFileSync(progressFile, 'utf8')) as Progress; // written below
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** There as a whole or not at all. */
function keep(progress: Progress): void {
  const draft = `${progressFile}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(progress));
  renameSync(draft, progressFile);
}

/** The caseworker of the place, or of the nearest one above it. */
function workerFor(packs: Packs, accounts: readonly Account[], place: string): Account {
  const rules = packs.forStart(place, '2026-04-01');
  const workers = accounts.filter(({ role }) => role === 'caseworker');
  const at = (where: string) => workers.filter((account) => account.place === where);
  const [worker] = rules ? placesAbove(rules, place).flatMap(at) : [];
  if (!worker) throw new Error(`no caseworker works at ${place} or above it`);
  return worker;
}

/** Each once: the key is the same whenever it is asked again. */
async function enter(one: Case, { n, by }: { n: number; by: Account }): Promise<void> {
  for (let tries = 1; ; tries++) {
    const answer = await ask(one, { key: uuid8('demonstration case', String(n)), token: by.token });
    if (answer?.ok) return;
    const isForNow = !answer || answer.status === 503 || answer.status === 429;
    if (!isForNow)
      throw new Error(`case ${n} was answered ${answer.status}: ${await answer.text()}`);
    if (tries === TRIES_MAX) throw new Error('the product does not answer');
    await pause(TRY_AGAIN_MS);
  }
}

/** Nothing, where no answer came. */
async function ask(
  body: Case,
  { key, token }: { key: string; token: string },
): Promise<Response | undefined> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'idempotency-key': key,
  };
  const url = `http://127.0.0.1:${process.env['PORT'] || '3000'}/api/paths`;
  const signal = AbortSignal.timeout(ASK_MS_MAX);
  try {
    return await fetch(url, { method: 'POST', headers, body: JSON.stringify(body), signal });
  } catch {
    return undefined;
  }
}

await main();
