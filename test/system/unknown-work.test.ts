import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { complete, firstTask, startPath } from '../api/people.ts';
import { eventually } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';
import { Ledgers } from './ledgers.ts';

describe('work that a worker does not know', () => {
  let system: TestSystem;
  let ledgers: Ledgers;
  beforeAll(async () => {
    system = await TestSystem.start();
    ledgers = await Ledgers.of(system);
  }, 60_000);
  afterAll(async () => {
    await ledgers.close();
    await system.stop();
  });

  it('such as that of a later release waits alone: every path goes on, on the same worker', async () => {
    const path = await startPath(system);
    const { client, taskQueue } = ledgers.temporal;
    const workflowId = randomUUID();
    await client.start('ofALaterRelease', { workflowId, taskQueue, args: [] });
    const failure = await eventually('the worker has tried', async () => {
      const events = await ledgers.history(workflowId);
      return events.find((event) => event.workflowTaskFailedEventAttributes);
    });
    const answer = await complete(system, await firstTask(system, path));

    expect(answer.status).toBe(200);
    expect(failure.workflowTaskFailedEventAttributes?.failure?.message).toBe('Encoded failure');
    expect(system.workers[0]?.output).not.toContain('ended');
    const { status } = await client.getHandle(workflowId).describe();
    expect(status.name).toBe('RUNNING');
    await client.getHandle(workflowId).terminate();
  }, 90_000);
});
