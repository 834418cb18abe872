import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * People who were named in a path: some see it, or a task of it, whatever their place; whoever is in conflict with it
 * sees nothing of it, whatever her rights are.
 */
export class PathParties1764400200000 implements MigrationInterface {
  name = 'PathParties1764400200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(parties);
    for (const [name, sql] of policies) await runner.query(`create policy ${name} ${sql}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, sql] of policies.toReversed()) {
      await runner.query(`drop policy ${name} on ${/^on (\w+)/.exec(sql)?.[1] ?? ''}`);
    }
    await runner.query('drop table path_party');
  }
}

const parties = `
  create table path_party (
    id uuid not null constraint path_party_pkey primary key,
    path_id uuid not null,
    account_id uuid not null constraint path_party_account_fkey references account,
    kind text not null,
    task_id uuid,
    named_by uuid not null constraint path_party_namer_fkey references account,
    named_at timestamptz not null,
    ended_at timestamptz
  );
  create index path_party_account on path_party (account_id) where ended_at is null;
  create index path_party_path on path_party (path_id, named_at, id);
  alter table path_party enable row level security;
  alter table path_party force row level security`;

const setting = (name: string) => `nullif(current_setting('reintegration.${name}', true), '')`;
const sees = (what: string) => `(select '${what}' = any(string_to_array(${setting('sees')}, ' ')))`;

// Other policies ask this table: its own must ask no other, and PostgreSQL takes any subquery for that.
const IS_OWN = `account_id = ${setting('actor')}::uuid`;
// `answer` asks whether somebody who names an entry is in conflict with its path.
const IS_ANSWER = `${setting('service')} = 'answer'`;
const IS_SERVICE = `${setting('service')} in ('party', 'worker')`;

/** Of whoever asks; once for each statement, since it depends on no row. */
const named = (column: string, condition: string) =>
  `(select pp.${column} from path_party as pp where pp.ended_at is null and ${condition}
    and pp.account_id = ${setting('actor')}::uuid)`;
const IN_HER_ROLE = `pp.kind = ${setting('role')}`;
const IS_CONFLICT = `pp.kind = 'conflict'`;
/** Most people are in conflict with nothing: for them no row is looked at twice. One row is looked up by itself. */
const notIn = (column: string) =>
  `((select not exists ${named('path_id', IS_CONFLICT)}) or not exists ${named('path_id', `${IS_CONFLICT} and pp.path_id = ${column}`)})`;
const OWN_PATHS = named('path_id', `${IN_HER_ROLE} and pp.task_id is null`);
const OWN_TASKS = named('task_id', `${IN_HER_ROLE} and pp.task_id is not null`);
const ofNamedPath = (table: string) =>
  `exists (select from path where path.id = ${table}.path_id and path.id in ${OWN_PATHS})`;

// PostgreSQL asks them in the order of their names: what lets most people see a row comes first.
export const policies: [string, string][] = [
  ['a_party', `on path_party using (${IS_SERVICE}) with check (${IS_SERVICE})`],
  ['c_sees', `on path_party for select using (${IS_OWN} or ${IS_ANSWER})`],
  ['d_party_adds', `on audit for insert with check (${IS_SERVICE})`],
  ['h_named', `on path for select using (${sees('named-path')} and id in ${OWN_PATHS})`],
  ['h_named', `on ledger for select using (${sees('named-path')} and ${ofNamedPath('ledger')})`],
  [
    'h_named',
    `on task for select using (${sees('named-path')} and path_id in ${OWN_PATHS}
      or ${sees('named-task')} and id in ${OWN_TASKS})`,
  ],
  // What follows from a path follows it: only these two can be asked without it.
  ['g_conflict', `on path as restrictive for select using ${notIn('path.id')}`],
  ['g_conflict', `on task as restrictive for select using ${notIn('task.path_id')}`],
];
