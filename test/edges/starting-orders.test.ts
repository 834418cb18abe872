import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { eventually } from '../support/program.ts';
import { sizeOf } from '../support/share.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { TestSystem } from '../support/test-system.ts';

const READY_MS_MAX = 30_000;
/** The names under which readiness tells of them. */
const NAMES = { PostgreSQL: 'database', Temporal: 'temporal', worker: 'worker', API: 'api' };
type Part = keyof typeof NAMES;
const parts: [Part, Part, Part, Part] = ['PostgreSQL', 'Temporal', 'worker', 'API'];

/** The four processes in each order: none is ready before the last, and all within 30 s after it. Each is the last one every day. */
describe('Starting and stopping', () => {
  let system: TestSystem;
  let toDatabase: TcpProxy;
  let toTemporal: TcpProxy;
  beforeAll(async () => {
    system = await TestSystem.start();
    const url = new URL(String(system.env['DATABASE_URL']));
    const [host, temporalPort] = String(system.env['TEMPORAL_ADDRESS']).split(':');
    toDatabase = await TcpProxy.to(Number(url.port));
    toTemporal = await TcpProxy.to(Number(temporalPort));
    url.port = String(toDatabase.port);
    const env = { DATABASE_URL: url.href, TEMPORAL_ADDRESS: `${host}:${toTemporal.port}` };
    for (const { env: own } of [system.api, ...system.workers]) Object.assign(own, env);
  });
  afterAll(async () => {
    await system?.stop();
    await toDatabase?.close();
    await toTemporal?.close();
  });

  const begin: Record<Part, () => Promise<void>> = {
    PostgreSQL: async () => toDatabase.heal(),
    Temporal: async () => toTemporal.heal(),
    worker: async () => system.workers[0]?.start(),
    API: async () => system.beginApi(),
  };
  const endAll = async () => {
    await Promise.all([system.kill('api'), system.kill('worker')]);
    toDatabase.cut();
    toTemporal.cut();
  };
  const ready = () => system.nobody().get<Ready>('/health/ready');
  const startPath = () => system.as('caseworker').post('/paths', { place: '530102' });
  const expectNotYet = async (missing: Part) => {
    const { status, body } = await ready();
    const act = await startPath();

    expect(act.status).toBe(503);
    expect({ status, ok: body.parts[NAMES[missing]]?.ok }).toEqual({ status: 503, ok: false });
  };

  test.each(sizeOf({ daily: turned(parts), full: orders(parts) }))(
    'the four processes in the order %s, %s, %s, %s: ready after the last, and not before',
    async (...order) => {
      await endAll();
      const last = order[3];
      for (const part of order.slice(0, 3)) await begin[part]();
      if (last !== 'API') await expectNotYet(last);
      await begin[last]();
      await eventually(
        'ready',
        async () => ((await ready()).status === 200 ? true : undefined),
        READY_MS_MAX,
      );

      expect((await startPath()).status).toBe(201);
    },
  );
});

interface Ready {
  parts: Record<string, { ok: boolean }>;
}

function orders(all: typeof parts): (typeof parts)[] {
  return permuted<Part>(all) as (typeof parts)[]; // each as long as `all`
}

/** Each of them is the first once, and the last once. */
function turned<T>(all: [T, T, T, T]): [T, T, T, T][] {
  const [a, b, c, d] = all;
  return [
    [a, b, c, d],
    [b, c, d, a],
    [c, d, a, b],
    [d, a, b, c],
  ];
}

function permuted<T>(all: T[]): T[][] {
  if (all.length === 0) return [[]];
  return all.flatMap((one) =>
    permuted(all.filter((other) => other !== one)).map((rest) => [one, ...rest]),
  );
}
