import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Another root key wraps the same data keys anew: the command for it sees wrapped keys, and nothing that they open. */
export class RootKeys1764500000000 implements MigrationInterface {
  name = 'RootKeys1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, sql] of policies) await runner.query(`create policy ${name} ${sql}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name, sql] of policies) {
      const table = /^on (\w+)/.exec(sql)?.[1] ?? '';
      await runner.query(`drop policy ${name} on ${table}`);
    }
  }
}

const KEYS = `(select nullif(current_setting('reintegration.service', true), '')) = 'keys'`;

const policies: [string, string][] = [
  ['g_counts', `on intent for select using (${KEYS})`],
  ['g_counts', `on person_key for select using (${KEYS})`],
  ['g_wraps', `on person_key for update using (${KEYS}) with check (${KEYS})`],
];
