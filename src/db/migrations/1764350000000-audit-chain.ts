import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was written of reading and writing is chained, so that a change of it shows. */
export class AuditChain1764350000000 implements MigrationInterface {
  name = 'AuditChain1764350000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const sql of [audits, seals]) await runner.query(sql);
    for (const table of tables) {
      await runner.query(`alter table ${table} enable row level security`);
      await runner.query(`alter table ${table} force row level security`);
      await runner.query(`create policy a_worker_${table} on ${table}
        using (${service} = 'worker') with check (${service} = 'worker')`);
    }
    for (const table of read) {
      await runner.query(
        `create policy b_checks on ${table} for select using (${service} = 'audit')`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop policy b_checks on audit');
    await runner.query('drop policy b_checks on path');
    await runner.query('drop table audit_seal, audit_head, audit_horizon');
    await runner.query('drop index audit_order');
    await runner.query('alter table audit drop column xid, drop column source');
  }
}

// Ids are drawn in another order than transactions end in; of those below the oldest that still runs, all are there.
const audits = `
  alter table audit
    add column xid bigint not null default txid_current(),
    add column source text;
  create index audit_order on audit (xid, id)`;

const seals = `
  create table audit_seal (
    place_id text not null,
    seq bigint not null,
    audit_id bigint not null,
    link bytea not null,
    constraint audit_seal_pkey primary key (place_id, seq),
    constraint audit_seal_of_one unique (audit_id)
  );
  create table audit_head (
    place_id text not null constraint audit_head_pkey primary key,
    seq bigint not null,
    link bytea not null
  );
  create table audit_horizon (
    one boolean not null constraint audit_horizon_pkey primary key,
    xid bigint not null,
    audit_id bigint not null,
    constraint audit_horizon_is_one check (one)
  );
  insert into audit_horizon (one, xid, audit_id) values (true, 0, 0)`;

const tables = ['audit_seal', 'audit_head', 'audit_horizon'];
/** What somebody reads who checks the chains. */
const read = ['audit', 'audit_seal', 'path'];
const service = `(select nullif(current_setting('reintegration.service', true), ''))`;
