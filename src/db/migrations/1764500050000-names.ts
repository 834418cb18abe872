import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Persons are found by keyed, shortened parts of their names; no name stands here. */
export class Names1764500050000 implements MigrationInterface {
  name = 'Names1764500050000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(names);
    await runner.query('alter table name_index enable row level security');
    await runner.query('alter table name_index force row level security');
    for (const [name, sql] of policies) await runner.query(`create policy ${name} ${sql}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, sql] of policies.filter(([, on]) => !on.startsWith('on name_index '))) {
      await runner.query(`drop policy ${name} on ${/^on (\w+)/.exec(sql)?.[1] ?? ''}`);
    }
    await runner.query('drop index audit_checks');
    await runner.query('drop table name_index');
  }
}

// No unique index over what comes of a name: it would tell of somebody whom the caller does not see.
const names = `
  create table name_index (
    person_id uuid not null constraint name_index_person_fkey references person,
    scope text not null,
    token bytea not null,
    constraint name_index_pkey primary key (person_id, scope, token)
  );
  create index name_index_token on name_index (scope, token) include (person_id);
  create index audit_checks on audit (actor_id, at) where action = 'check-known-elsewhere'`;

const setting = (name: string) => `nullif(current_setting('reintegration.${name}', true), '')`;
const service = (name: string) => `(select ${setting('service')}) = '${name}'`;
const sees = (what: string) => `(select '${what}' = any(string_to_array(${setting('sees')}, ' ')))`;
const ofOwnFile = `exists (select from path where path.person_id = name_index.person_id
  and coalesce((select case when 'file' = any(string_to_array(${setting('sees')}, ' '))
    then ${setting('below')}::jsonb end) ? path.place_id, false))`;

const policies: [string, string][] = [
  [
    'a_worker_name_index',
    `on name_index using (${service('worker')}) with check (${service('worker')})`,
  ],
  ['b_reads', `on name_index for select using (${service('names')})`],
  ['c_sees', `on name_index for select using (${ofOwnFile})`],
  ['d_adds', `on name_index for insert with check (${sees('start')})`],
  ['h_reads', `on person for select using (${service('names')})`],
  ['h_reads', `on path for select using (${service('names')})`],
  [
    'h_reads',
    `on audit for select using (${service('names')} and action = 'check-known-elsewhere')`,
  ],
];
