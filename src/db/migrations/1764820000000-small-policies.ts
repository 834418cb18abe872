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
    for (const [name, needed, type, answer] of functions) {
      const body = `begin if ${needed} is null then return null; end if; return ${answer}; end`;
      await runner.query(
        `create function ${name} returns ${type} language plpgsql stable as $$ ${body} $$`,
      );
    }
    for (const { table, before, now } of changes) {
      await replace(runner, { table, from: before, to: now });
    }
    await runner.query(renamed('a_worker_', 'z_worker_'));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(renamed('z_worker_', 'a_worker_'));
    const all = [...ofRows, ...ofParties, ...ofSeals];
    for (const { table, before, now } of changes) {
      const old = all.filter(
        ([name, sql]) => before.includes(name) && sql.startsWith(`on ${table} `),
      );
      await replace(runner, { table, from: now, to: old });
    }
    for (const [name] of functions.toReversed()) {
      await runner.query(`drop function ${name.replaceAll(/\w+ (?=uuid)/g, '')}`);
    }
  }
}

interface Replaced {
  table: string;
  from: readonly string[] | readonly Policy[];
  to: readonly Policy[];
}
type Policy = [string, string];

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

/** What each needs to be asked at all, and what it answers: as whoever asks, who sees in them what she sees. */
const functions: [string, string, string, string][] = [
  [
    'deed_path()',
    setting('deed'),
    'uuid',
    `(select path_id from public.intent where entry_id = ${setting('deed')}::uuid)`,
  ],
  ['has_withheld()', ACTOR, 'boolean', `${isConflict('')} or ${isSealed('')}`],
  [
    'is_withheld(asked uuid)',
    ACTOR,
    'boolean',
    `${isConflict(' and pp.path_id = asked')} or ${isSealed(' and ps.path_id = asked')}`,
  ],
  [
    'is_named_for(a_path uuid, a_task uuid)',
    ACTOR,
    'boolean',
    `exists (select from public.path_party as pp where pp.ended_at is null and pp.kind = ${setting('role')}
      and pp.account_id = ${ACTOR} and pp.path_id = a_path and pp.task_id is not distinct from a_task)`,
  ],
];

const DESK = `${sees('desk')} and place_id = ${own('place')} and department = ${own('department')}`;
const NAMED_TASK = `${sees('named-task')} and is_named_for(path_id, id)`;
/** Of whoever is in conflict with nothing and from whom nothing is hidden, no row is looked at twice. */
const NOTHING = `(select has_withheld() is not true)`;
/** Many tasks are looked at by one statement: of each it has to be said quickly. */
const notInConflict = `not ${isConflict(' and pp.path_id = task.path_id')}`;
const notSealed = `not ${isSealed(' and ps.path_id = task.path_id')}`;

/** Which policies go, and which come for them. */
const changes: { table: string; before: string[]; now: Policy[] }[] = [
  {
    table: 'path',
    before: ['c_sees', 'h_named', 'g_conflict', 'g_seal'],
    now: [
      ['c_sees', `on path for select using (${below('path')} or id = (select deed_path()))`],
      ['h_named', `on path for select using (${sees('named-path')} and is_named_for(id, null))`],
      [
        'g_withheld',
        `on path as restrictive for select using (${NOTHING} or is_withheld(id) is not true)`,
      ],
    ],
  },
  {
    table: 'task',
    before: ['c_sees', 'h_named', 'g_conflict', 'g_seal'],
    now: [
      [
        'c_sees',
        `on task for select using (${below('task')} or (${DESK}) or path_id = (select deed_path())
          or ${sees('file')} and exists (select from path where path.id = task.path_id and ${below('file', 'path.place_id')}))`,
      ],
      [
        'h_named',
        `on task for select using (${sees('named-path')} and is_named_for(path_id, null) or ${NAMED_TASK})`,
      ],
      [
        'g_withheld',
        `on task as restrictive for select using (${NOTHING} or ${notInConflict}
          and (${notSealed} or (${DESK} and department <> ${own('role')}) or ${NAMED_TASK}))`,
      ],
    ],
  },
];

async function replace(runner: QueryRunner, { table, from, to }: Replaced): Promise<void> {
  const names = from.map((one) => (typeof one === 'string' ? one : one[0]));
  for (const name of names) await runner.query(`drop policy ${name} on ${table}`);
  for (const [name, sql] of to) await runner.query(`create policy ${name} ${sql}`);
}
