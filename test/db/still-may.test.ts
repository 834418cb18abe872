import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import type { App } from '../../src/application/app.ts';
import { openSession, stillMay } from '../../src/application/session.ts';
import { grantToApplication } from '../../src/db/application-role.ts';
import { ownDatabase, type OwnDatabase } from './own-database.ts';

const config = {
  MODE: 'training',
  DATA_DIR: '',
  DEMO: 'none',
  PUBLIC_ORIGIN: undefined,
  TRUSTED_PROXIES: [],
  FILES_PER_HOUR_MAX: 50,
  READING_REASON: 'kept',
  SESSION_IDLE_MINUTES: 30,
  SESSION_HOURS_MAX: 10,
  OIDC_ACR_VALUES: [],
  ROLES_WITHOUT_SECOND_FACTOR: [],
  LOCAL_SECOND_FACTOR: 'where-set',
} satisfies App['config'];

describe('what goes on after its request', () => {
  let database: OwnDatabase;
  let owner: DataSource;
  let product: DataSource;
  const account = randomUUID();
  beforeAll(async () => {
    database = await ownDatabase();
    owner = await database.connect();
    await owner.runMigrations();
    await grantToApplication(owner);
    product = await database.connectAsProduct();
    await owner.query(`insert into place (id, level, name_zh, name_en)
      values ('P1', 'county', 'P1', 'P1')`);
    await owner.query(
      `insert into account (id, name, role, place_id) values ($1, 'Example', 'clerk', 'P1')`,
      [account],
    );
  });
  afterAll(() => database.drop());

  /** A session that a stream stands on. */
  async function streaming(): Promise<{ id: string }> {
    const proof = { amr: ['example'] };
    const reference = await openSession({ ds: product, config }, account, {
      proof,
      before: undefined,
      source: '127.0.0.1',
      operation: 'a test',
    });
    expect(reference).toHaveLength(43);
    const [row] = await owner.query<{ id: string }[]>(
      'select id from session order by created_at desc limit 1',
    );
    return { id: row?.id ?? '' };
  }

  it.each([
    ['signs out', 'update session set revoked_at = now() where id = $1', ''],
    ['is past her working day', 'update session set ends_at = now() where id = $1', ''],
    [
      'has an account that was disabled',
      'update account set disabled_at = now() where id = (select account_id from session where id = $1)',
      'update account set disabled_at = null',
    ],
    [
      'moves to another department',
      `update account set department = 'justice' where id = (select account_id from session where id = $1)`,
      'update account set department = null',
    ],
  ])('is over at its next tick where she who asked %s', async (_, change, back) => {
    const session = await streaming();
    const before = await stillMay({ ds: product, config }, session);
    await owner.query(change, [session.id]);
    const after = await stillMay({ ds: product, config }, session);
    if (back) await owner.query(back);

    expect({ before, after }).toEqual({ before: true, after: false });
  });

  it('is nobody’s where the account is disabled before the session opens', async () => {
    await owner.query('update account set disabled_at = now()');
    const opened = await openSession({ ds: product, config }, account, {
      proof: { amr: [] },
      before: undefined,
      source: '127.0.0.1',
      operation: 'a test',
    });
    await owner.query('update account set disabled_at = null');

    expect(opened).toBeUndefined();
  });
});
