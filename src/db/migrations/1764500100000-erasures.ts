import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A person asks that what is kept of her be erased; two people decide; the database erases for nothing less. */
export class Erasures1764500100000 implements MigrationInterface {
  name = 'Erasures1764500100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(erasures);
    await runner.query('alter table erasure enable row level security');
    await runner.query('alter table erasure force row level security');
    for (const [name, sql] of policies) await runner.query(`create policy ${name} ${sql}`);
    await runner.query(erasePerson);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function erase_person');
    for (const [name, sql] of policies.filter(([, on]) => !on.startsWith('on erasure '))) {
      await runner.query(`drop policy ${name} on ${/^on (\w+)/.exec(sql)?.[1] ?? ''}`);
    }
    await runner.query('drop table erasure');
  }
}

// No reference to path or person: it stays when they are gone, with ids and dates alone.
const erasures = `
  create table erasure (
    id uuid not null constraint erasure_pkey primary key,
    person_id uuid not null,
    path_id uuid not null,
    place_id text not null,
    asked_at timestamptz not null,
    asked_by uuid not null,
    keep_until timestamptz not null,
    kept jsonb not null,
    confirmed_at timestamptz,
    confirmed_by uuid,
    first_at timestamptz,
    first_by uuid,
    second_at timestamptz,
    second_by uuid,
    withdrawn_at timestamptz,
    withdrawn_by uuid,
    begun_at timestamptz,
    path_ids uuid[],
    removed jsonb,
    erased_at timestamptz,
    constraint erasure_two_people check (second_by <> first_by),
    constraint erasure_decided check (begun_at is null or (confirmed_at >= keep_until and first_by is not null
      and second_by is not null and withdrawn_at is null))
  );
  create unique index erasure_open on erasure (person_id) where withdrawn_at is null;
  create index erasure_place on erasure (place_id, asked_at desc, id desc)`;

const setting = (name: string) => `nullif(current_setting('reintegration.${name}', true), '')`;
const service = (name: string) => `(select ${setting('service')}) = '${name}'`;
const below = (what: string) => `coalesce((select case
    when '${what}' = any(string_to_array(${setting('sees')}, ' ')) then ${setting('below')}::jsonb
  end) ? place_id, false)`;
const ACTOR = `(select ${setting('actor')}::uuid)`;

const SEALED = `select from path_seal as ps where ps.path_id = erasure.path_id and ps.ended_at is null`;

const policies: [string, string][] = [
  ['a_worker_erasure', `on erasure using (${service('worker')}) with check (${service('worker')})`],
  ['c_sees', `on erasure for select using (${below('erasure')})`],
  ['d_adds', `on erasure for insert with check (${below('erasure-ask')} and asked_by = ${ACTOR})`],
  [
    'e_decides',
    `on erasure for update using (${below('erasure')} and begun_at is null)
      with check (${below('erasure')} and begun_at is null)`,
  ],
  // A file that is hidden stays so when it is to be erased, and afterwards.
  [
    'g_seal',
    `on erasure as restrictive for select using (not exists (${SEALED} and not (${ACTOR} = any(ps.keepers))))`,
  ],
  // To look somebody up elsewhere tells nobody of a file that is hidden.
  [
    'h_names',
    `on path as restrictive for select using (${service('names')} is not true or not exists (${SEALED.replaceAll('erasure.path_id', 'path.id')}))`,
  ],
  // Copies of wrapped keys are kept apart from the backups of the rest; what was erased does not come back by them.
  ['g_counts', `on erasure for select using (${service('keys')})`],
  ['g_counts', `on person for select using (${service('keys')})`],
  ['g_restores', `on person_key for insert with check (${service('keys')})`],
];

/**
 * The application's login may delete no person, path or key: only this function does, for a decision that is whole. It is
 * called again until nothing is left, because a request may have been under way.
 */
const erasePerson = `
  create function erase_person(decided uuid) returns bigint
  language plpgsql security definer set search_path = pg_catalog, public as $$
  declare
    e erasure;
    rows_of jsonb := '{}';
    total bigint := 0;
    n bigint;
  begin
    select * into e from erasure where id = decided for update;
    if not found or e.begun_at is null or e.path_ids is null then
      raise exception 'nobody has decided this' using errcode = '42501';
    end if;
    perform from path where id = any(e.path_ids) for update;
    insert into count_delta (place_id, department, due_day, open)
      select place_id, department, coalesce((due_at at time zone 'UTC')::date, 'infinity'), -count(*)
      from task where path_id = any(e.path_ids) and state = 'open' group by 1, 2, 3;
    update notice set lines = coalesce((
        select jsonb_agg(line) from jsonb_array_elements(lines) as line
        where not exists (select from task where path_id = any(e.path_ids) and id::text = line ->> 'task')
      ), '[]')
      where exists (select from jsonb_array_elements(lines) as line join task on id::text = line ->> 'task'
        where path_id = any(e.path_ids));
    get diagnostics n = row_count; rows_of := rows_of || jsonb_build_object('notice', n); total := total + n;
    delete from intent where path_id = any(e.path_ids);
    get diagnostics n = row_count; rows_of := rows_of || jsonb_build_object('intent', n); total := total + n;
    delete from body where path_id = any(e.path_ids);
    get diagnostics n = row_count; rows_of := rows_of || jsonb_build_object('body', n); total := total + n;
    delete from outbox where path_id = any(e.path_ids);
    get diagnostics n = row_count; rows_of := rows_of || jsonb_build_object('outbox', n); total := total + n;
    delete from path_party where path_id = any(e.path_ids);
    get diagnostics n = row_count; rows_of := rows_of || jsonb_build_object('path_party', n); total := total + n;
    delete from task where path_id = any(e.path_ids);
    get diagnostics n = row_count; rows_of := rows_of || jsonb_build_object('task', n); total := total + n;
    delete from ledger where path_id = any(e.path_ids);
    get diagnostics n = row_count; rows_of := rows_of || jsonb_build_object('ledger', n); total := total + n;
    update path set previous_id = null where previous_id = any(e.path_ids) and not (id = any(e.path_ids));
    delete from path where id = any(e.path_ids);
    get diagnostics n = row_count; rows_of := rows_of || jsonb_build_object('path', n); total := total + n;
    delete from name_index where person_id = e.person_id;
    get diagnostics n = row_count; rows_of := rows_of || jsonb_build_object('name_index', n); total := total + n;
    delete from person_key where person_id = e.person_id;
    get diagnostics n = row_count; rows_of := rows_of || jsonb_build_object('person_key', n); total := total + n;
    delete from person where id = e.person_id;
    get diagnostics n = row_count; rows_of := rows_of || jsonb_build_object('person', n); total := total + n;
    update erasure set removed = coalesce(removed, rows_of) where id = decided;
    return total;
  end $$;
  revoke execute on function erase_person from public`;
