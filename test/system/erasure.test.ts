import { randomBytes, randomUUID } from 'node:crypto';
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COUNTY, startPath } from '../api/people.ts';
import { fileKeyWrapper } from '../../src/sealing/file-key-wrapper.ts';
import { createSealer } from '../../src/sealing/sealer.ts';
import { eventually, Program, root } from '../support/program.ts';
import { sizeOf } from '../support/share.ts';
import { TestSystem } from '../support/test-system.ts';
import { Backup } from './backup.ts';
import { Ledgers } from './ledgers.ts';

const [PEOPLE, ERASED] = sizeOf<[number, number]>({ daily: [12, 3], full: [200, 20] });

interface Erasure {
  id: string;
  state: string;
  notBefore: string;
  kept: { article: string }[];
  signatures: number;
  removed: Record<string, number> | null;
}

describe('when persons want what is kept of them to be erased', () => {
  let system: TestSystem;
  let ledgers: Ledgers;
  let paths: string[];
  let gone: { path: string; person: string }[];
  let asked: Erasure[];
  let others: string[];
  let before: Backup;
  let keysBefore: string;

  const worker = () => system.as('caseworker', COUNTY);
  const supervisor = () => system.as('case-supervisor', COUNTY);
  const office = () => system.as('coordination-office', COUNTY);
  const run = async (file: string, args: string[], env = system.env) => {
    const program = new Program(join(root, 'dist/worker', file), env, args);
    await program.start();
    const code = await program.ended();
    return { code, said: program.output };
  };

  beforeAll(async () => {
    system = await TestSystem.start({ env: { FILES_PER_HOUR_MAX: '1000' } });
    ledgers = await Ledgers.of(system);
    paths = [];
    for (let i = 0; i < PEOPLE; i++) {
      paths.push(await startPath(system, { person: { name: `example ${i}` } }));
    }
    await system.settle();
    const persons = await system.sql<{ path: string; person: string }>(
      'select id as path, person_id as person from path',
    );
    const erased = new Set(paths.slice(0, ERASED));
    gone = persons.filter(({ path }) => erased.has(path));
    others = persons
      .filter(({ path }) => !erased.has(path))
      .map(({ person }) => person)
      .sort();
    before = await Backup.of(system);
    keysBefore = readFileSync(system.env['PERSON_ROOT_KEY_FILE'] ?? '', 'utf8');
  });
  afterAll(async () => {
    await ledgers?.close();
    await before?.drop();
    await system?.stop();
  });

  const noticesOf = async (who: ReturnType<typeof worker>) => {
    const { body } = await who.get<{ items: { lines: { what: string }[] }[] }>('/notices?limit=5');
    return body.items.flatMap(({ lines }) => lines.map(({ what }) => what));
  };
  const step = async (who: ReturnType<typeof worker>, { id }: { id: string }, what: string) =>
    who.post<Erasure & { code?: string }>(`/erasures/${id}/${what}`, {});

  it('they are asked twice, with time between, and help goes on meanwhile', async () => {
    asked = [];
    for (const { path } of gone) {
      const { status, body } = await worker().post<Erasure>('/erasures', { path });
      expect({ status, state: body.state }).toEqual({ status: 201, state: 'thinking' });
      expect(body.kept.map(({ article }) => article)).toEqual([
        'Administrative Litigation Law, art. 46',
      ]);
      asked.push(body);
    }
    const [first] = asked;
    if (!first) throw new Error('nobody asked');
    expect(await step(worker(), first, 'confirmation')).toMatchObject({
      status: 409,
      body: { code: 'erasure-too-early' },
    });
    expect(await step(supervisor(), first, 'signature')).toMatchObject({
      status: 409,
      body: { code: 'erasure-too-early' },
    });
    // In Chinese too, for whoever reads it so.
    const zh = { headers: { 'accept-language': 'zh-CN' } };
    const { body: read } = await worker().get<Erasure>(`/erasures/${first.id}`, zh);
    expect(read.kept.map(({ article }) => article)).toEqual([
      '《中华人民共和国行政诉讼法》第四十六条',
    ]);
    expect((await worker().get(`/paths/${gone[0]?.path}`)).status).toBe(200);
    // What is kept beside the path goes with it.
    const contact = { ways: [], confirmedOn: '2026-01-01' };
    const glass = { reason: 'danger', words: 'example words' };
    const duty = system.as('duty-officer', COUNTY);
    expect((await worker().put(`/paths/${gone[0]?.path}/safe-contact`, contact)).status).toBe(200);
    expect((await duty.post(`/paths/${gone[0]?.path}/break-glass`, glass)).status).toBe(201);
    const fact = { name: 'language', value: 'my' };
    expect((await worker().post(`/paths/${gone[0]?.path}/facts`, fact)).status).toBe(201);
  });

  it('it is there for their own place alone, and who asks is not who decides', async () => {
    const [first] = asked;
    if (!first) throw new Error('nobody asked');
    const outside = system.as('caseworker', '530902');
    const absent = await outside.get(`/erasures/${randomUUID()}`);

    expect(await outside.get(`/erasures/${first.id}`)).toMatchObject({
      status: 404,
      body: absent.body,
    });
    expect((await outside.post('/erasures', { path: paths[ERASED + 1] })).status).toBe(404);
    expect((await office().post('/erasures', { path: paths[ERASED + 1] })).status).toBe(404);
    expect((await step(worker(), first, 'signature')).status).toBe(403);
    expect((await system.as('clerk', 'police', COUNTY).get('/erasures')).status).toBe(403);
  });

  it('whoever takes it back keeps everything', async () => {
    const { body } = await worker().post<Erasure>('/erasures', { path: paths[ERASED + 2] });

    expect((await step(worker(), body, 'withdrawal')).body.state).toBe('withdrawn');
    expect((await step(worker(), body, 'confirmation')).status).toBe(409);
    expect((await worker().get(`/paths/${paths[ERASED + 2]}`)).status).toBe(200);
  });

  it('two different people decide, and then nothing of them is left', async () => {
    await sevenMonthsPass();
    for (const one of asked) {
      expect((await step(worker(), one, 'confirmation')).body.state).toBe('to-sign');
      expect(await noticesOf(supervisor())).toContain('erasure-to-sign');
      expect(await noticesOf(office())).toContain('erasure-to-sign');
      expect((await step(supervisor(), one, 'signature')).body.signatures).toBe(1);
      expect((await step(supervisor(), one, 'signature')).body.signatures).toBe(1);
      expect((await step(office(), one, 'signature')).body.state).toBe('decided');
    }
    const begin = performance.now();
    for (const { id } of asked) {
      const { body } = await eventually('it is erased', async () => {
        const answer = await worker().get<Erasure>(`/erasures/${id}`);
        return answer.body.state === 'erased' ? answer : undefined;
      });
      expect(body.removed).toMatchObject({ path: 1, person: 1, person_key: 1 });
    }
    const seconds = ((performance.now() - begin) / 1000).toFixed(1);
    console.log(`${ERASED} of ${PEOPLE} erased within ${seconds} s of the last signature`);
    const ids = gone.flatMap(({ path, person }) => [path, person]);
    expect(await tablesWith(ids)).toEqual(['audit', 'erasure']);
    for (const { path } of gone) {
      await expect(ledgers.runId(path)).rejects.toThrow();
    }
  });

  it('absent and erased are one answer, and nothing can be said of them any more', async () => {
    const absent = await worker().get(`/paths/${randomUUID()}`);
    for (const { path } of gone) {
      expect(await worker().get(`/paths/${path}`)).toMatchObject({
        status: 404,
        body: absent.body,
      });
      const fact = { name: 'language', value: 'my' };
      expect((await worker().post(`/paths/${path}/facts`, fact)).status).toBe(404);
      expect((await worker().post('/erasures', { path })).status).toBe(404);
    }
  });

  it('everybody else is untouched, counters and audit are right', async () => {
    await system.settle();
    for (const path of paths.slice(ERASED)) {
      expect((await worker().get(`/paths/${path}`)).status).toBe(200);
      expect(await ledgers.differences(path)).toEqual([]);
    }
    expect(await ledgers.wrongCounts()).toEqual([]);
    expect((await run('audit.js', ['verify'])).code).toBe(0);
    expect((await run('reconcile.js', [])).code).toBe(0);
  }, 300_000);

  it('a backup from before, which goes without keys, stays closed for them by the keys of today', async () => {
    const keys = join(system.dir, 'wrapped-keys.jsonl');
    expect((await run('keys.js', ['export', keys])).said).toContain(`${PEOPLE - ERASED} persons`);
    await before.sql('truncate person_key');
    const brought = await run('keys.js', ['import', keys], before.env);

    expect(brought.said).toContain(`${PEOPLE - ERASED} persons`);
    expect(await openedIn(before, keysBefore)).toEqual(others);
  });

  it('a backup from before that has their keys loses them when the list is carried out once more', async () => {
    await before.restore();
    expect(await openedIn(before, keysBefore)).toHaveLength(PEOPLE);
    const again = await run('erasures.js', ['reapply'], before.env);

    expect(again).toMatchObject({
      code: 0,
      said: expect.stringContaining(`${ERASED} of ${ERASED} erasures stand`),
    });
    expect(await openedIn(before, keysBefore)).toEqual(others);
    const left = await before.sql<{ id: string }>('select id from path');
    expect(left.map(({ id }) => id).sort()).toEqual(paths.slice(ERASED).sort());
  });

  it('a line that somebody has put into the list erases nobody', async () => {
    const file = join(system.dir, 'erasures.jsonl');
    const [line = ''] = readFileSync(file, 'utf8').split('\n');
    appendFileSync(file, `${line.replaceAll(gone[0]?.person ?? '', others[0] ?? '')}\n`);
    const again = await run('erasures.js', ['reapply'], before.env);

    expect(again).toMatchObject({ code: 1, said: expect.stringContaining(`Line ${ERASED + 1} `) });
    expect(await openedIn(before, keysBefore)).toEqual(others);
  });

  it('once the root key was changed, a whole copy from before opens nothing at all', async () => {
    const file = system.env['PERSON_ROOT_KEY_FILE'] ?? '';
    const newest = randomBytes(32).toString('base64');
    writeFileSync(file, `${newest}\n${keysBefore}`);
    expect((await run('keys.js', ['rotate'])).code).toBe(0);
    writeFileSync(file, newest);
    await before.restore();

    expect(await openedIn(before, newest)).toEqual([]);
    expect((await worker().get(`/paths/${paths[ERASED + 3]}`)).status).toBe(200);
  });

  /** What they said and asked is moved back: to move the clock of nine paths that nobody works on would take a minute. */
  async function sevenMonthsPass(): Promise<void> {
    const back = `- interval '210 days'`;
    await system.sql(
      `update erasure set asked_at = asked_at ${back}, keep_until = keep_until ${back}`,
    );
    await system.sql(
      `update ledger set recorded_at = recorded_at ${back} where path_id = any($1)`,
      [gone.map(({ path }) => path)],
    );
  }

  /** Whose particulars open in a backup, for whoever has these root keys. */
  async function openedIn(backup: Backup, rootKeys: string): Promise<string[]> {
    const file = join(system.dir, 'root-of-backup.key');
    writeFileSync(file, rootKeys);
    const ds = await backup.connect();
    const sealer = createSealer(ds, fileKeyWrapper(file));
    const rows = await backup.sql<{ id: string; sealed: Buffer }>('select id, sealed from person');
    const opened: string[] = [];
    for (const { id, sealed } of rows) {
      const place = { table: 'person', field: 'sealed' };
      const plain = await sealer.open(id, place, sealed).catch(() => undefined);
      if (plain?.includes('example')) opened.push(id);
    }
    await ds.destroy();
    return opened.sort();
  }

  /** Tables of which some row still names one of these. */
  async function tablesWith(ids: readonly string[]): Promise<string[]> {
    const tables = await system.sql<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await system.sql(`select from ${name} t where t::text ~ $1 limit 1`, [
        ids.join('|'),
      ]);
      if (rows.length > 0) found.push(name);
    }
    return found;
  }
});
