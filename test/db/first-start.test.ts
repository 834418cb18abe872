import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { deskOf } from '../../src/domain/path/desk-of.ts';
import type { Rules } from '../../src/domain/policy/rules.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import { openPacks } from '../../src/policy/packs.ts';
import { ownDatabase, type OwnDatabase } from './own-database.ts';

interface Account {
  id: string;
  name: string;
  role: string;
  department?: string;
  place: string;
  token: string;
}

/** Runs the built program, as `npm start` does. */
describe('preparing the database', () => {
  let database: OwnDatabase;
  let ds: DataSource;
  let dataDir: string;
  let file: string;
  let said: string;
  const folders: string[] = [];

  beforeAll(async () => {
    database = await ownDatabase();
    ds = await database.connect();
    useNewFolder();
    said = await migrate();
  }, 60_000);
  afterAll(async () => {
    for (const folder of folders) rmSync(folder, { recursive: true });
    await database.drop();
  });

  function useNewFolder(): void {
    dataDir = mkdtempSync(join(tmpdir(), 'first-start-'));
    folders.push(dataDir);
    file = join(dataDir, 'accounts.json');
  }

  async function migrate(env: Record<string, string> = {}): Promise<string> {
    const program = new URL('../../dist/src/db/migrate.js', import.meta.url).pathname;
    const { stdout } = await promisify(execFile)(process.execPath, [program], {
      env: {
        PATH: process.env['PATH'],
        TZ: 'UTC',
        MODE: 'training',
        DATA_DIR: dataDir,
        DATABASE_OWNER_URL: database.url,
        ...env,
      },
    });
    return stdout;
  }
  const accounts = (): Account[] => JSON.parse(readFileSync(file, 'utf8')) as Account[]; // made by the program
  const stored = () => ds.query<Stored[]>('select * from account');
  interface Stored {
    id: string;
    role: string;
    department: string | null;
    place_id: string;
    token_hash: Buffer;
  }

  it('loads the places of all packs, and who coordinates there', async () => {
    const levels = await ds.query(
      `select level, count(*)::int as n from place where level not in ('township', 'village')
       group by 1 order by 2, 1`,
    );
    const above = await ds.query(
      `select above_id from place_above where place_id = '533102' order by distance`,
    );
    const office = await ds.query(
      `select department, valid_from::text from coordination_office where place_id = '533102'`,
    );

    expect(levels).toEqual([
      { level: 'country', n: 1 },
      { level: 'municipality', n: 2 },
      { level: 'province', n: 4 },
      { level: 'prefecture', n: 17 },
      { level: 'county', n: 131 },
    ]);
    expect(above).toEqual([{ above_id: '533102' }, { above_id: '533100' }, { above_id: '530000' }]);
    expect(office).toEqual([{ department: 'police', valid_from: '2008-11-21' }]);
  });

  it('gives every role an account, and every department of the examples a clerk', () => {
    const made = accounts();
    const roles = new Set(made.map(({ role }) => role));
    const clerks = made.filter(({ role, place }) => role === 'clerk' && place === '533102');

    expect(said).toContain(file);
    expect([...roles].sort()).toEqual([
      'administrator',
      'auditor',
      'case-supervisor',
      'caseworker',
      'clerk',
      'coordination-office',
      'department-head',
      'duty-officer',
      'escort',
      'follow-up-worker',
      'oversight-officer',
      'representative',
      'statistician',
    ]);
    expect(clerks.map(({ department }) => department)).toEqual(
      expect.arrayContaining(['police', 'civil-affairs', 'education', 'hrss']),
    );
  });

  it('leaves no desk of the examples without somebody who can complete its tasks', () => {
    const staffed = new Set(accounts().map((a) => `${a.department ?? a.role} ${a.place}`));
    const today = new Date().toISOString().slice(0, 10);
    const desks = ['530102', '530902', '533102', '520526', 'SOF46'].flatMap((place) => {
      const rules = openPacks().forStart(place, today);
      if (!rules) throw new Error(`no pack for ${place}`);
      return desksOf(rules, place);
    });

    expect(desks.length).toBeGreaterThan(100);
    expect(desks.filter((desk) => !staffed.has(desk))).toEqual([]);
  });

  /** Today's desks of all tasks of a path at a place; panels of departments are lists of the pack. */
  function desksOf(rules: Rules, place: string): string[] {
    const now = Date.now() as Instant; // the clock of the machine
    return Object.values(rules.tasks).flatMap((rule) => {
      const panel = Object.values(rules.steps[rule.step]?.lists ?? {}).flat();
      const leads = rule.lead.startsWith('$') ? panel : [rule.lead];
      return leads.map((lead) => {
        const desk = deskOf(rules, { key: '', rule: { ...rule, lead } }, { place, now });
        return `${desk.department} ${desk.place}`;
      });
    });
  }

  it('keeps the tokens in a file for its owner alone, and their hashes in the database', async () => {
    const made = accounts();
    const hashes = new Map((await stored()).map((row) => [row.id, row.token_hash.toString('hex')]));

    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(new Set(made.map(({ token }) => token)).size).toBe(made.length);
    for (const { id, token } of made) {
      expect(Buffer.from(token, 'base64url')).toHaveLength(32);
      expect(hashes.get(id)).toBe(createHash('sha256').update(token).digest('hex'));
    }
  });

  it('changes nothing when it is started again', async () => {
    const [before, rows] = [readFileSync(file, 'utf8'), await stored()];
    await migrate();

    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(await stored()).toEqual(rows);
  });

  it('makes new tokens for the same accounts where the file was lost', async () => {
    const before = accounts();
    rmSync(file);
    await migrate();

    expect(accounts().map(({ id }) => id)).toEqual(before.map(({ id }) => id));
    expect(accounts().some(({ token }, i) => token === before[i]?.token)).toBe(false);
    expect(await stored()).toHaveLength(before.length);
  });

  it.each([{ DEMO: 'none' }, { MODE: 'production' }])('invents nobody with %j', async (env) => {
    await ds.query('delete from account');
    useNewFolder();
    await migrate(env);

    expect(existsSync(file)).toBe(false);
    expect(await stored()).toEqual([]);
  });

  it('lets two that start at once both end well', async () => {
    await Promise.all([migrate(), migrate()]);

    expect(await stored()).toHaveLength(accounts().length);
  });
});
