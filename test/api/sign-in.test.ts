import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { freePort } from '../../scripts/lib/ports.mjs';
import { Program, root } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';
import { Browser, type Page } from './browser.ts';

const ROLE = 'oversight-officer';
const TWO = 'pwd,otp';

describe('signing in at a provider', () => {
  let system: TestSystem;
  let service: Program;
  let issuer: string;
  let account: string;
  const folder = mkdtempSync(join(tmpdir(), 'sign-in-'));
  beforeAll(async () => {
    const [port, at] = [await freePort(), await freePort()];
    issuer = `http://127.0.0.1:${at}`;
    const origin = `http://127.0.0.1:${port}`;
    const secret = randomBytes(24).toString('base64url');
    const secretFile = join(folder, 'client.secret');
    writeFileSync(secretFile, secret, { mode: 0o600 });
    service = new Program(join(root, 'dist/test/support/sign-in-service.js'), {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: String(at),
      CLIENT_ID: 'reintegration-path',
      CLIENT_SECRET: secret,
      REDIRECT_URI: `${origin}/api/session/callback`,
    });
    await service.start();
    await service.says(/listening on (\d+)/);
    system = await TestSystem.start({
      env: {
        PORT: String(port),
        PUBLIC_ORIGIN: origin,
        OIDC_ISSUER: issuer,
        OIDC_CLIENT_ID: 'reintegration-path',
        ROLES_WITHOUT_SECOND_FACTOR: 'auditor',
        OIDC_ACR_VALUES: 'two-factors',
        OIDC_CLIENT_SECRET_FILE: secretFile,
      },
    });
    account = await link('example-1', ROLE);
    await link('example-2', 'auditor');
  });
  afterAll(async () => {
    await system?.stop();
    await service?.stop();
    rmSync(folder, { recursive: true });
  });

  /** A minute later: here many fail from one address. */
  beforeEach(async () => {
    await system.sql('delete from access_try');
  });

  /** What an administrator writes: whom the provider means. */
  async function link(subject: string, role: string): Promise<string> {
    const [row] = await system.sql<{ id: string }>(
      'select id from account where role = $1 order by id limit 1',
      [role],
    );
    await system.sql('insert into identity (issuer, subject, account_id) values ($1, $2, $3)', [
      issuer,
      subject,
      row?.id,
    ]);
    return row?.id ?? '';
  }

  const here = () => new Browser(() => system.url);
  const locationOf = ({ headers }: Page) => headers.get('location') ?? '';

  /** Follows the provider to the address that leads back, as a browser would, and does not go there. */
  async function vouchedFor(
    question: string,
    who: { subject?: string; amr?: string; acr?: string },
  ): Promise<string> {
    const pages = new Browser(() => issuer);
    let at = question;
    for (let i = 0; i < 8; i++) {
      if (at.includes('/api/session/callback')) return at;
      const url = new URL(at, issuer);
      if (url.pathname.startsWith('/page/')) {
        for (const [name, value] of Object.entries(who)) url.searchParams.set(name, value);
      }
      at = locationOf(await pages.get(url.href));
    }
    throw new Error(`the provider does not send back: ${at}`);
  }

  async function signIn(
    browser: Browser,
    who: { subject?: string; amr?: string; acr?: string },
    {
      path = '/session/sign-in',
      question = (url: string) => url,
      back = (url: string) => url,
    } = {},
  ): Promise<Page> {
    const asked = await browser.get(path);
    expect(asked.status).toBe(303);
    const answer = await vouchedFor(question(locationOf(asked)), who);
    return browser.get(back(answer));
  }

  const withParameter = (name: string, value: string) => (url: string) => {
    const changed = new URL(url);
    changed.searchParams.set(name, value);
    return changed.href;
  };

  it('lets in whom the provider vouches for, with the role that she has here', async () => {
    const browser = here();
    const back = await signIn(browser, { subject: 'example-1', amr: TWO });
    const { status, body } = await browser.get('/session');

    expect(back).toMatchObject({ status: 303 });
    expect(locationOf(back)).toBe('/');
    expect({ status, body }).toMatchObject({ status: 200, body: { account, role: ROLE } });
    expect([...browser.cookies.keys()]).toEqual(['session']);
  });

  it('says the same to an unknown person as to one whose account is disabled', async () => {
    const unknown = await signIn(here(), { subject: 'example-9', amr: TWO });
    await system.sql('update account set disabled_at = now() where id = $1', [account]);
    const disabled = await signIn(here(), { subject: 'example-1', amr: TWO });
    await system.sql('update account set disabled_at = null');
    const kept = ({ headers }: Page) =>
      [...headers].filter(([name]) => !['date', 'x-now'].includes(name));

    expect(unknown).toMatchObject({ status: 403, body: { code: 'sign-in-refused' } });
    expect(disabled.body).toEqual(unknown.body);
    expect(kept(disabled)).toEqual(kept(unknown));
  });

  it.each([
    ['another state', { back: withParameter('state', 'a'.repeat(43)) }],
    ['no state', { back: withParameter('state', '') }],
    ['another nonce', { question: withParameter('nonce', 'a'.repeat(43)) }],
    ['another challenge', { question: withParameter('code_challenge', 'a'.repeat(43)) }],
    ['another issuer', { back: withParameter('iss', 'https://sign-in.example.org') }],
    ['another code', { back: withParameter('code', 'a'.repeat(43)) }],
  ])('does not come to its end with %s', async (_, changed) => {
    const browser = here();
    const { status, body } = await signIn(browser, { subject: 'example-1', amr: TWO }, changed);

    expect({ status, body }).toMatchObject({ status: 400, body: { code: 'sign-in-failed' } });
    expect(browser.cookies.size).toBe(0);
  });

  it('does not come to its end in another browser, nor where the provider says no', async () => {
    const mine = here();
    const answer = await vouchedFor(locationOf(await mine.get('/session/sign-in')), {
      subject: 'example-1',
      amr: TWO,
    });
    const stranger = here();
    await stranger.get('/session/sign-in');
    const theirs = await stranger.get(answer);
    const no = await signIn(here(), {});

    expect(theirs).toMatchObject({ status: 400, body: { code: 'sign-in-failed' } });
    expect(no).toMatchObject({ status: 400, body: { code: 'sign-in-failed' } });
  });

  it('is written down however it ends, with whose account it was where that is known', async () => {
    const [last] = await system.sql<{ id: string }>('select max(id) as id from audit');
    await signIn(here(), { subject: 'example-1', amr: TWO });
    await signIn(here(), { subject: 'example-1', amr: 'pwd' });
    await signIn(here(), { subject: 'example-9', amr: TWO });
    await signIn(here(), {});
    const rows = await system.sql(
      `select action, code, role, actor_id as account from audit
       where id > $1 and purpose = 'session.callback' order by id`,
      [last?.id],
    );
    const nobody = { action: 'refused', role: null, account: null };

    expect(rows).toEqual([
      { action: 'signed-in', code: null, role: ROLE, account },
      { action: 'refused', code: 'second-factor-missing', role: ROLE, account },
      { ...nobody, code: 'sign-in-refused' },
      { ...nobody, code: 'sign-in-failed' },
    ]);
  });

  it('that fails often from one address waits, and keeps nobody out whom the provider vouches for', async () => {
    const failures = [];
    for (let i = 0; i < 8; i++) failures.push((await here().get('/session/callback')).status);
    const right = await signIn(here(), { subject: 'example-1', amr: TWO });

    expect(failures).toEqual([400, 400, 400, 400, 400, 400, 429, 429]);
    expect(right.status).toBe(303);
  });

  it('is linked, listed and unlinked by an administrator of her place, who is out with her next request then', async () => {
    const clerk = await system.as('clerk', 'education', '530102').get('/session');
    const wanted = { account: String(clerk.body['account']), issuer, subject: 'example-5' };
    const administrator = system.as('administrator', '530000');
    const stranger = system.as('administrator', '520000');
    const list = () => administrator.get(`/identities?account=${wanted.account}`);
    const before = await signIn(here(), { subject: 'example-5', amr: TWO });
    const foreign = await stranger.post('/identities', wanted);
    const linked = await administrator.post('/identities', wanted);
    const again = await administrator.post('/identities', wanted);
    const taken = await administrator.post('/identities', { ...wanted, subject: 'example-1' });
    const browser = here();
    await signIn(browser, { subject: 'example-5', amr: TWO });
    const during = await browser.get('/session');
    const listed = await list();
    const kept = await stranger.post('/identities/unlinking', wanted);
    const unlinked = await administrator.post('/identities/unlinking', wanted);
    const rows = await system.sql<{ action: string }>(
      `select action from audit where entry_id = $1 and action like 'identity-%' order by id`,
      [wanted.account],
    );

    expect(before.body).toMatchObject({ code: 'sign-in-refused' });
    expect([foreign.status, linked.status, again.status]).toEqual([404, 201, 201]);
    expect(taken).toMatchObject({ status: 409, body: { code: 'identity-linked' } });
    expect(during).toMatchObject({ status: 200, body: { account: wanted.account } });
    expect(listed.body['items']).toEqual([expect.objectContaining(wanted)]);
    expect([kept.status, unlinked.status]).toEqual([404, 200]);
    expect((await browser.get('/session')).status).toBe(401);
    expect((await list()).body['items']).toEqual([]);
    expect(rows.map(({ action }) => action)).toEqual(['identity-linked', 'identity-unlinked']);
    const refused = await signIn(here(), { subject: 'example-5', amr: TWO });
    expect(refused.body).toEqual(before.body);
  });

  it('takes a code once, even from the browser that it was for', async () => {
    const browser = here();
    const asked = await browser.get('/session/sign-in');
    const again = browser.at(() => system.url);
    const answer = await vouchedFor(locationOf(asked), { subject: 'example-1', amr: TWO });
    const first = await browser.get(answer);
    const second = await again.get(answer);

    expect(first.status).toBe(303);
    expect(second).toMatchObject({ status: 400, body: { code: 'sign-in-failed' } });
  });

  it('asks for a second factor, by its level or its methods, but of roles that need none', async () => {
    const one = await signIn(here(), { subject: 'example-1', amr: 'pwd' });
    const two = await signIn(here(), { subject: 'example-1', acr: 'two-factors' });
    const none = await signIn(here(), { subject: 'example-2', amr: 'pwd' });

    expect(one).toMatchObject({ status: 403, body: { code: 'second-factor-missing' } });
    expect([two.status, none.status]).toEqual([303, 303]);
  });

  it('is confirmed anew under another reference, for the next five minutes', async () => {
    const browser = here();
    await signIn(browser, { subject: 'example-1', amr: TWO });
    const before = browser.at(() => system.url);
    const first = (await browser.get('/session')).body['confirmedUntil'];
    const path = '/session/sign-in?stepUp=true';
    await signIn(browser, { subject: 'example-1', amr: TWO }, { path });
    const after = (await browser.get('/session')).body['confirmedUntil'];

    expect(first).toBeNull();
    expect(Date.parse(String(after)) - Date.now()).toBeGreaterThan(240_000);
    expect((await before.get('/session')).status).toBe(401);
  });

  it('says that the provider is away, and whoever is signed in works on', async () => {
    const browser = here();
    await signIn(browser, { subject: 'example-1', amr: TWO });
    const late = here();
    const asked = locationOf(await late.get('/session/sign-in'));
    const answer = await vouchedFor(asked, { subject: 'example-1', amr: TWO });
    await service.kill();
    const away = await late.get(answer);
    await system.restart('api');
    const asking = await here().get('/session/sign-in');

    expect(away).toMatchObject({ status: 503, body: { code: 'provider-away' } });
    expect(asking).toMatchObject({ status: 503, body: { code: 'provider-away' } });
    expect(asking.headers.get('retry-after')).not.toBeNull();
    expect((await browser.get('/session')).status).toBe(200);
  });
});
