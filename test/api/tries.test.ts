import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Secret } from 'otpauth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { sizeOf } from '../support/share.ts';
import { eventually, Program, root } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';
import { Browser, type Page } from './browser.ts';
import { deviceOf, peopleWithDevices, wrongCode, type WithDevice } from './second-factor.ts';

const TRIES = 6;
const ATTEMPTS = sizeOf({ daily: 60, full: 200 });
const SPRAYED = sizeOf({ daily: 40, full: 1_000 });
const ROLE = 'oversight-officer';
/** After so many it is told. */
const SEEN_AFTER = 20;

interface Attempt {
  token: string;
  headers?: Record<string, string>;
}
type Asked = (attempt: Attempt) => Promise<Response>;

describe('whoever tries what opens nothing', () => {
  let system: TestSystem;
  /** A second process, behind a proxy whose word it takes for where a request comes from. */
  let second: Program;
  let elsewhere: string;
  beforeAll(async () => {
    system = await TestSystem.start();
    const env = {
      ...system.env,
      TRUSTED_PROXIES: '127.0.0.0/8',
      LOCAL_SECOND_FACTOR: 'required',
      ROLES_WITHOUT_SECOND_FACTOR: 'caseworker',
    };
    second = new Program(join(root, 'dist/src/main.js'), env);
    await second.start();
    elsewhere = `http://127.0.0.1:${await second.says(/listening on (\d+)/)}/api`;
    await eventually('the second process is ready', async () => {
      const { ok } = await fetch(`${elsewhere}/health/ready`);
      return ok ? true : undefined;
    });
  });
  afterAll(async () => {
    await second?.stop();
    await system?.stop();
  });
  beforeEach(async () => {
    await system.sql('delete from access_try');
    await system.sql('delete from access_target');
    await system.sql('delete from notice');
  });

  const at =
    (base: () => string): Asked =>
    ({ token, headers = {} }) =>
      fetch(`${base()}/tasks`, { headers: { authorization: `Bearer ${token}`, ...headers } });
  const here = at(() => system.url);
  const there = at(() => elsewhere);
  const fromAddress = (i: number) => ({
    'x-forwarded-for': `198.51.${100 + (i >> 8)}.${i & 255}`,
  });
  const token = (beginning = '') => `${beginning}${randomBytes(32).toString('base64url')}`;

  /** Several at once, over both processes by turns where two are given. */
  async function attempts(all: Attempt[], processes: Asked[]): Promise<Response[]> {
    const answers: Response[] = [];
    const left = all.map((attempt, i) => ({ attempt, i }));
    const lane = async () => {
      for (let next = left.shift(); next; next = left.shift()) {
        const ask = processes[next.i % processes.length] ?? here;
        answers.push(await ask(next.attempt));
      }
    };
    await Promise.all(Array.from({ length: 8 }, lane));
    return answers;
  }
  const many = (make: (i: number) => Attempt, length = ATTEMPTS) =>
    Array.from({ length }, (_, i) => make(i));
  const letThrough = (answers: Response[]) => answers.filter(({ status }) => status === 401).length;

  it('from one address has six tries a minute, over two processes and a restart', async () => {
    const answers = await attempts(
      many(() => ({ token: token() })),
      [here, there],
    );
    const last = answers.find(({ status }) => status === 429);
    const wait = Number(last?.headers.get('retry-after'));
    await system.restart('api');
    const again = await here({ token: token() });

    expect([letThrough(answers), answers.length]).toEqual([TRIES, ATTEMPTS]);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401, 429]));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(await last?.json()).toMatchObject({ code: 'too-many-tries' });
    expect(again.status).toBe(429);
    await system.sql(`update access_try set times =
      (select array_agg(t - interval '60 seconds' order by t) from unnest(times) as t)`);
    expect((await here({ token: token() })).status).toBe(401);
  });

  it('on one thing from many addresses has six as well', async () => {
    const answers = await attempts(
      many((i) => ({ token: token('rpt_Example1'), headers: fromAddress(i) })),
      [there],
    );

    expect(letThrough(answers)).toBe(TRIES);
  });

  it('gains nothing by saying that it comes from elsewhere, where no proxy is trusted', async () => {
    const forged = (i: number): Record<string, string> => {
      const { 'x-forwarded-for': address } = fromAddress(i);
      const names = ['x-forwarded-for', 'x-real-ip', 'x-client-ip', 'cf-connecting-ip'];
      const all = Object.fromEntries(names.map((name) => [name, address]));
      return { ...all, forwarded: `for=${address}` };
    };
    const answers = await attempts(
      many((i) => ({ token: token(), headers: forged(i) })),
      [here],
    );
    const honest = await there({ token: token(), headers: fromAddress(1) });
    const sources = await system.sql<{ source: string }>(
      `select distinct source from audit where code in ('unauthenticated', 'too-many-tries')
         and at > now() - interval '1 minute' and source like '198.51.100.1'`,
    );

    expect(letThrough(answers)).toBe(TRIES);
    // Where one is trusted, its word is written down and counted for.
    expect(honest.status).toBe(401);
    expect(sources).toEqual([{ source: '198.51.100.1' }]);
  });

  it('keeps nobody out who has what is right, not even at the same address', async () => {
    const right = system.token('caseworker');
    const attack = attempts(
      many(() => ({ token: token(right.slice(0, 12)) })),
      [here, there],
    );
    const browser = new Browser(() => system.url);
    const during = await browser.post('/session', {}, { authorization: `Bearer ${right}` });
    const asked = await Promise.all([here({ token: right }), there({ token: right })]);
    await attack;
    const after = await here({ token: right });

    expect(during.status).toBe(201);
    expect([...asked, after].map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it('and comes with what was right once, is refused each time and counted as no guess', async () => {
    await system.sql(`update account set disabled_at = now() where role = 'auditor'`);
    const answers = await attempts(
      many(() => ({ token: system.token('auditor') }), TRIES * 2),
      [here],
    );
    await system.sql('update account set disabled_at = null');

    expect(letThrough(answers)).toBe(TRIES * 2);
  });

  it('on many things is seen, and those who run the system are told once', async () => {
    const told = async () => {
      const { body } = await system
        .as('administrator', '530000')
        .get<{ items: { lines: { what: string }[] }[] }>('/notices');
      return body.items.flatMap(({ lines }) => lines.map(({ what }) => what));
    };
    const before = await told();
    await attempts(
      many(() => ({ token: token() }), SEEN_AFTER - 1),
      [here],
    );
    const early = await told();
    await attempts(
      many(() => ({ token: token() }), SPRAYED),
      [here, there],
    );
    const rows = await system.sql<{ source: string }>(
      `select source from audit where action = 'spray-seen' and at > now() - interval '1 minute'
       order by id desc limit 1`,
    );
    const kept = await system.sql('select from access_target');

    expect([before, early]).toEqual([[], []]);
    expect(await told()).toEqual(['tries-sprayed']);
    expect(rows).toEqual([{ source: '127.0.0.1' }]);
    // However long it goes on, no more is kept of it.
    expect(kept.length).toBeLessThanOrEqual(SEEN_AFTER + 8);
  });

  /** With the token of an invented person, as the first of two factors. */
  const send = (path: string, { token }: { token: string }, body: object): Promise<Page> =>
    new Browser(() => system.url).post(path, body, { authorization: `Bearer ${token}` });
  async function withDevice(): Promise<WithDevice> {
    const [one] = await peopleWithDevices(system, { role: ROLE, count: 1 });
    if (!one) throw new Error('there is nobody');
    return one;
  }
  const unused = ({ account }: WithDevice) =>
    system.sql('update second_factor set last_counter = 0 where account_id = $1', [account]);
  async function browserOf(one: WithDevice): Promise<Browser> {
    const browser = new Browser(() => system.url);
    const authorization = `Bearer ${one.token}`;
    const { status } = await browser.post('/session', { code: one.code() }, { authorization });
    expect(status).toBe(201);
    return browser;
  }
  const codeOf = ({ status, body }: Page) => [status, body['code']];

  it('sets up a device, shows a code of it, and from then on needs one, each of them once', async () => {
    const token = system.token('department-head');
    const begun = await send('/session/second-factor', { token }, {});
    const secret = Secret.fromBase32(String(begun.body['secret']));
    const code = deviceOf(secret);
    const confirm = (said: string) =>
      send('/session/second-factor/confirmation', { token }, { code: said });
    const before = await here({ token });
    const wrong = await confirm(wrongCode({ code }));
    const first = code();
    const set = await confirm(first);
    const anew = await send('/session/second-factor', { token }, {});
    const open = (body: object) => send('/session', { token }, body);
    const rows = await system.sql<{ row: string }>('select f::text as row from second_factor f');

    expect([begun.status, before.status]).toEqual([201, 200]);
    expect(codeOf(wrong)).toEqual([403, 'code-wrong']);
    expect(set).toMatchObject({ status: 200, body: { set: true } });
    expect(codeOf(anew)).toEqual([409, 'second-factor-set']);
    expect((await here({ token })).status).toBe(403);
    expect(codeOf(await open({}))).toEqual([403, 'second-factor-missing']);
    expect(codeOf(await open({ code: first }))).toEqual([403, 'code-wrong']);
    expect(codeOf(await open({ code: code(1) }))).toEqual([201, undefined]);
    expect(JSON.stringify(rows)).not.toContain(secret.hex);
  });

  it('who has to have one and has none sets one up first, and does nothing else', async () => {
    const head = system.token('case-supervisor');
    const post = async (path: string) => {
      const headers = { authorization: `Bearer ${head}`, 'content-type': 'application/json' };
      return (await fetch(`${elsewhere}${path}`, { method: 'POST', headers, body: '{}' })).status;
    };

    expect((await there({ token: head })).status).toBe(403);
    expect(await post('/session')).toBe(403);
    expect(await post('/session/second-factor')).toBe(201);
    // Of a role that needs none.
    expect((await there({ token: system.token('caseworker') })).status).toBe(200);
  });

  it('confirms anew with a code, under another reference, and for no longer than before', async () => {
    const one = await withDevice();
    const browser = await browserOf(one);
    await system.sql(
      `update session set stepped_up_at = now() - interval '1 hour' where account_id = $1`,
      [one.account],
    );
    await unused(one);
    const old = browser.at(() => system.url);
    const before = (await browser.get('/session')).body;
    const wrong = await browser.post('/session/confirmation', { code: wrongCode(one) });
    const right = await browser.post('/session/confirmation', { code: one.code() });
    const after = (await browser.get('/session')).body;

    expect(before['confirmedUntil']).toBeNull();
    expect(codeOf(wrong)).toEqual([403, 'code-wrong']);
    expect(right.status).toBe(200);
    expect(Date.parse(String(after['confirmedUntil'])) - Date.now()).toBeGreaterThan(240_000);
    expect(after['until']).toBe(before['until']);
    expect((await old.get('/session')).status).toBe(401);
  });

  it('who has lost a device is let in anew by an administrator of her place, and out at once', async () => {
    const one = await withDevice();
    const browser = await browserOf(one);
    const remove = (place: string) =>
      system.as('administrator', place).post(`/accounts/${one.account}/second-factor/removal`, {});
    const stranger = await remove('520000');
    const still = await browser.get('/session');
    const own = await remove('530000');
    const rows = await system.sql(
      `select action, role from audit where action = 'second-factor-removed' and entry_id = $1`,
      [one.account],
    );

    expect([stranger.status, still.status, own.status]).toEqual([404, 200, 200]);
    expect((await browser.get('/session')).status).toBe(401);
    expect((await here(one)).status).toBe(200);
    expect(rows).toEqual([{ action: 'second-factor-removed', role: 'administrator' }]);
  });

  const guess = (i: number, one: WithDevice, from: number) =>
    fetch(`${elsewhere}/session`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${one.token}`,
        'content-type': 'application/json',
        ...fromAddress(from),
      },
      body: JSON.stringify({ code: wrongCode(one, i) }),
    });
  async function guesses(ask: (i: number) => Promise<Response>, length = ATTEMPTS) {
    const statuses: number[] = [];
    const left = Array.from({ length }, (_, i) => i);
    const lane = async () => {
      for (let i = left.shift(); i !== undefined; i = left.shift()) {
        statuses.push((await ask(i)).status);
      }
    };
    await Promise.all(Array.from({ length: 8 }, lane));
    expect(new Set(statuses)).toEqual(new Set([403, 429]));
    return statuses.filter((status) => status === 403).length;
  }

  it('who guesses codes of one account has six a minute from wherever, and its owner gets in', async () => {
    const one = await withDevice();
    await browserOf(one);
    await unused(one);
    // A minute after her own first try from there.
    await system.sql('delete from access_try');
    const attack = guesses((i) => guess(i, one, i));
    const during = await browserOf(one);
    const looked = await attack;
    await unused(one);

    expect(looked).toBe(TRIES);
    expect((await during.get('/session')).status).toBe(200);
    // Also while the tries of everybody else are used up.
    await browserOf(one);
  });

  it('who guesses at many accounts from one address has six a minute', async () => {
    const people = await peopleWithDevices(system, { role: ROLE, count: 20 });
    const looked = await guesses((i) => guess(i, people[i % 20]!, 7), 60);

    expect(looked).toBe(TRIES);
  });

  it('one code on many accounts from as many addresses is seen', async () => {
    const people = await peopleWithDevices(system, { role: ROLE, count: SPRAYED });
    const flags = () =>
      system.sql(`select from audit where action = 'spray-seen' and purpose = 'session.open'`);
    const spray = async (from: number, to: number) => {
      for (const [i, one] of people.slice(from, to).entries()) {
        await fetch(`${elsewhere}/session`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${one.token}`,
            'content-type': 'application/json',
            ...fromAddress(from + i),
          },
          body: JSON.stringify({ code: '000000' }),
        });
      }
    };
    const before = await flags();
    await spray(0, SEEN_AFTER - 1);
    const early = await flags();
    await spray(SEEN_AFTER - 1, SPRAYED);

    expect(early).toHaveLength(before.length);
    expect(await flags()).toHaveLength(before.length + 1);
  });
});
