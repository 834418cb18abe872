import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Sealed files: absent for all but their keepers. An office goes on with the tasks of its own desk, which say nothing. */
export class PathSeals1764400300000 implements MigrationInterface {
  name = 'PathSeals1764400300000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(seals);
    for (const [name, sql] of policies) await runner.query(`create policy ${name} ${sql}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, sql] of policies.toReversed()) {
      await runner.query(`drop policy ${name} on ${/^on (\w+)/.exec(sql)?.[1] ?? ''}`);
    }
    await runner.query('drop table path_seal');
  }
}

const seals = `
  create table path_seal (
    id uuid not null constraint path_seal_pkey primary key,
    path_id uuid not null,
    keepers uuid[] not null,
    reason text not null,
    sealed_by uuid not null constraint path_seal_sealer_fkey references account,
    sealed_at timestamptz not null,
    ended_at timestamptz
  );
  create unique index path_seal_path on path_seal (path_id) where ended_at is null;
  alter table path_seal enable row level security;
  alter table path_seal force row level security`;

const setting = (name: string) => `nullif(current_setting('reintegration.${name}', true), '')`;
const sees = (what: string) => `(select '${what}' = any(string_to_array(${setting('sees')}, ' ')))`;
const own = (name: string) => `(select ${setting(name)})`;
const ACTOR = `${setting('actor')}::uuid`;

// Whoever asks is hidden what she does not keep: so the ids of what is sealed, and no more, can be compared with by all.
const IS_ASKED = `(${ACTOR} is not null or ${setting('service')} in ('answer', 'names'))`;
const IS_SERVICE = `${setting('service')} in ('party', 'worker')`;

const SEALED = `(select ps.path_id from path_seal as ps where ps.ended_at is null and not (${ACTOR} = any(ps.keepers)))`;
/** Most of the time nothing is sealed: then no row is looked at twice. One row is looked up by itself: a long list of what is
 sealed must not be seen in the time that an answer takes. */
const notSealed = (column: string) =>
  `(select not exists ${SEALED}) or not exists ${SEALED.replace('where', `where ps.path_id = ${column} and`)}`;
/** A desk of casework, or of whoever watches, has the name of its role: colleagues are not told by it. */
const OFFICE_DESK = `${sees('desk')} and place_id = ${own('place')} and department = ${own('department')}
  and department <> ${own('role')}`;
const OWN_TASK = `${sees('named-task')} and id in (select pp.task_id from path_party as pp where pp.ended_at is null
  and pp.kind = ${setting('role')} and pp.task_id is not null and pp.account_id = ${ACTOR})`;

export const policies: [string, string][] = [
  ['a_party', `on path_seal using (${IS_SERVICE}) with check (${IS_SERVICE})`],
  ['c_sees', `on path_seal for select using (${IS_ASKED})`],
  ['i_party', `on task for select using ((select ${setting('service')}) = 'party')`],
  ['g_seal', `on path as restrictive for select using (${notSealed('path.id')})`],
  [
    'g_seal',
    `on task as restrictive for select using (${notSealed('task.path_id')} or ${OFFICE_DESK} or ${OWN_TASK})`,
  ],
];
