import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { complete, COUNTY, openPath, startPath } from '../api/people.ts';
import { root } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';
import { FIRST, NEXT, Policies } from './next-version.ts';

const HOUR_MS = 3_600_000;
const OLD = 'yunnan-2008@1.0.0';
const NEW = 'yunnan-2008@1.1.0';

interface Changed {
  path: { seq: number };
  from: object;
  to: object;
  changes: { what: string; title: string; dueAt: string | null; was: string | null }[];
}

describe('paths go on under another version of the rules', () => {
  const policies = new Policies();
  let system: TestSystem;
  let path: string;
  let other: string;
  let third: string;
  beforeAll(async () => {
    system = await TestSystem.start({ env: { POLICIES_DIR: policies.folder } });
    path = await startPath(system);
    other = await startPath(system);
    third = await startPath(system);
    for (const key of ['welfare/give-emergency-aid', 'welfare/file-application']) {
      expect((await complete(system, await task(key))).status).toBe(200);
    }
    await system.settle();
  });
  afterAll(async () => {
    await system?.stop();
    policies.remove();
  });

  const task = async (key: string, of = path) => {
    const { open } = await openPath(system, of);
    const found = open.find((one) => one.key === key);
    if (!found) throw new Error(`${key} is not open`);
    return found;
  };
  const supervisor = () => system.as('case-supervisor', COUNTY);
  const change = (id: string, to: object = NEXT, key: string = randomUUID()) =>
    supervisor().post<Changed>(`/paths/${id}/pack`, to, { key });
  const changes = async (id: string, lines: readonly string[]) =>
    lines.filter((line) => line.startsWith(id)).map((line) => line.slice(id.length + 2));

  /** A command beside the running product, in its environment. */
  const run = (program: string, ...args: string[]) =>
    new Promise<{ code: number | null; lines: string[]; told: string }>((resolve) => {
      const child = spawn(process.execPath, [join(root, program), ...args], { env: system.env });
      let [text, told] = ['', ''];
      child.stdout.on('data', (part) => (text += String(part)));
      child.stderr.on('data', (part) => (told += String(part)));
      child.once('close', (code) => resolve({ code, lines: text.trimEnd().split('\n'), told }));
    });
  const dryRun = (...args: string[]) => run('dist/worker/dry-run.js', ...args);
  const reconcile = async () => (await run('dist/worker/reconcile.js')).lines;
  const rows = () =>
    system.sql<{ hash: string }>(
      ['path', 'ledger', 'task', 'audit', 'outbox', 'intent', 'person_key']
        .map(
          (table) => `select '${table}' || md5(string_agg(t::text, ',' order by t::text)) as hash
          from ${table} as t`,
        )
        .join(' union all '),
    );

  it('a dry run says of each what a draft would change, and changes no row', async () => {
    const before = await rows();
    const { code, lines } = await dryRun(OLD, policies.draft);
    const zh = await dryRun(OLD, policies.draft, '--lang', 'zh-CN');
    const json = await dryRun(OLD, policies.draft, '--json', '--place', '530000');

    expect(code).toBe(1);
    const own = await changes(path, lines);
    expect(own.map((line) => line.split('  ').slice(0, 2).join('  ')).sort()).toEqual([
      'date kept  intake/receive',
      'date moved  intake/screen-safety',
      'not asked then  welfare/hear-needs',
      'other desk  shelter/bed.1/find-bed',
      'to be done  welfare/decide-welfare',
      'withdrawn  welfare/check-household',
    ]);
    expect((await changes(other, lines)).join('\n')).toMatch(/other desk {2}shelter.*Civil.* -> /);
    expect(lines).toContain(
      `3 open paths stand on ${OLD}; ${policies.draft} changes something for 3`,
    );
    expect(zh.lines.join('\n')).toMatch(/期限变更 {2}intake\/screen-safety/);
    const objects = json.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(objects.filter((one) => 'changes' in one)).toHaveLength(3);
    expect(objects.at(-1)).toMatchObject({ summary: { paths: 3, changed: 3, failed: 0 } });
    expect(await rows()).toEqual(before);
  });

  it('a dry run of another place finds nothing, and one of an unsound pack says why', async () => {
    expect((await dryRun(OLD, policies.draft, '--place', '530902')).code).toBe(0);
    expect((await dryRun(OLD, policies.draft, '--place', '999999')).told).toMatch(
      /no place 999999/,
    );
    const broken = new Policies();
    broken.edit('steps/welfare.yaml', 'lead: finance', 'lead: nobody');
    const { code, told } = await dryRun(OLD, broken.draft);
    broken.remove();

    expect(code).toBe(2);
    expect(told).toMatch(/is not sound:\n.*welfare\.yaml/);
  });

  it('nobody goes on under a draft, nor by the word of somebody who may not say so', async () => {
    expect(await change(path)).toMatchObject({ status: 422, body: { code: 'pack-unknown' } });
    const caseworker = system.as('caseworker', COUNTY);
    const forbidden = await caseworker.post(`/paths/${path}/pack`, NEXT);
    expect(forbidden).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    const clerk = system.as('clerk', 'civil-affairs', COUNTY);
    expect((await clerk.post(`/paths/${path}/pack`, NEXT)).status).toBe(404);
    const elsewhere = system.as('caseworker', '530902');
    expect((await elsewhere.post(`/paths/${path}/pack`, NEXT)).status).toBe(404);
    expect(await change(path, FIRST)).toMatchObject({ body: { code: 'pack-in-force' } });
  });

  it('a supervisor has a path go on, hears what that changes, and the same again by the same key', async () => {
    policies.release();
    await system.restart('worker');
    await system.restart('api');
    const key = randomUUID();
    const before = await task('intake/receive');
    const done = await change(path, NEXT, key);
    const again = await change(path, NEXT, key);

    expect(done).toMatchObject({ status: 201, body: { from: FIRST, to: NEXT } });
    expect(again.body).toEqual(done.body);
    const kinds = done.body.changes.map(({ what }) => what).sort();
    expect(kinds).toEqual(['desk', 'kept', 'moved', 'not-asked', 'opened', 'withdrawn']);
    const moved = done.body.changes.find(({ what }) => what === 'moved');
    expect(Date.parse(moved?.was ?? '') - Date.parse(moved?.dueAt ?? '')).toBe(12 * HOUR_MS);
    expect((await task('intake/receive')).dueAt).toBe(before.dueAt);
    expect(await change(path)).toMatchObject({ status: 409, body: { code: 'pack-in-force' } });
    expect(await change(path, FIRST)).toMatchObject({ body: { code: 'pack-superseded' } });
  });

  it('its timeline says so in both languages, and what was done keeps its name and its desk', async () => {
    const line = async (language: string) => {
      const { body } = await supervisor().get<{ items: { kind: string; what: string }[] }>(
        `/paths/${path}/timeline?limit=200`,
        { headers: { 'accept-language': language } },
      );
      return body.items.find(({ kind }) => kind === 'pack')?.what;
    };
    expect(await line('en')).toMatch(/^The rules changed from \S+1\.0\.0 to \S+1\.1\.0: .*kept: 1/);
    expect(await line('zh-CN')).toMatch(/^适用规则由 \S+1\.0\.0 变更为 \S+1\.1\.0：/);
    const tasks = await system.sql<{ key: string; department: string; state: string }>(
      `select key, department, state from task
       where path_id = '${path}' and key in ('welfare/file-application', 'welfare/check-household')
       order by key`,
    );
    expect(tasks).toEqual([
      { key: 'welfare/check-household', department: 'civil-affairs', state: 'withdrawn' },
      { key: 'welfare/file-application', department: 'civil-affairs', state: 'done' },
    ]);
  });

  it('everything is made again from the ledgers without a difference', async () => {
    await system.settle();
    expect((await reconcile()).at(-1)).toBe('3 paths, 0 differences');
  });

  it('it goes on by the new rules after a restart, and wakes when they say', async () => {
    await system.restart('worker');
    expect((await complete(system, await task('welfare/decide-welfare'))).status).toBe(200);
    await system.clock('PT13H');
    const [row] = await system.sql<{ rung: string | null }>(
      `select rung from task where path_id = '${path}' and key = 'intake/screen-safety'`,
    );
    expect(row?.rung).not.toBeNull();
    const [late] = await system.sql<{ rung: string | null }>(
      `select rung from task where path_id = '${other}' and key = 'intake/screen-safety'`,
    );
    expect(late?.rung).toBeNull();
    expect((await reconcile()).at(-1)).toBe('3 paths, 0 differences');
  });

  it('the coordination office has another go on, though it reads no path', async () => {
    const office = system.as('coordination-office', COUNTY);
    const done = await office.post<Changed>(`/paths/${other}/pack`, NEXT);

    expect(done.status).toBe(201);
    expect(done.body.changes.map(({ what }) => what)).toContain('desk');
    await system.settle();
    expect((await reconcile()).at(-1)).toBe('3 paths, 0 differences');
  });

  it('a supervisor has all others of her place go on by one command, which repeated does nothing twice', async () => {
    const accounts = JSON.parse(readFileSync(join(system.dir, 'accounts.json'), 'utf8')) as {
      id: string;
      role: string;
      place: string;
    }[]; // by the migration of the tables
    const isHers = ({ role, place }: { role: string; place: string }) =>
      role === 'case-supervisor' && place === COUNTY;
    system.env['PORT'] = new URL(system.url).port;
    const migrate = (as: string) =>
      run('scripts/policy.mjs', 'migrate', OLD, NEW, '--place', COUNTY, '--as', as);
    const id = accounts.find(isHers)?.id ?? '';
    const nobody = await migrate(randomUUID());
    const first = await migrate(id);
    const again = await migrate(id);

    expect([nobody.code, nobody.told]).toEqual([2, expect.stringMatching(/no token/)]);
    expect([first.code, first.lines.at(-1)]).toEqual([0, `1 paths go on under ${NEW}`]);
    expect(first.lines[0]).toMatch(new RegExp(`^${third} {2}\\d+ changes$`));
    expect([again.code, again.lines.at(-1)]).toEqual([0, `0 paths go on under ${NEW}`]);
    expect((await dryRun(OLD, NEW)).lines).toEqual([
      `0 open paths stand on ${OLD}; ${NEW} changes something for 0`,
    ]);
    await system.settle();
    expect((await reconcile()).at(-1)).toBe('3 paths, 0 differences');
  });
});
