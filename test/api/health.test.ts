import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';

interface Readiness {
  ready: boolean;
  parts: Record<string, { ok: boolean }>;
}

describe('health', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start();
  });
  afterAll(() => system?.stop());

  const ready = () => system.nobody().get<Readiness>('/health/ready');

  it('names every part', async () => {
    const { status, body } = await ready();

    expect(status).toBe(200);
    expect(body).toEqual({
      ready: true,
      parts: {
        database: { ok: true },
        migrations: { ok: true },
        packs: { ok: true },
        temporal: { ok: true },
        worker: { ok: true },
      },
    });
  });

  it('says which part is missing, and is alive all the same', async () => {
    const [row] = await system.sql<{ name: string }>('select name from migration limit 1');
    await system.sql('update migration set name = $1 where name = $2', ['Unknown', row?.name]);
    const { status, body } = await ready();
    await system.sql('update migration set name = $1 where name = $2', [row?.name, 'Unknown']);

    expect(status).toBe(503);
    expect(body.parts['migrations']?.ok).toBe(false);
    expect(body.parts['database']?.ok).toBe(true);
    expect((await system.nobody().get('/health/live')).status).toBe(200);
    await eventually('ready again', async () => ((await ready()).body.ready ? true : undefined));
  });

  it('ends with its process in order, and leaves nothing behind', async () => {
    const other = await TestSystem.start();
    await other.api.stop();
    expect(await other.api.ended()).toBe(0);
    await other.stop();
  });
});
