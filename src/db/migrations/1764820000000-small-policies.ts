import type { MigrationInterface, QueryRunner } from 'typeorm';
import { policies as ofParties } from './1764400200000-path-parties.ts';
import { policies as ofRows } from './1764300000000-row-security.ts';
import { policies as ofSeals } from './1764400300000-path-seals.ts';

/**
 * The same rules in fewer words. A policy becomes part of every statement that names its table, and each question in it is
 * made ready before the first row, whether it is asked or not: what is seldom asked stands in a function, which costs
 * nothing until then. What lets the worker see a row is asked first.
 */
export class SmallPolicies1764820000000 implements MigrationInterface {
  name = 'SmallPolicies1764820000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, type, body] of functions) {
      const as = `language plpgsql stable as $$ begin return ${body}; end $$`;
      await runner.query(`create function ${name} returns ${type} ${as}`);
    }
    await replace(runner, policies);
    await runner.query(renamed('a_worker_', 'z_worker_'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(renamed('z_worker_', 'a_worker_'));
    const before = [...ofRows, ...ofParties, ...ofSeals];
    const isReplaced = ([name, sql]: [string, string]) =>
      policies.some(([other, now]) => name === other && tableOf(sql) === tableOf(now));
    await replace(runner, before.filter(isReplaced));
    for (const [name] of functions.toReversed()) {
      await runner.query(`drop function ${name.replaceAll(/\w+ (?=uuid)/g, '')}`);
    }
  }
}

const tableOf = (sql: string) => /^on (\w+)/.exec(sql)?.[1] ?? '';

async function replace(runner: QueryRunner, all: readonly [string, string][]): Promise<void> {
  for (const [name, sql] of all) {
    await runner.query(`drop policy ${name} on ${tableOf(sql)}`);
    await runner.query(`create policy ${name} ${sql}`);
  }
}

/** PostgreSQL asks what lets somebody see a row in the reverse order of the names. */
const renamed = (from: string, to: string) => `
  do $$ declare p record; begin
    for p in select tablename, policyname from pg_policies
      where schemaname = 'public' and starts_with(policyname, '${from}')
    loop
      execute format('alter policy %I on %I rename to %I', p.policyname, p.tablename,
        replace(p.policyname, '${from}', '${to}'));
    end loop;
  end $$`;

const setting = (name: string) => `nullif(current_setting('reintegration.${name}', true), '')`;
const below = (what: string, column = 'place_id') => `coalesce((select case
    when '${what}' = any(string_to_array(${setting('sees')}, ' ')) then ${setting('below')}::jsonb
  end) ? ${column}, false)`;
const own = (name: string) => `(select ${setting(name)})`;
const sees = (what: string) => `(select '${what}' = any(string_to_array(${setting('sees')}, ' ')))`;
const ACTOR = `${setting('actor')}::uuid`;

const isConflict = (more: string) => `exists (select from public.path_party as pp
    where pp.ended_at is null and pp.kind = 'conflict' and pp.account_id = ${ACTOR}${more})`;
const isSealed = (more: string) => `exists (select from public.path_seal as ps
    where ps.ended_at is null and not (${ACTOR} = any(ps.keepers))${more})`;

/** Asked as whoever asks: they see what she sees. */
const functions: [string, string, string][] = [
  [
    'deed_path()',
    'uuid',
    `(select path_id from public.intent where entry_id = ${setting('deed')}::uuid)`,
  ],
  ['has_conflicts()', 'boolean', `${ACTOR} is not null and ${isConflict('')}`],
  ['is_in_conflict(asked uuid)', 'boolean', isConflict(' and pp.path_id = asked')],
  ['has_hidden()', 'boolean', `${ACTOR} is not null and ${isSealed('')}`],
  ['is_hidden(asked uuid)', 'boolean', isSealed(' and ps.path_id = asked')],
  [
    'is_named_for(a_path uuid, a_task uuid)',
    'boolean',
    `exists (select from public.path_party as pp where pp.ended_at is null and pp.kind = ${setting('role')}
      and pp.account_id = ${ACTOR} and pp.path_id = a_path and pp.task_id is not distinct from a_task)`,
  ],
];

const DESK = `${sees('desk')} and place_id = ${own('place')} and department = ${own('department')}`;
const NAMED_TASK = `${sees('named-task')} and is_named_for(path_id, id)`;
/** Many tasks are looked at by one statement: for each of them it has to be quick, once anything is hidden at all. */
const notHidden = `(select not has_hidden()) or not ${isSealed(' and ps.path_id = task.path_id')}`;

const policies: [string, string][] = [
  ['c_sees', `on path for select using (${below('path')} or id = (select deed_path()))`],
  [
    'c_sees',
    `on task for select using (${below('task')} or (${DESK}) or path_id = (select deed_path())
      or exists (select from path where path.id = task.path_id and ${below('file', 'path.place_id')}))`,
  ],
  ['h_named', `on path for select using (${sees('named-path')} and is_named_for(id, null))`],
  [
    'h_named',
    `on task for select using (${sees('named-path')} and is_named_for(path_id, null) or ${NAMED_TASK})`,
  ],
  [
    'g_conflict',
    `on path as restrictive for select using ((select not has_conflicts()) or not is_in_conflict(id))`,
  ],
  [
    'g_conflict',
    `on task as restrictive for select using ((select not has_conflicts()) or not is_in_conflict(path_id))`,
  ],
  [
    'g_seal',
    `on path as restrictive for select using ((select not has_hidden()) or not is_hidden(id))`,
  ],
  [
    'g_seal',
    `on task as restrictive for select using (${notHidden} or (${DESK} and department <> ${own('role')})
      or ${NAMED_TASK})`,
  ],
];
