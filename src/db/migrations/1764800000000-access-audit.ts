import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The audit has who signed in and out, and who was refused what; whoever was refused need not be known. */
export class AccessAudit1764800000000 implements MigrationInterface {
  name = 'AccessAudit1764800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    await runner.query(
      `create policy k_access on audit for insert with check (${service} = 'access')`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy k_access on audit');
    await runner.query(columnsBefore);
  }
}

const columns = `
  alter table audit
    alter column actor_id drop not null,
    alter column role drop not null,
    add column code text;
  alter table session add column source text`;

const columnsBefore = `
  alter table session drop column source;
  delete from audit where actor_id is null;
  alter table audit
    drop column code,
    alter column actor_id set not null,
    alter column role set not null`;

const service = `(select nullif(current_setting('reintegration.service', true), ''))`;
