import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { tokenOperations } from '../../src/contract/token-operations.ts';
import { root } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';
import { goIntoProduction, PUBLIC, signedIn } from './browser.ts';
import { COUNTY } from './people.ts';

interface Issued {
  id: string;
  token: string;
}

describe('a token for the system of a desk', () => {
  let system: TestSystem;
  let account: string;
  beforeAll(async () => {
    system = await TestSystem.start();
    const clerk = await system.as('clerk', 'education', COUNTY).get('/session');
    account = String(clerk.body['account']);
  });
  afterAll(() => system?.stop());

  const wanted = (operations: string[] = ['tasks.list']) => {
    return { account, name: 'example-system', operations, days: 30 };
  };
  async function issued(operations?: string[]): Promise<Issued> {
    const { status, body } = await system
      .as('administrator', '530000')
      .post<Issued & Record<string, unknown>>('/tokens', wanted(operations));
    expect(status).toBe(201);
    return body;
  }
  const status = async (token: string, path: string) => {
    return (await system.nobody(token).get(path)).status;
  };
  const listed = async () => {
    const path = `/tokens?account=${account}`;
    return (await system.as('administrator', '530000').get<{ items: unknown[] }>(path)).body.items;
  };

  it('asks as its account, for what it lists and nothing else', async () => {
    const { token } = await issued(['tasks.list', 'paths.list']);

    expect(await status(token, '/tasks')).toBe(200);
    expect(await status(token, '/notices')).toBe(403);
    // Listed, and not the account's to do.
    expect(await status(token, '/paths')).toBe(403);
    expect((await system.nobody(token).post('/tokens', wanted())).status).toBe(403);
    expect((await system.nobody(token).post('/session', {})).status).toBe(403);
  });

  it('is seen once, kept as a hash, and shown with its last use', async () => {
    const { id, token } = await issued();
    const before = await listed();
    await status(token, '/tasks');
    const after = await listed();
    const rows = await system.sql<{ row: string }>('select t::text as row from api_token t');

    expect(before).toContainEqual(expect.objectContaining({ id, lastUsedAt: null }));
    expect(after).toContainEqual(expect.objectContaining({ id, lastUsedAt: expect.any(String) }));
    expect(JSON.stringify([after, rows])).not.toContain(token);
  });

  it('is issued once under a key, and never told again', async () => {
    const key = randomUUID();
    const administrator = system.as('administrator', '530000');
    const first = await administrator.post('/tokens', wanted(), { key });
    const again = await administrator.post('/tokens', wanted(), { key });

    expect([first.status, again.status]).toEqual([201, 422]);
    expect(JSON.stringify(again.body)).not.toContain(String(first.body['token']));
  });

  it.each([
    ['was revoked', `update api_token set revoked_at = now() where id = $1`],
    ['has run out', `update api_token set ends_at = now() where id = $1`],
    [
      'is that of a disabled account',
      `update account set disabled_at = now() where id = (select account_id from api_token where id = $1)`,
    ],
  ])('opens nothing from the next request on where it %s', async (_, change) => {
    const { id, token } = await issued();
    const before = await status(token, '/tasks');
    await system.sql(change, [id]);
    const after = await status(token, '/tasks');
    await system.sql('update account set disabled_at = null');

    expect([before, after]).toEqual([200, 401]);
  });

  it('is revoked by an administrator of the place, and of no other', async () => {
    const { id, token } = await issued();
    const stranger = await system
      .as('administrator', '520000')
      .post(`/tokens/${id}/revocation`, {});
    const other = await system.as('administrator', '520000').post('/tokens', wanted());
    const head = await system.as('department-head').post('/tokens', wanted());
    const absent = await system
      .as('administrator', '530000')
      .post('/tokens', { ...wanted(), account: randomUUID() });
    const still = await status(token, '/tasks');
    const own = await system.as('administrator', '530000').post(`/tokens/${id}/revocation`, {});

    expect([stranger.status, other.status, head.status, absent.status]).toEqual([
      404, 404, 404, 404,
    ]);
    expect(other.body).toEqual(absent.body);
    expect([still, own.status, await status(token, '/tasks')]).toEqual([200, 200, 401]);
  });

  it('names operations that there are, and none that is for people alone', () => {
    const text = readFileSync(join(root, 'docs/openapi.json'), 'utf8');
    const { paths } = JSON.parse(text) as {
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    const known = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );

    expect(known).toEqual(expect.arrayContaining([...tokenOperations]));
    const personal = /^(tokens|clock)\.|^notices\.(add|remove)|^session\.(?!read$)/;
    expect(tokenOperations.filter((name) => personal.test(name))).toEqual([]);
  });

  it('works in production, where an administrator has confirmed anew who she is', async () => {
    const { token } = await issued();
    const browser = await signedIn(system, 'administrator');
    await goIntoProduction(system);
    browser.cookies.set('__Host-session', browser.cookies.get('session') ?? '');
    const from = () => ({ origin: PUBLIC, 'idempotency-key': randomUUID() });
    const id = String((await browser.get('/session')).body['account']);
    const asked = () => browser.post('/tokens', { ...wanted(), account: id }, from());
    const soon = await asked();
    await system.sql(`update session set stepped_up_at = now() - interval '301 seconds'`);
    const late = await asked();

    expect(await status(token, '/tasks')).toBe(200);
    expect([soon.status, late.body['code']]).toEqual([201, 'recent-factor-needed']);
  });
});
