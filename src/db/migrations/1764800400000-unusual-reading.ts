import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who reads very many files, or by night, is told to whoever supervises her, who may let her read on. */
export class UnusualReading1764800400000 implements MigrationInterface {
  name = 'UnusualReading1764800400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    for (const table of ['reading_approval', 'reading_flag']) {
      await runner.query(`alter table ${table} enable row level security`);
      await runner.query(`alter table ${table} force row level security`);
    }
    for (const [name, sql] of policies) await runner.query(`create policy ${name} ${sql}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy k_counts on audit');
    await runner.query('drop index audit_readings');
    await runner.query('drop table reading_approval, reading_flag');
  }
}

// One for each hour and reason, however often.
const tables = `
  create table reading_flag (
    id uuid not null constraint reading_flag_pkey primary key,
    account_id uuid not null constraint reading_flag_account_fkey references account,
    place_id text not null,
    why text not null,
    hour timestamptz not null,
    at timestamptz not null,
    constraint reading_flag_once unique (account_id, why, hour)
  );
  create index reading_flag_place on reading_flag (place_id, at desc, id);
  create table reading_approval (
    id uuid not null constraint reading_approval_pkey primary key,
    account_id uuid not null constraint reading_approval_account_fkey references account,
    approved_by uuid not null constraint reading_approval_approver_fkey references account,
    until timestamptz not null,
    constraint reading_approval_of_another check (account_id <> approved_by)
  );
  create index reading_approval_account on reading_approval (account_id, until);
  create index audit_readings on audit (actor_id, at) include (path_id) where action like 'read-%'`;

const setting = (name: string) => `nullif(current_setting('reintegration.${name}', true), '')`;
const below = `coalesce((select case when 'reading-flag' = any(string_to_array(${setting('sees')}, ' '))
  then ${setting('below')}::jsonb end) ? place_id, false)`;
const ACTOR = `(select ${setting('actor')}::uuid)`;
const service = `(select ${setting('service')}) = 'access'`;

const policies: [string, string][] = [
  ['k_access', `on reading_flag using (${service}) with check (${service})`],
  ['c_sees', `on reading_flag for select using (${below})`],
  ['k_access', `on reading_approval for select using (${service})`],
  ['c_sees', `on reading_approval for select using (approved_by = ${ACTOR})`],
  ['d_adds', `on reading_approval for insert with check (approved_by = ${ACTOR})`],
  ['k_counts', `on audit for select using (${service} and action like 'read-%')`],
];
