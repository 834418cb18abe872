import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a person can be reached without harm; the words are sealed in `body`. */
export class SafeContact1764811000000 implements MigrationInterface {
  name = 'SafeContact1764811000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(safeContact);
    for (const [name, sql] of policies) await runner.query(`create policy ${name} ${sql}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table safe_contact');
  }
}

const safeContact = `
  create table safe_contact (
    path_id uuid not null constraint safe_contact_pkey primary key
      constraint safe_contact_path_fkey references path on delete cascade,
    ways text[] not null,
    confirmed_on date not null,
    body_hash text not null,
    written_at timestamptz not null,
    written_by uuid not null constraint safe_contact_writer_fkey references account
  );
  alter table safe_contact enable row level security;
  alter table safe_contact force row level security`;

const setting = (name: string) => `nullif(current_setting('reintegration.${name}', true), '')`;
const below = (what: string) => `coalesce((select case
    when '${what}' = any(string_to_array(${setting('sees')}, ' ')) then ${setting('below')}::jsonb
  end) ? path.place_id, false)`;
/** Of her own places' files; what is hidden from her is not there. */
const OF_OWN_FILE = `exists (select from path where path.id = safe_contact.path_id and ${below('file')})`;

const policies: [string, string][] = [
  ['a_worker_safe_contact', `on safe_contact using ((select ${setting('service')}) = 'worker')`],
  // What a task's desk is offered, and what is read in an emergency: less than what stands there.
  ['b_reads', `on safe_contact for select using ((select ${setting('service')}) = 'answer')`],
  ['c_sees', `on safe_contact for select using (${OF_OWN_FILE})`],
  ['d_adds', `on safe_contact for insert with check (${OF_OWN_FILE})`],
  ['e_changes', `on safe_contact for update using (${OF_OWN_FILE}) with check (${OF_OWN_FILE})`],
];
