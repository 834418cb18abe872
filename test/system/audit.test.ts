import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Browser, signedIn } from '../api/browser.ts';
import { COUNTY, startPath } from '../api/people.ts';
import { eventually, Program, root } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';

describe('the audit of the running product', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start();
  });
  afterAll(async () => {
    await system?.stop();
  });

  async function verified(): Promise<{ code: number | null | undefined; said: string }> {
    const program = new Program(join(root, 'dist/worker/audit.js'), system.env, ['verify']);
    await program.start();
    const code = await program.ended();
    return { code, said: program.output };
  }

  interface Row {
    action: string;
    operation: string;
    code: string | null;
    role: string | null;
    source: string;
  }
  /** What was written while something was done, but who read what. */
  async function writtenBy(work: () => Promise<unknown>): Promise<Row[]> {
    const [last] = await system.sql<{ id: string }>('select coalesce(max(id), 0) as id from audit');
    await work();
    const rows = await system.sql<Row>(
      `select action, purpose as operation, code, role, source from audit where id > $1 order by id`,
      [last?.id],
    );
    expect(new Set(rows.map(({ source }) => source))).toEqual(new Set(['127.0.0.1']));
    return rows;
  }
  const refused = (operation: string, code: string, role: string | null) =>
    expect.objectContaining({ action: 'refused', operation, code, role });

  it('has who signed in, confirmed and out, and whose session a change has ended', async () => {
    const role = 'oversight-officer';
    let browser = new Browser(() => system.url);
    const begun = await writtenBy(async () => (browser = await signedIn(system, role)));
    const left = await writtenBy(() => browser.post('/session/sign-out'));
    const other = await signedIn(system, role);
    const lost = await writtenBy(() => other.post('/session/sign-out-everywhere'));
    const moved = await signedIn(system, role);
    const ended = await writtenBy(async () => {
      await system.sql(`update account set place_id = '530100' where role = $1`, [role]);
      for (let i = 0; i < 2; i++) expect((await moved.get('/session')).status).toBe(401);
      await system.sql(`update account set place_id = '530000' where role = $1`, [role]);
    });
    const row = (action: string, operation: string) =>
      expect.objectContaining({ action, operation, role, code: null });

    expect(begun).toEqual([row('signed-in', 'session.open')]);
    expect(left).toEqual([row('signed-out', 'session.signOut')]);
    expect(lost).toEqual([row('signed-out-everywhere', 'session.signOutEverywhere')]);
    expect(ended).toEqual(
      expect.arrayContaining([
        row('session-ended', 'session.read'),
        refused('session.read', 'unauthenticated', role),
      ]),
    );
    // It ends once, and whoever comes with it again is refused again.
    expect(ended.map(({ action }) => action).sort()).toEqual([
      'refused',
      'refused',
      'session-ended',
    ]);
    expect((await moved.get('/session')).status).toBe(401);
  });

  it('has who issued and revoked a token, and who came with one that is over or that nobody has', async () => {
    const administrator = system.as('administrator', '530000');
    const clerk = await system.as('clerk', 'education', COUNTY).get('/session');
    const account = String(clerk.body['account']);
    const wanted = { account, name: 'example-system', operations: ['tasks.list'], days: 1 };
    let token = { id: '', token: '' };
    const issued = await writtenBy(async () => {
      token = (await administrator.post<typeof token>('/tokens', wanted)).body;
    });
    const revoked = await writtenBy(() => administrator.post(`/tokens/${token.id}/revocation`, {}));
    const used = await writtenBy(() => system.nobody(token.token).get('/tasks'));
    const invented = await writtenBy(() => system.nobody('x'.repeat(43)).get('/tasks'));
    const rows = await system.sql<{ row: string }>('select a::text as row from audit a');

    expect(issued).toMatchObject([{ action: 'token-issued', role: 'administrator' }]);
    expect(revoked).toMatchObject([{ action: 'token-revoked', role: 'administrator' }]);
    expect(used).toEqual([refused('tasks.list', 'unauthenticated', 'clerk')]);
    expect(invented).toEqual([refused('tasks.list', 'unauthenticated', null)]);
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`${token.token}|x{43}`));
  });

  it('has every refusal by right, with its code, and no other one', async () => {
    const path = await startPath(system);
    const [worker, stranger] = [system.as('caseworker', COUNTY), system.as('caseworker', '530902')];
    const rows = await writtenBy(async () => {
      await stranger.get(`/paths/${path}`);
      await stranger.get('/paths/no-such');
      await worker.get('/boards/overdue?place=530000');
      await worker.post('/clock', { by: 'PT1H' });
      await worker.post(`/paths/${path}/seal`, { reason: 'protection', keepers: [randomUUID()] });
    });
    const unwritten = await writtenBy(async () => {
      await system.nobody().get('/paths');
      await system.nobody().get('/errors/no-such');
      await system.nobody().get('/nowhere');
      await worker.post('/paths', { place: COUNTY, facts: { 'no-such': true } });
      // Whoever asks, so that the rows have an address.
      await worker.get('/boards/overdue?place=530000');
    });

    expect(rows.map(({ operation, code }) => `${operation} ${code}`)).toEqual([
      'paths.read not-found',
      'paths.read not-found',
      'boards.overdue forbidden',
      'clock.move forbidden',
      'seals.seal forbidden',
    ]);
    expect(unwritten).toHaveLength(1);
  });

  it('where it cannot be written nobody is signed in, and no refusal is told', async () => {
    await system.sql('revoke insert on audit from reintegration_app');
    const stranger = await system.as('caseworker', '530902').get(`/paths/${randomUUID()}`);
    const entered = await signedIn(system, 'caseworker').catch(String);
    const [{ n } = { n: 1 }] = await system.sql<{ n: number }>(
      `select count(*)::int as n from session where created_at > now() - interval '1 minute'
         and role = 'caseworker'`,
    );
    await system.sql('grant insert on audit to reintegration_app');

    expect(stranger).toMatchObject({ status: 500, body: { code: 'internal' } });
    expect(entered).toContain('500');
    expect(n).toBe(0);
  });

  it('has who read a path and from where, chained within seconds, and tells what was changed', async () => {
    const path = await startPath(system);
    const worker = system.as('caseworker', COUNTY);
    await worker.get(`/paths/${path}`);
    const rows = () =>
      system.sql<{ action: string; source: string | null; seq: string | null }>(
        `select a.action, a.source, s.seq from audit a left join audit_seal s on s.audit_id = a.id
         where a.path_id = $1 and s.place_id = $2 order by a.id`,
        [path, COUNTY],
      );
    const chained = await eventually('the reading is chained', async () => {
      const found = await rows();
      return found.some(({ action }) => action === 'read-path') ? found : undefined;
    });

    expect(chained.find(({ action }) => action === 'read-path')?.source).toBe('127.0.0.1');
    expect(await verified()).toMatchObject({
      code: 0,
      said: expect.stringMatching(/\d+ rows of \d+ chains are as they/),
    });
    await system.sql(`update audit set action = 'read-task' where action = 'read-path'`);
    expect(await verified()).toMatchObject({
      code: 1,
      said: expect.stringMatching(/Row \d+ .* of \d+ was changed/),
    });
  });
});
