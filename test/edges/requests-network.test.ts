import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { COUNTY, deskOf, openPath, startPath } from '../api/people.ts';
import { eventually } from '../support/program.ts';
import { TcpProxy } from '../support/tcp-proxy.ts';
import { TestSystem } from '../support/test-system.ts';
import { caseworker, completionOf, expectRefused, taskOf, type Asked } from './requests-world.ts';

const ANSWER_MS_MAX = 5_000;
const AID = 'welfare/give-emergency-aid';

interface Deed {
  path: string;
  ask: () => Promise<Asked>;
}

describe('Requests', () => {
  let system: TestSystem;
  let postgres: TcpProxy;
  let temporal: TcpProxy;
  beforeAll(async () => {
    system = await TestSystem.start();
    const { env } = system.api;
    const database = new URL(env['DATABASE_URL'] ?? '');
    postgres = await TcpProxy.to(Number(database.port));
    database.port = String(postgres.port);
    env['DATABASE_URL'] = database.href;
    temporal = await TcpProxy.to(Number(env['TEMPORAL_ADDRESS']?.split(':').at(-1)));
    env['TEMPORAL_ADDRESS'] = `127.0.0.1:${temporal.port}`;
    await system.restart('api');
  });
  afterAll(async () => {
    postgres?.heal();
    temporal?.heal();
    await system?.stop();
    await postgres?.close();
    await temporal?.close();
  });

  /** An answer to a task, a fact and a start, each with its key. */
  const someDeeds = async (): Promise<{ path: string; deeds: Deed['ask'][] }> => {
    const path = await startPath(system);
    const task = await taskOf(system, path, AID);
    const [one, two, three] = [randomUUID(), randomUUID(), randomUUID()];
    const worker = caseworker(system);
    const language = { name: 'language', value: 'my' };
    const deeds = [
      () => deskOf(system, task).post(completionOf(task), { outcome: 'given' }, { key: one }),
      () => worker.post(`/paths/${path}/facts`, language, { key: two }),
      () => worker.post('/paths', { place: COUNTY }, { key: three }),
    ];
    return { path, deeds };
  };
  const expectAway = async (ask: () => Promise<Asked>): Promise<void> => {
    const from = performance.now();
    const answer = await ask();
    expect(performance.now() - from).toBeLessThan(ANSWER_MS_MAX);
    expectRefused(answer, 503, 'temporarily-unavailable');
    expect(answer.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
  };
  /** Told in time while it fails, done once after it has healed. */
  const expectSafe = async (network: TcpProxy, fail: () => void) => {
    const { path, deeds } = await someDeeds();
    const before = await paths();
    fail();
    const whileAway = network === postgres ? [() => caseworker(system).get('/tasks')] : [];
    await Promise.all([...deeds, ...whileAway].map(expectAway));
    network.heal();
    const answers = await Promise.all(deeds.map(untilAnswered));
    await system.settle();

    expect(answers.map(({ status }) => status)).toEqual([200, 201, 201]);
    const { done } = await openPath(system, path);
    expect(done.map(({ key }) => key)).toEqual([AID]);
    const [told] = await system.sql<{ n: number }>(LANGUAGES, [path, answers[1]?.body['id']]);
    expect(told?.n).toBe(1);
    expect(await paths()).toBe(before + 1);
  };
  const untilAnswered = (ask: () => Promise<Asked>) =>
    eventually('an answer', async () => {
      const answer = await ask();
      return answer.status === 503 ? undefined : answer;
    });
  const paths = async (): Promise<number> => {
    const [row] = await system.sql<{ n: number }>('select count(*)::int as n from path');
    return row?.n ?? 0;
  };

  test('When Temporal resets its connections people are told within five seconds, and the same key is done once', async () => {
    await expectSafe(temporal, () => temporal.cut());
  });

  test('When Temporal is a black hole people are told within five seconds, and the same key is done once', async () => {
    await expectSafe(temporal, () => temporal.silence());
  });

  test('When Temporal trickles people are told within five seconds, and the same key is done once', async () => {
    await expectSafe(temporal, () => temporal.trickle());
  });

  test('When PostgreSQL resets its connections people are told within five seconds, and the same key is done once', async () => {
    await expectSafe(postgres, () => postgres.cut());
  });

  test('When PostgreSQL is a black hole people are told within five seconds, and the same key is done once', async () => {
    await expectSafe(postgres, () => postgres.silence());
  });

  test('When PostgreSQL trickles people are told within five seconds, and the same key is done once', async () => {
    await expectSafe(postgres, () => postgres.trickle());
  });
});

const LANGUAGES = `
  select count(*)::int as n from ledger where path_id = $1 and entry_id = $2 and kind = 'fact'`;
