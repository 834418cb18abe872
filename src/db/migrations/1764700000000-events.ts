import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What tells open pages that something changed reads which paths and tasks, and nothing of them. */
export class Events1764700000000 implements MigrationInterface {
  name = 'Events1764700000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const table of tables) {
      await runner.query(
        `create policy b_follows on ${table} for select using (${service} = 'events')`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of tables) await runner.query(`drop policy b_follows on ${table}`);
  }
}

const tables = ['audit', 'outbox'];
const service = `(select nullif(current_setting('reintegration.service', true), ''))`;
