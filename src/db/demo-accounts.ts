import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DataSource } from 'typeorm';
import { parse } from 'yaml';
import { uuid8 } from './uuid8.ts';

export interface DemoAccount {
  name: string;
  role: string;
  department?: string;
  place: string;
}

/** As the person at the machine finds it in the file; the database keeps the hash of the token alone. */
export interface WrittenAccount extends DemoAccount {
  id: string;
  token: string;
}

/** A file of `policies/demo`: roles also work at other places, and at some places each department has a clerk. */
export interface DemoFile {
  roles: DemoAccount[];
  desks: { roles: string[]; places: string[]; departments: string[] };
}

export interface DemoWorld {
  files: readonly DemoFile[];
  /** Departments that work today at a place, and what they and the places are called. */
  departmentsAt: (placeId: string) => readonly { id: string; name: string }[];
  placeName: (id: string) => string;
}

/** In the order of their names. */
export function readDemo(folder: string): DemoFile[] {
  const names = readdirSync(join(folder, 'demo')).filter((name) => name.endsWith('.yaml'));
  const read = (name: string) =>
    parse(readFileSync(join(folder, 'demo', name), 'utf8')) as DemoFile; // ours, and every account in it is loaded by a test
  return names.sort().map(read);
}

/** One account for each role; at the places of the examples, one for each desk on which a task can lie. */
export function demoAccounts({ files, departmentsAt, placeName }: DemoWorld): DemoAccount[] {
  const all = files.flatMap(({ roles, desks }) => {
    const working = roles.filter(({ role }) => desks.roles.includes(role));
    const workers = desks.places.flatMap((place) => working.map((one) => ({ ...one, place })));
    const clerks = desks.departments.flatMap((place) =>
      departmentsAt(place).map(({ id, name }) => clerk(id, { place, name: `${name}办事员` })),
    );
    return [...roles, ...workers, ...clerks];
  });
  const named = all.map((account) => {
    return { ...account, name: `${placeName(account.place)}${account.name}` };
  });
  return [...new Map(named.map((account) => [accountId(account), account])).values()];
}

/**
 * Makes the accounts and their tokens, once: what the file has keeps its token, and the database follows the file.
 * Says how many are new in the file.
 */
export async function loadDemoAccounts(
  ds: DataSource,
  accounts: readonly DemoAccount[],
  file: string,
): Promise<number> {
  const kept = new Map(readWritten(file).map((account) => [account.id, account.token]));
  const written = accounts.map((account) => {
    const id = accountId(account);
    return { id, ...account, token: kept.get(id) ?? randomBytes(32).toString('base64url') };
  });
  const added = written.filter(({ id }) => !kept.has(id)).length;
  if (added > 0) writeSecretly(file, written);
  await ds.query(UPSERT, [JSON.stringify(written.map(accountLine))]);
  return added;
}

function clerk(department: string, at: { place: string; name: string }): DemoAccount {
  return { role: 'clerk', department, ...at };
}

/** Invented people need no random id; theirs lets a lost file be written again. */
function accountId({ role, department, place }: DemoAccount): string {
  return uuid8('demonstration account', role, department ?? '', place);
}

function readWritten(file: string): WrittenAccount[] {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as WrittenAccount[]; // written below
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Readable by its owner alone, and there as a whole or not at all. */
function writeSecretly(file: string, accounts: readonly WrittenAccount[]): void {
  mkdirSync(dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify(accounts, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, file);
}

function accountLine({ token, ...account }: WrittenAccount) {
  const hash = createHash('sha256').update(token).digest('hex');
  return { ...account, token_hash: `\\x${hash}` };
}

const UPSERT = `
insert into account (id, name, role, department, place_id, token_hash)
select id, name, role, department, place, token_hash
from json_to_recordset($1::json) as a(
  id uuid, name text, role text, department text, place text, token_hash bytea)
on conflict (id) do update set (name, token_hash) = (excluded.name, excluded.token_hash)
where (account.name, account.token_hash) is distinct from (excluded.name, excluded.token_hash)`;
