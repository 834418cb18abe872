import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually, Program, root } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';
import { signedIn, type Browser } from './browser.ts';

const ROLE = 'oversight-officer';

describe('a browser in which somebody is signed in', () => {
  let system: TestSystem;
  let second: Program;
  let elsewhere: string;
  beforeAll(async () => {
    system = await TestSystem.start({ workers: 1 });
    second = new Program(join(root, 'dist/src/main.js'), { ...system.env });
    await second.start();
    const port = await second.says(/listening on (\d+)/);
    elsewhere = `http://127.0.0.1:${port}/api`;
    await eventually('the second process is ready', async () => {
      const { ok } = await fetch(`${elsewhere}/health/ready`);
      return ok ? true : undefined;
    });
  });
  afterAll(async () => {
    await second?.stop();
    await system?.stop();
  });

  const statusesOf = async (browser: Browser) => {
    const here = await browser.get('/session');
    const there = await browser.at(() => elsewhere).get('/session');
    return [here.status, there.status];
  };
  const accountOf = async (browser: Browser) => {
    return String((await browser.get('/session')).body['account']);
  };

  it('is told who she is and until when, by every process, and after a restart', async () => {
    const browser = await signedIn(system, ROLE);
    const { body } = await browser.get('/session');

    expect(body).toMatchObject({ role: ROLE, desk: ROLE, place: '530000', idleMinutes: 30 });
    expect(Date.parse(String(body['until']))).toBeGreaterThan(Date.now());
    expect(await statusesOf(browser)).toEqual([200, 200]);
    await system.restart('api');
    expect(await statusesOf(browser)).toEqual([200, 200]);
  });

  it('is signed out with its next request everywhere, and its old reference stays out', async () => {
    const browser = await signedIn(system, ROLE);
    const old = browser.at(() => system.url);
    const out = await browser.post('/session/sign-out');

    expect(out.status).toBe(200);
    expect(out.headers.get('clear-site-data')).toContain('"cookies"');
    expect(browser.cookies.size).toBe(0);
    expect(await statusesOf(old)).toEqual([401, 401]);
    await system.restart('api');
    expect(await statusesOf(old)).toEqual([401, 401]);
  });

  it('is signed out by its owner from another machine, and only hers', async () => {
    const [lost, mine, other] = [
      await signedIn(system, ROLE),
      await signedIn(system, ROLE),
      await signedIn(system, 'administrator'),
    ];
    expect((await mine.at(() => elsewhere).post('/session/sign-out-everywhere')).status).toBe(200);

    expect(await statusesOf(lost)).toEqual([401, 401]);
    expect(await statusesOf(other)).toEqual([200, 200]);
  });

  it.each([
    ['is disabled', `disabled_at = now()`],
    ['has another role', `role = 'clerk'`],
    ['has another department', `department = 'justice'`],
    ['works at another place', `place_id = '530100'`],
  ])('is out with its next request where the account %s', async (_, change) => {
    const browser = await signedIn(system, ROLE);
    const id = await accountOf(browser);
    await system.sql(`update account set ${change} where id = $1`, [id]);
    const after = await statusesOf(browser);
    await system.sql(
      `update account set disabled_at = null, role = $2, department = null, place_id = '530000'
       where id = $1`,
      [id, ROLE],
    );

    expect(after).toEqual([401, 401]);
  });

  it.each([
    ['nobody was at the desk', `last_seen_at = now() - interval '31 minutes'`],
    ['the working day is over', `ends_at = now()`],
  ])('is out when %s', async (_, change) => {
    const browser = await signedIn(system, ROLE);
    await system.sql(`update session set ${change} where account_id = $1`, [
      await accountOf(browser),
    ]);

    expect(await statusesOf(browser)).toEqual([401, 401]);
  });

  it('stays while somebody works, since each request counts', async () => {
    const browser = await signedIn(system, ROLE);
    const id = await accountOf(browser);
    const old = `update session set last_seen_at = now() - interval '29 minutes' where account_id = $1`;
    await system.sql(old, [id]);
    await browser.get('/session');
    const [seen] = await system.sql<{ fresh: boolean }>(
      `select bool_or(last_seen_at > now() - interval '1 minute' and revoked_at is null) as fresh
       from session where account_id = $1`,
      [id],
    );

    expect(seen).toEqual({ fresh: true });
  });

  it('gets another reference with each sign-in, and the one before is over', async () => {
    const browser = await signedIn(system, ROLE);
    const before = browser.at(() => system.url);
    const authorization = `Bearer ${system.token(ROLE)}`;
    await browser.post('/session', {}, { authorization });

    expect(browser.cookies.get('session')).not.toBe(before.cookies.get('session'));
    expect(await statusesOf(before)).toEqual([401, 401]);
    expect(await statusesOf(browser)).toEqual([200, 200]);
  });

  it('never finds its reference in the database, and cannot make one of a session', async () => {
    const browser = await signedIn(system, ROLE);
    const reference = browser.cookies.get('session') ?? '';
    const rows = await system.sql<{ row: string }>('select s::text as row from session s');

    expect(reference).toMatch(/^[\w-]{43}$/);
    expect(rows.filter(({ row }) => row.includes(reference))).toEqual([]);
    expect((await browser.post('/session')).status).toBe(404);
  });

  it('confirms anew who she is before she changes who is on duty', async () => {
    const browser = await signedIn(system, ROLE);
    const remove = () =>
      browser.post(
        `/roster/${randomUUID()}/removal`,
        { place: '530102' },
        { 'idempotency-key': randomUUID() },
      );
    const soon = await remove();
    await system.sql(
      `update session set stepped_up_at = now() - interval '301 seconds' where account_id = $1`,
      [await accountOf(browser)],
    );
    const late = await remove();

    expect(soon.status).toBe(200);
    expect(late).toMatchObject({ status: 403, body: { code: 'recent-factor-needed' } });
    expect((await browser.get('/session')).body['confirmedUntil']).toBeNull();
  });
});
