import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COUNTY, deskOf, firstTask, startPath } from '../api/people.ts';
import { usualCompletion, type Task } from '../support/fill-form.ts';
import type { Answer } from '../support/http-client.ts';
import { eventually } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';
import { Ledgers } from './ledgers.ts';

const LANGUAGES = ['my', 'th', 'vi', 'lo', 'en'];
/** A run of a path ends after some sixty. */
const ACTS_MAX = 150;

describe('the same key', () => {
  let system: TestSystem;
  let ledgers: Ledgers;
  beforeAll(async () => {
    system = await TestSystem.start();
    ledgers = await Ledgers.of(system);
  });
  afterAll(async () => {
    await ledgers?.close();
    await system?.stop();
  });

  const language = (path: string, i: number, key: string): Promise<Answer> => {
    const value = LANGUAGES[i % LANGUAGES.length];
    const worker = system.as('caseworker', COUNTY);
    const body = { name: 'language', value };
    // A path whose worker was killed is taken over after ten seconds; until then the same key is asked again.
    return eventually('an answer', async () => {
      const answer = await worker.post(`/paths/${path}/facts`, body, { key });
      return answer.status === 503 ? undefined : answer;
    });
  };
  /** As if it had been lost on its way back: only the path knows it then. */
  const loseAnswers = (path: string) =>
    system.sql(
      `update intent set answered_at = null, status = null, answer = null where path_id = $1`,
      [path],
    );

  it('has the same answer in a later run of its path, of a new worker and a new API', async () => {
    const path = await startPath(system);
    const run = await ledgers.runId(path);
    const said: { key: string; answer: Answer }[] = [];
    while ((await ledgers.runId(path)) === run && said.length < ACTS_MAX) {
      const key = randomUUID();
      said.push({ key, answer: await language(path, said.length, key) });
    }
    expect(said.length).toBeLessThan(ACTS_MAX);
    expect(said.every(({ answer }) => answer.status === 201)).toBe(true);
    await system.kill('worker');
    await system.kill('api');
    await Promise.all(system.workers.map((worker) => worker.start()));
    await system.restart('api');
    await loseAnswers(path);

    for (const i of [0, 1, Math.floor(said.length / 2), said.length - 1]) {
      const again = await language(path, i, said[i]?.key ?? '');
      expect(again).toMatchObject({ status: 201, body: said[i]?.answer.body });
    }
    await system.settle();
    const ids = await ledgers.inTables(path);
    expect(new Set(ids).size).toBe(ids.length);
    expect(await ledgers.inTemporal(path)).toEqual(ids);
    expect(await ledgers.differences(path)).toEqual([]);
  });

  it('tells whoever moves a path out of her reach that it has moved', async () => {
    const path = await startPath(system);
    const worker = system.as('caseworker', COUNTY);
    const key = randomUUID();
    const move = { name: 'place', value: '530902' };
    const first = await worker.post(`/paths/${path}/facts`, move, { key });
    const again = await worker.post(`/paths/${path}/facts`, move, { key });
    const other = await worker.post(`/paths/${path}/facts`, { ...move, value: COUNTY });
    const reused = await worker.post(`/paths/${path}/facts`, { ...move, value: COUNTY }, { key });

    expect(first.status).toBe(201);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(other).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(reused).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
  });

  it('tells an office what came of its task, after the path has gone elsewhere', async () => {
    const path = await startPath(system);
    const task = await firstTask(system, path);
    const desk = deskOf(system, task);
    const { body: shown } = await desk.get<Task>(`/tasks/${task.id}`);
    const key = randomUUID();
    const address = `/tasks/${task.id}/completion`;
    const first = await desk.post(address, usualCompletion(shown), { key });
    const worker = system.as('caseworker', COUNTY);
    await worker.post(`/paths/${path}/facts`, { name: 'place', value: '533102' });
    const again = await desk.post(address, usualCompletion(shown), { key });

    expect(first.status).toBe(200);
    expect(again).toMatchObject({ status: 200, body: { path: first.body['path'] } });
  });
});
