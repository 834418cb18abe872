import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who at a desk has taken a task; of what was taken before, the next turn of its path says it. */
export class Takers1764830000000 implements MigrationInterface {
  name = 'Takers1764830000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table task add column taken_by uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table task drop column taken_by');
  }
}
