import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Every migration only adds, so that the version before still runs on the tables while it is replaced; what is no
 * longer used goes in a later release. SQL of PostgreSQL 15.
 */
export class FirstTables1764000000000 implements MigrationInterface {
  name = 'FirstTables1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [places, accounts, people, paths, tasks, ledgers, counts, logs, intents]) {
      await runner.query(sql);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table clock, intent, body, outbox, audit, count_base, count_delta, ledger, task, path,
      person_key, person, account, coordination_office, place_above, place`);
  }
}

// place_above holds a place itself at distance 0: one join answers "everything below", at any depth of the tree.
const places = `
  create table place (
    id text not null constraint place_pkey primary key,
    parent text constraint place_parent_fkey references place,
    level text not null,
    name_zh text not null,
    name_en text not null,
    time_zone text,
    border boolean not null default false
  );
  create table place_above (
    place_id text not null constraint place_above_place_fkey references place,
    above_id text not null constraint place_above_above_fkey references place,
    distance integer not null,
    constraint place_above_pkey primary key (place_id, above_id)
  );
  create index place_above_below on place_above (above_id, place_id);
  create table coordination_office (
    place_id text not null constraint coordination_office_place_fkey references place,
    department text not null,
    valid_from date not null,
    valid_to date,
    constraint coordination_office_pkey primary key (place_id, valid_from)
  )`;

const accounts = `
  create table account (
    id uuid not null constraint account_pkey primary key,
    name text not null,
    role text not null,
    department text,
    place_id text not null constraint account_place_fkey references place,
    token_hash bytea not null constraint account_token_hash_key unique,
    disabled_at timestamptz
  )`;

// Without its key a person's rows can no longer be read: erasing is deleting one row here.
const people = `
  create table person (
    id uuid not null constraint person_pkey primary key,
    sealed bytea not null,
    created_at timestamptz not null
  );
  create table person_key (
    person_id uuid not null constraint person_key_pkey primary key,
    wrapped bytea not null,
    root_key_id text not null,
    constraint person_key_person_fkey foreign key (person_id) references person
  )`;

const paths = `
  create table path (
    id uuid not null constraint path_pkey primary key,
    person_id uuid not null constraint path_person_fkey references person,
    place_id text not null,
    owner_id uuid not null,
    pack_id text not null,
    pack_version text not null,
    pack_hash text not null,
    state text not null constraint path_state_known check (state in ('open', 'done', 'waiting')),
    problem text,
    seq integer not null,
    turn integer not null,
    turned_at timestamptz not null,
    head uuid,
    confirmed_seq integer not null,
    started_at timestamptz not null,
    next_wake_at timestamptz,
    previous_id uuid constraint path_previous_fkey references path
  ) with (fillfactor = 80);
  create index path_person on path (person_id);
  create index path_place on path (place_id, started_at desc, id desc);
  create index path_wake on path (next_wake_at) where state <> 'done'`;

// No due date sorts last, so the index says so too. Closed tasks have an index of their own: the one of the open
// tasks stays as small as the work that is left.
const tasks = `
  create table task (
    id uuid not null constraint task_pkey primary key,
    path_id uuid not null constraint task_path_fkey references path,
    key text not null,
    opening integer not null,
    step text not null,
    task text not null,
    department text not null,
    place_id text not null,
    state text not null constraint task_state_known check (state in ('open', 'done', 'withdrawn')),
    outcome text,
    opened_at timestamptz not null,
    last_day date,
    due_at timestamptz,
    provisional boolean not null,
    happened_at timestamptz,
    recorded_at timestamptz,
    handling text,
    rung text,
    sealed_disclosed bytea,
    disclosed_mark bytea,
    constraint task_opening_key unique (path_id, key, opening)
  ) with (fillfactor = 80);
  create index task_inbox on task
    (department, place_id, (coalesce(due_at, 'infinity'::timestamptz)), id) where state = 'open';
  create index task_closed on task
    (department, place_id, (coalesce(due_at, 'infinity'::timestamptz)), id) where state <> 'open';
  create index task_overdue on task (place_id, due_at, id) include (department)
    where state = 'open' and due_at is not null`;

const ledgers = `
  create table ledger (
    path_id uuid not null constraint ledger_path_fkey references path,
    seq integer not null,
    entry_id uuid not null,
    kind text not null,
    happened_at timestamptz not null,
    recorded_at timestamptz not null,
    task_id uuid,
    sealed bytea not null,
    constraint ledger_pkey primary key (path_id, seq),
    constraint ledger_entry_key unique (entry_id, path_id)
  );
  create table body (
    path_id uuid not null,
    hash text not null,
    entry_id uuid not null,
    sealed bytea not null,
    constraint body_pkey primary key (path_id, hash)
  )`;

// The day is that of UTC, so that a count is right for places of any time zone; 'infinity' where nothing is due.
const counts = `
  create table count_delta (
    id bigserial constraint count_delta_pkey primary key,
    place_id text not null,
    department text not null,
    due_day date not null,
    open integer not null
  );
  create table count_base (
    place_id text not null,
    department text not null,
    due_day date not null,
    open integer not null,
    constraint count_base_pkey primary key (place_id, department, due_day)
  ) with (fillfactor = 80);
  create index count_base_empty on count_base (place_id) where open = 0`;

const logs = `
  create table audit (
    id bigserial constraint audit_pkey primary key,
    at timestamptz not null,
    actor_id uuid not null,
    role text not null,
    action text not null,
    path_id uuid,
    task_id uuid,
    entry_id uuid
  );
  create index audit_path on audit (path_id, id);
  create table outbox (
    id bigserial constraint outbox_pkey primary key,
    path_id uuid not null,
    seq integer not null,
    entry_id uuid not null,
    topic text not null,
    payload jsonb not null,
    created_at timestamptz not null,
    constraint outbox_entry_key unique (path_id, entry_id, topic)
  )`;

const intents = `
  create table intent (
    entry_id uuid not null constraint intent_pkey primary key,
    actor_id uuid not null,
    idempotency_key uuid not null,
    kind text not null,
    path_id uuid not null,
    body_hash bytea not null,
    sealed bytea not null,
    created_at timestamptz not null,
    answered_at timestamptz,
    status integer,
    answer jsonb,
    constraint intent_caller_key unique (actor_id, idempotency_key)
  );
  create index intent_unanswered on intent (created_at) where answered_at is null;
  create table clock (
    single boolean not null default true constraint clock_pkey primary key,
    offset_ms bigint not null default 0,
    constraint clock_single check (single)
  );
  insert into clock default values`;
