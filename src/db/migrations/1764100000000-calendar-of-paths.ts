import type { MigrationInterface, QueryRunner } from 'typeorm';

/** On which calendar a path was last looked at: those on another one than this release's are woken. */
export class CalendarOfPaths1764100000000 implements MigrationInterface {
  name = 'CalendarOfPaths1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table path add column calendar_hash text not null default ''`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table path drop column calendar_hash');
  }
}
