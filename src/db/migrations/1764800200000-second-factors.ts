import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a local account makes its codes from, sealed; one that is not confirmed yet asks for nothing. */
export class SecondFactors1764800200000 implements MigrationInterface {
  name = 'SecondFactors1764800200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(factors);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table second_factor');
  }
}

// A code is good once: none of a time up to that of the last one is taken.
const factors = `
  create table second_factor (
    account_id uuid not null constraint second_factor_pkey primary key
      constraint second_factor_account_fkey references account,
    sealed bytea not null,
    last_counter bigint not null,
    created_at timestamptz not null,
    confirmed_at timestamptz
  )`;
