import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever confirms an erasure has those told who decide on it, and nobody of anything else. */
export class ErasureNotices1764812000000 implements MigrationInterface {
  name = 'ErasureNotices1764812000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create policy d_erasure ${policy}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy d_erasure on notice');
  }
}

const setting = (name: string) => `nullif(current_setting('reintegration.${name}', true), '')`;

const policy = `on notice for insert with check (lines = '[{"what": "erasure-to-sign"}]' and coalesce((select case
    when 'erasure-ask' = any(string_to_array(${setting('sees')}, ' ')) then ${setting('below')}::jsonb
  end) ? place_id, false))`;
