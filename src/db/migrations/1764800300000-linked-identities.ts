import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Administrators link identities, and see since when they are. */
export class LinkedIdentities1764800300000 implements MigrationInterface {
  name = 'LinkedIdentities1764800300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index identity_account');
    await runner.query('alter table identity drop column linked_at');
  }
}

// The first administrator of all is linked by whoever owns the database.
const columns = `
  alter table identity add column linked_at timestamptz not null default now();
  create index identity_account on identity (account_id)`;
