import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Where somebody is from, as far as an administrator was told: reading of files from there is told to her supervisor. */
export class Homes1764800500000 implements MigrationInterface {
  name = 'Homes1764800500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table account add column home_place_id text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table account drop column home_place_id');
  }
}
