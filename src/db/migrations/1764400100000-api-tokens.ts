import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tokens for departments' own systems. */
export class ApiTokens1764400100000 implements MigrationInterface {
  name = 'ApiTokens1764400100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tokens);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table api_token');
  }
}

const tokens = `
  create table api_token (
    id uuid not null constraint api_token_pkey primary key,
    token_hash bytea not null constraint api_token_hash_key unique,
    account_id uuid not null constraint api_token_account_fkey references account,
    name text not null,
    operations jsonb not null,
    issued_by uuid not null constraint api_token_issuer_fkey references account,
    created_at timestamptz not null,
    ends_at timestamptz not null,
    last_used_at timestamptz,
    revoked_at timestamptz
  );
  create index api_token_account on api_token (account_id)`;
