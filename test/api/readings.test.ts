import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpClient } from '../support/http-client.ts';
import { TestSystem } from '../support/test-system.ts';
import { COUNTY, startPath } from './people.ts';

const FILES = 4;
const HOUR_MS = 3_600_000;
/** Ahead of UTC, where these people work. */
const ZONE_MS = 8 * HOUR_MS;

interface Flags {
  items: { account: string; why: string; place: string }[];
}

describe('reading a file', () => {
  let system: TestSystem;
  const paths: string[] = [];
  beforeAll(async () => {
    system = await TestSystem.start({
      env: { READING_REASON: 'asked', FILES_PER_HOUR_MAX: String(FILES) },
    });
    for (let i = 0; i < FILES + 2; i++) paths.push(await startPath(system));
  });
  afterAll(() => system?.stop());

  const worker = () => system.as('caseworker', COUNTY);
  const supervisor = () => system.as('case-supervisor', COUNTY);
  const read = (who: HttpClient, i: number, reason?: string) => {
    const headers = reason === undefined ? {} : { 'x-reading-reason': reason };
    return who.get(`/paths/${paths[i]}?forecast=no`, { headers });
  };
  const idOf = async (who: HttpClient) => String((await who.get('/session')).body['account']);
  const flagsOf = async (who: HttpClient, account: string) => {
    const { body } = await who.get<Flags>('/reading-flags');
    return body.items.filter((one) => one.account === account).map(({ why }) => why);
  };
  async function untilLocalHour(hour: number): Promise<void> {
    const { body } = await worker().get('/clock');
    const now = Date.parse(String(body['now'])) + ZONE_MS;
    const hours = (24 + hour - new Date(now).getUTCHours()) % 24 || 24;
    await system.clock(`PT${hours}H`);
  }

  it('is asked why by whoever has no task in it, and the reason is kept', async () => {
    await untilLocalHour(9);
    const silent = await read(supervisor(), 0);
    const curious = await read(supervisor(), 0, 'curiosity');
    const said = await read(supervisor(), 0, 'supervision');
    const linked = await read(worker(), 0);
    const rows = await system.sql(
      `select role, action, code from audit where path_id = $1 and action = 'read-path' order by id`,
      [paths[0]],
    );
    const refused = await system.sql(
      `select role, purpose from audit where code = 'reading-reason-needed'`,
    );

    expect(silent).toMatchObject({ status: 403, body: { code: 'reading-reason-needed' } });
    expect(curious).toMatchObject({ status: 400, body: { code: 'invalid-request' } });
    expect([said.status, linked.status]).toEqual([200, 200]);
    expect(rows).toEqual([
      { role: 'case-supervisor', action: 'read-path', code: 'supervision' },
      { role: 'caseworker', action: 'read-path', code: null },
    ]);
    expect(refused).toEqual([{ role: 'case-supervisor', purpose: 'paths.read' }]);
  });

  it('one too many in an hour waits for a second person, and her supervisor sees it', async () => {
    const account = await idOf(worker());
    const first = [];
    for (let i = 0; i < FILES; i++) first.push((await read(worker(), i)).status);
    const before = await flagsOf(supervisor(), account);
    const beyond = await read(worker(), FILES);
    const again = await read(worker(), 0);
    const seen = await flagsOf(supervisor(), account);
    const elsewhere = await flagsOf(system.as('case-supervisor', '520526'), account);
    const approve = (who: HttpClient, whom: string) =>
      who.post('/reading-approvals', { account: whom });
    const own = await approve(supervisor(), await idOf(supervisor()));
    const stranger = await approve(system.as('case-supervisor', '520526'), account);
    const herself = await approve(worker(), account);
    const still = await read(worker(), FILES);
    const approved = await approve(supervisor(), account);
    const after = await read(worker(), FILES);
    const rows = await system.sql(`select role from audit where action = 'reading-approved'`);

    expect([first, before]).toEqual([Array.from({ length: FILES }, () => 200), []]);
    expect(beyond).toMatchObject({ status: 403, body: { code: 'reading-approval-needed' } });
    expect(again.status).toBe(200);
    expect([seen, elsewhere]).toEqual([['many'], []]);
    expect([own.status, stranger.status, herself.status, still.status]).toEqual([
      403, 404, 404, 403,
    ]);
    expect([approved.status, after.status]).toEqual([201, 200]);
    expect(rows).toEqual([{ role: 'case-supervisor' }]);
  });

  it('of where she is from is told, and only an administrator of her place says where that is', async () => {
    const account = await idOf(worker());
    const say = (who: HttpClient, place: string | null) =>
      who.post(`/accounts/${account}/home`, { place });
    const administrator = () => system.as('administrator', '530000');
    const herself = await say(worker(), null);
    const nowhere = await say(administrator(), 'no-such');
    const elsewhere = await say(administrator(), '530902');
    await read(worker(), 0);
    const before = await flagsOf(supervisor(), account);
    const said = await say(administrator(), COUNTY);
    await read(worker(), 0);
    await say(administrator(), null);

    expect([herself.status, nowhere.status]).toEqual([404, 400]);
    expect([elsewhere.status, said.status]).toEqual([200, 200]);
    expect(before).not.toContain('home');
    expect(await flagsOf(supervisor(), account)).toContain('home');
  });

  it('by night is told to her supervisor, but of whoever is on duty', async () => {
    const account = await idOf(worker());
    await untilLocalHour(23);
    await system.sql(
      `insert into duty (id, place_id, starts_at, ends_at, account_id)
       select gen_random_uuid(), $1, at - interval '1 hour', at + interval '2 hours', $2
       from (select now() + offset_ms * interval '1 ms' as at from clock) as clock`,
      [COUNTY, account],
    );
    await read(worker(), 0);
    const onDuty = await flagsOf(supervisor(), account);
    await system.sql('delete from duty');
    await read(worker(), 0);

    expect(onDuty).not.toContain('night');
    expect(await flagsOf(supervisor(), account)).toContain('night');
  });
});
