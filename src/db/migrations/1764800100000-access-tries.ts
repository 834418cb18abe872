import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Wrong tries are counted where every process sees them, and outlive each; whoever runs the system is told of a spray. */
export class AccessTries1764800100000 implements MigrationInterface {
  name = 'AccessTries1764800100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    for (const table of ['access_try', 'access_target']) {
      await runner.query(`alter table ${table} enable row level security`);
      await runner.query(`alter table ${table} force row level security`);
      await runner.query(
        `create policy k_access on ${table} using (${service}) with check (${service})`,
      );
    }
    await runner.query(`create policy k_access on notice for insert with check (${service})`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy k_access on notice');
    await runner.query('drop table access_target, access_try');
  }
}

// The times of the last few tries that were let through, the oldest first: one row is one lock for all processes.
const tables = `
  create table access_try (
    key text not null constraint access_try_pkey primary key,
    times timestamptz[] not null,
    allowed boolean not null,
    is_first boolean not null,
    seen_at timestamptz not null
  );
  create index access_try_seen on access_try (seen_at);
  create table access_target (
    by text not null,
    target text not null,
    seen_at timestamptz not null,
    constraint access_target_pkey primary key (by, target)
  );
  create index access_target_seen on access_target (seen_at)`;

const service = `(select nullif(current_setting('reintegration.service', true), '')) = 'access'`;
