import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The database repeats what the API decides: whoever forgets to say who asks, sees nothing. Policies compare columns
 * with settings that are computed once for each statement; where a row has no place of its own it follows its path.
 * They bind the owner as well; whoever migrates rows says `set local reintegration.service = 'worker'` first.
 */
export class RowSecurity1764300000000 implements MigrationInterface {
  name = 'RowSecurity1764300000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [columns, indexes]) await runner.query(sql);
    for (const table of tables) {
      await runner.query(`alter table ${table} enable row level security`);
      await runner.query(`alter table ${table} force row level security`);
    }
    for (const [name, sql] of policies) await runner.query(`create policy ${name} ${sql}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, sql] of policies) {
      const table = /^on (\w+)/.exec(sql)?.[1] ?? '';
      await runner.query(`drop policy ${name} on ${table}`);
    }
    for (const table of tables) {
      await runner.query(`alter table ${table} no force row level security`);
      await runner.query(`alter table ${table} disable row level security`);
    }
    await runner.query(indexesBefore);
    await runner.query('alter table task drop column person_id, drop column pack_hash');
    await runner.query('alter table audit drop column purpose');
  }
}

// A desk sees its task and not the path: what it needs of the path stands beside the task.
const columns = `
  alter table audit add column purpose text;
  alter table task add column person_id uuid, add column pack_hash text;
  update task set (person_id, pack_hash) = (select person_id, pack_hash from path where path.id = task.path_id);
  alter table task alter column person_id set not null, alter column pack_hash set not null`;

// With all that a policy looks at, so that row security takes no walk from the index to the table.
const indexes = `
  drop index task_overdue;
  create index task_overdue on task (place_id, due_at, id) include (department, path_id)
    where state = 'open' and due_at is not null`;
const indexesBefore = `
  drop index task_overdue;
  create index task_overdue on task (place_id, due_at, id) include (department)
    where state = 'open' and due_at is not null`;

const tables = [
  'audit',
  'body',
  'count_base',
  'count_delta',
  'duty',
  'intent',
  'ledger',
  'notice',
  'order_number',
  'outbox',
  'path',
  'person',
  'person_key',
  'task',
];

/** Empty after a transaction that had set it, where it was never set: both are nothing. */
const setting = (name: string) => `nullif(current_setting('reintegration.${name}', true), '')`;
const service = (...names: string[]) =>
  `(select ${setting('service')}) in (${names.map((name) => `'${name}'`).join(', ')})`;

/** The place of a row is the caller's or below it, where her role sees such rows. An object, because keys are found fast. */
const below = (what: string, column = 'place_id') => `coalesce((select case
    when '${what}' = any(string_to_array(${setting('sees')}, ' ')) then ${setting('below')}::jsonb
  end) ? ${column}, false)`;
const own = (name: string, type: string) => `(select ${setting(name)}::${type})`;
const sees = (what: string) => `(select '${what}' = any(string_to_array(${setting('sees')}, ' ')))`;

const OWN_DESK = `(${sees('desk')} and place_id = ${own('place', 'text')}
    and department = ${own('department', 'text')})`;
/** What was once allowed under the same key stays to be answered, also where the path has left her reach since. */
const deed = (column: string) =>
  `${column} = (select path_id from intent where entry_id = ${own('deed', 'uuid')})`;
const ofOwnPath = (table: string) =>
  `exists (select from path where path.id = ${table}.path_id and ${below('file', 'path.place_id')})`;
const ofOwnTask = (table: string) =>
  `exists (select from task where task.path_id = ${table}.path_id)`;

const ACTOR = own('actor', 'uuid');
const TOLD = `${sees('notice')} and (account_id = ${ACTOR} or account_id is null and place_id = ${own('place', 'text')}
    and department in ('', ${own('department', 'text')}) and role in ('desk', ${own('role', 'text')}))`;

const worker = tables.map((table): [string, string] => [
  `a_worker_${table}`,
  `on ${table} using (${service('worker')}) with check (${service('worker')})`,
]);

export const policies: [string, string][] = [
  ...worker,
  ['b_reads', `on path for select using (${service('dry-run', 'clock', 'readiness', 'answer')})`],
  ['b_reads', `on ledger for select using (${service('dry-run', 'answer')})`],
  ['b_reads', `on task for select using (${service('answer')})`],
  ['b_reads', `on body for select using (${service('answer')})`],
  ['b_reads', `on intent for select using (${service('answer')})`],
  ['b_reads', `on person_key for select using (${service('dry-run', 'sealer')})`],
  ['c_sees', `on path for select using (${below('path')} or ${deed('id')})`],
  [
    'c_sees',
    `on task for select using (${below('task')} or ${OWN_DESK} or ${deed('path_id')} or ${ofOwnPath('task')})`,
  ],
  ['c_sees', `on ledger for select using (${ofOwnPath('ledger')})`],
  ['c_sees', `on body for select using (${ofOwnPath('body')})`],
  ['c_sees', `on intent for select using (actor_id = ${ACTOR})`],
  ['c_sees', `on notice for select using (${TOLD})`],
  ['c_sees', `on count_base for select using (${below('board')})`],
  ['c_sees', `on count_delta for select using (${below('board')})`],
  ['c_sees', `on duty for select using (${below('roster')})`],
  [
    'c_sees',
    `on order_number for select using (${sees('order')} and place_id = ${own('place', 'text')})`,
  ],
  ['d_adds', `on intent for insert with check (actor_id = ${ACTOR})`],
  [
    'd_adds',
    `on body for insert with check (${sees('start')} or ${ofOwnPath('body')} or ${ofOwnTask('body')})`,
  ],
  // Nobody has a place yet whose path has not begun.
  ['d_adds', `on person for insert with check (${sees('start')})`],
  ['d_adds', `on person_key for insert with check (${sees('start')})`],
  ['d_adds', `on audit for insert with check (actor_id = ${ACTOR})`],
  ['d_adds', `on duty for insert with check (${below('roster-write')})`],
  [
    'd_adds',
    `on order_number for insert with check (${sees('order')} and place_id = ${own('place', 'text')})`,
  ],
  [
    'e_answers',
    `on intent for update using (actor_id = ${ACTOR}) with check (actor_id = ${ACTOR})`,
  ],
  [
    'e_counts',
    `on order_number for update using (${sees('order')} and place_id = ${own('place', 'text')})`,
  ],
  ['f_removes', `on duty for delete using (${below('roster-write')})`],
];
