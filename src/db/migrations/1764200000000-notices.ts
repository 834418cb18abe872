import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices to people, the roster of duty, and what waits for an answer or for a named human. */
export class Notices1764200000000 implements MigrationInterface {
  name = 'Notices1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [asked, notices, roster]) await runner.query(sql);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table order_number, duty, digest_run, notice');
    await runner.query('drop index outbox_unnoticed');
    await runner.query('alter table outbox drop column noticed_at');
    await runner.query('alter table task drop column answer_due_at, drop column draft');
  }
}

const asked = `
  alter table task add column answer_due_at timestamptz, add column draft text;
  create index task_unanswered on task (place_id, answer_due_at, id) where answer_due_at is not null;
  create index task_draft on task (place_id, id) where draft is not null;
  alter table outbox add column noticed_at timestamptz;
  create index outbox_unnoticed on outbox (id) where noticed_at is null and payload ? 'toPlace'`;

// One digest for each addressee and day, however many workers make it and however long they were away.
const notices = `
  create table notice (
    id uuid not null constraint notice_pkey primary key,
    kind text not null constraint notice_kind_known check (kind in ('now', 'digest')),
    role text not null,
    department text not null,
    place_id text not null,
    account_id uuid constraint notice_account_fkey references account,
    day date not null,
    total integer not null,
    lines jsonb not null,
    created_at timestamptz not null
  );
  create unique index notice_digest on notice
    (place_id, role, department, day, (coalesce(account_id, '00000000-0000-0000-0000-000000000000'::uuid)))
    where kind = 'digest';
  create index notice_desk on notice (place_id, created_at desc, id desc);
  create index notice_account on notice (account_id, created_at desc, id desc) where account_id is not null;
  create table digest_run (
    time_zone text not null,
    day date not null,
    at timestamptz not null,
    constraint digest_run_pkey primary key (time_zone, day)
  )`;

const roster = `
  create table duty (
    id uuid not null constraint duty_pkey primary key,
    place_id text not null constraint duty_place_fkey references place,
    starts_at timestamptz not null,
    ends_at timestamptz not null,
    account_id uuid not null constraint duty_account_fkey references account,
    deputy_id uuid constraint duty_deputy_fkey references account,
    constraint duty_not_empty check (ends_at > starts_at)
  );
  create index duty_time on duty (place_id, ends_at);
  create table order_number (
    place_id text not null,
    year integer not null,
    last integer not null,
    constraint order_number_pkey primary key (place_id, year)
  )`;
