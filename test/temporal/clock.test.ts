import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { connectTemporal } from '../../src/temporal/client.ts';
import { ClockStandsStill, fastForward, requireMovableClock } from '../../src/temporal/clock.ts';
import { DAY } from '../db/small-world.ts';
import { stressTest } from '../support/share.ts';
import { pathWorld, type PathWorld, type RunningPath } from './path-world.ts';

describe('the training clock of a path', () => {
  let world: PathWorld;
  beforeAll(async () => {
    world = await pathWorld();
  });
  afterAll(() => world.end());

  const told = async (path: RunningPath, what: string) =>
    (await path.entries()).filter((e) => e.kind === 'told' && e.what === what);

  it('goes through everything that falls due on the way, at its time', async () => {
    const path = await world.start();
    const from = Date.now();
    expect(await fastForward(world.temporal, path.id, 20 * DAY)).toBe('moved');
    const rungs = await told(path, 'rung');
    const due = (await told(path, 'opened')).map((e) => (e.kind === 'told' && e.dueAt) || 0);

    expect(rungs.length).toBeGreaterThanOrEqual(2);
    for (const rung of rungs) {
      expect(rung.recordedAt).toBeGreaterThan(from + 2 * DAY);
      expect(rung.recordedAt).toBeLessThan(from + 20 * DAY);
    }
    expect(Math.abs(Math.min(...rungs.map((e) => e.recordedAt)) - Math.min(...due))).toBeLessThan(
      5_000,
    );
    await path.act({ kind: 'fact', name: 'language', value: 'my' });
    const now = (await path.entries()).at(-1)?.recordedAt ?? 0;
    expect(now - from).toBeGreaterThanOrEqual(20 * DAY);
    expect(now - from).toBeLessThan(20 * DAY + 60_000);
  });

  it('lets a deed count that was done before its task was withdrawn, and typed in after', async () => {
    const path = await world.start();
    await path.complete('care/bed', 'ready');
    await path.complete('care/clothes', 'given');
    await path.complete('care/opinion.police/give-opinion', 'for');
    await path.complete('care/opinion.education/give-opinion', 'for');
    const found = Date.now() + DAY;
    await fastForward(world.temporal, path.id, 40 * DAY);
    const withdrawn = await told(path, 'withdrawn');
    const sent = await path.complete('care/parents-found', 'found', { happenedAt: found });

    expect(withdrawn.map((e) => 'key' in e && e.key)).toContain('care/parents-found');
    expect(sent).toMatchObject({ ok: {} });
  });

  stressTest(
    'passes through hundreds of wake-ups, more than Temporal would by itself',
    async () => {
      const path = await world.start({ place: '530102', born: '2020-06-01', risk: 'high' });
      expect(await fastForward(world.temporal, path.id, 2_400 * DAY)).toBe('moved');
      const { turn } = await path.row();
      const rungs = (await told(path, 'rung')).map((e) => e.recordedAt);
      const gaps = rungs.slice(1).map((at, i) => at - (rungs[i] ?? at));

      expect(Number(turn)).toBeGreaterThan(250);
      // Visits fall due each week: a longer silence would be a wake-up that was skipped.
      expect(Math.max(...gaps)).toBeLessThan(15 * DAY);
    },
  );

  it('keeps its alarm when the path goes on in a new run', async () => {
    const path = await world.start();
    const run = await path.runId();
    for (let i = 0; (await path.runId()) === run; i++) {
      await path.act({ kind: 'fact', name: 'language', value: `l-${i}` });
    }
    await fastForward(world.temporal, path.id, 20 * DAY);

    expect((await told(path, 'rung')).length).toBeGreaterThanOrEqual(2);
  }, 60_000);

  it('does not move what is over, or was never there', async () => {
    expect(await fastForward(world.temporal, randomUUID(), DAY)).toBe('ended');
    await expect(requireMovableClock(world.temporal)).resolves.toBeUndefined();
  });

  it('stands still, with a sentence, on a server that does not skip time', async () => {
    const server = createServer();
    server.on('stream', (stream) => {
      const headers = { ':status': 200, 'content-type': 'application/grpc', 'grpc-status': '12' };
      stream.respond(headers, { endStream: true });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // it listens on TCP
    const old = connectTemporal({
      address: `127.0.0.1:${port}`,
      namespace: 'default',
      taskQueue: 'none',
      keys: world.keys,
      failureConverterPath: world.failureConverterPath,
      isTraining: true,
    });

    await expect(requireMovableClock(old)).rejects.toThrow(ClockStandsStill);
    await old.close();
    server.close();
  });
});
