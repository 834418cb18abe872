import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reading one path in an emergency, for an hour at most; the database ends it by the product's clock, and nobody can extend it. */
export class BreakGlass1764810000000 implements MigrationInterface {
  name = 'BreakGlass1764810000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(breakGlass);
    for (const [name, sql] of policies) await runner.query(`create policy ${name} ${sql}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, sql] of policies.toReversed()) {
      await runner.query(`drop policy ${name} on ${/^on (\w+)/.exec(sql)?.[1] ?? ''}`);
    }
    await runner.query('drop table break_glass');
  }
}

// The last of somebody for a path is one at most: two who ask at the same moment do not both get an hour.
const breakGlass = `
  create table break_glass (
    id uuid not null constraint break_glass_pkey primary key,
    path_id uuid not null constraint break_glass_path_fkey references path on delete cascade,
    place_id text not null,
    account_id uuid not null constraint break_glass_account_fkey references account,
    reason text not null,
    body_hash text not null,
    opened_at timestamptz not null,
    ends_at timestamptz not null,
    is_last boolean not null,
    review_id uuid,
    reviewed_at timestamptz,
    reviewed_by uuid constraint break_glass_reviewer_fkey references account,
    verdict text,
    again boolean not null,
    constraint break_glass_an_hour check (ends_at <= opened_at + interval '1 hour'),
    constraint break_glass_another check (reviewed_by <> account_id)
  );
  create unique index break_glass_last on break_glass (account_id, path_id) where is_last;
  create index break_glass_queue on break_glass (place_id, opened_at, id) where reviewed_at is null;
  create index break_glass_path on break_glass (path_id);
  alter table break_glass enable row level security;
  alter table break_glass force row level security`;

const setting = (name: string) => `nullif(current_setting('reintegration.${name}', true), '')`;
const sees = (what: string) => `(select '${what}' = any(string_to_array(${setting('sees')}, ' ')))`;
const ACTOR = `${setting('actor')}::uuid`;
const IS_SERVICE = `${setting('service')} in ('glass', 'worker')`;
const IS_GLASS = `(select ${setting('service')}) = 'glass'`;
const REVIEWS = `coalesce((select case
    when 'glass-review' = any(string_to_array(${setting('sees')}, ' ')) then ${setting('below')}::jsonb
  end) ? place_id, false)`;

/** Of whoever asks, by the clock of the product; once for each statement. */
const OPEN = `(select bg.path_id from break_glass as bg where bg.account_id = ${ACTOR} and bg.is_last
    and bg.ends_at > (select now() + offset_ms * interval '1 ms' from clock))`;
const HIDDEN = `exists (select from path_seal as ps where ps.path_id = break_glass.path_id and ps.ended_at is null
    and not (${ACTOR} = any(ps.keepers)))
  or exists (select from path_party as pp where pp.path_id = break_glass.path_id and pp.ended_at is null
    and pp.kind = 'conflict' and pp.account_id = ${ACTOR})`;

const policies: [string, string][] = [
  ['a_glass', `on break_glass using (${IS_SERVICE}) with check (${IS_SERVICE})`],
  ['c_sees', `on break_glass for select using (account_id = ${ACTOR} or ${REVIEWS})`],
  // What is hidden from somebody stays so where it was read in an emergency.
  ['g_hidden', `on break_glass as restrictive for select using (not (${HIDDEN}))`],
  ['b_glass', `on path for select using (${IS_GLASS})`],
  ['b_glass', `on path_seal for select using (${setting('service')} = 'glass')`],
  ['b_glass', `on path_party for select using (${setting('service')} = 'glass')`],
  ['d_glass', `on audit for insert with check (${IS_GLASS})`],
  ['d_glass', `on body for insert with check (${IS_GLASS})`],
  ['d_glass', `on notice for insert with check (${IS_GLASS})`],
  // Seals and conflicts bind here as everywhere: they restrict whatever lets a row be seen.
  ['j_glass', `on path for select using (${sees('glass')} and id in ${OPEN})`],
  ['j_glass', `on task for select using (${sees('glass')} and path_id in ${OPEN})`],
  [
    'j_glass',
    `on ledger for select using (${sees('glass')} and path_id in ${OPEN}
      and exists (select from path where path.id = ledger.path_id))`,
  ],
];
