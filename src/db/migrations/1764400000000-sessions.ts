import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is signed in, and whom an identity of the provider stands for. Of every secret only its hash is kept. */
export class Sessions1764400000000 implements MigrationInterface {
  name = 'Sessions1764400000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [accounts, sessions, identities]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table identity, session');
    await runner.query('delete from account where token_hash is null');
    await runner.query('alter table account alter column token_hash set not null');
  }
}

// Only invented people have a token of their own; whoever is real signs in elsewhere.
const accounts = 'alter table account alter column token_hash drop not null';

// The rights of the moment stand beside it: where the account has others now, the session is over.
const sessions = `
  create table session (
    id uuid not null constraint session_pkey primary key,
    reference_hash bytea not null constraint session_reference_hash_key unique,
    account_id uuid not null constraint session_account_fkey references account,
    role text not null,
    department text,
    place_id text not null,
    created_at timestamptz not null,
    last_seen_at timestamptz not null,
    ends_at timestamptz not null,
    stepped_up_at timestamptz,
    amr text not null,
    acr text,
    revoked_at timestamptz
  );
  create index session_account on session (account_id) where revoked_at is null;
  create index session_end on session (ends_at)`;

const identities = `
  create table identity (
    issuer text not null,
    subject text not null,
    account_id uuid not null constraint identity_account_fkey references account,
    constraint identity_pkey primary key (issuer, subject)
  )`;
