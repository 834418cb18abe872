import { randomUUID } from 'node:crypto';
import { Connection, WorkflowClient } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { complete, firstTask, startPath } from '../api/people.ts';
import { eventually } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';
import { Ledgers } from './ledgers.ts';

describe('work that a worker cannot take', () => {
  let system: TestSystem;
  let ledgers: Ledgers;
  let stranger: Connection;
  beforeAll(async () => {
    system = await TestSystem.start();
    ledgers = await Ledgers.of(system);
    stranger = await Connection.connect({ address: system.env['TEMPORAL_ADDRESS'] ?? '' });
  });
  afterAll(async () => {
    await stranger?.close();
    await ledgers?.close();
    await system?.stop();
  });

  /** Starts it, and comes back when the worker has tried it in vain. */
  const fail = async (client: WorkflowClient, type: string) => {
    const workflowId = randomUUID();
    const { taskQueue } = ledgers.temporal;
    const handle = await client.start(type, { workflowId, taskQueue, args: [{ v: 1 }] });
    const failed = await eventually('the worker has tried', async () => {
      const events = await ledgers.history(workflowId);
      return events.find((event) => event.workflowTaskFailedEventAttributes);
    });
    expect((await handle.describe()).status.name).toBe('RUNNING');
    return { handle, failure: failed.workflowTaskFailedEventAttributes?.failure };
  };
  const expectPathsToGoOn = async (path: string) => {
    const answer = await complete(system, await firstTask(system, path));
    expect(answer.status).toBe(200);
    expect(system.workers[0]?.output).not.toContain('The worker ended');
  };

  it('because it is of a later release waits alone: every path goes on', async () => {
    const path = await startPath(system);
    const { handle, failure } = await fail(ledgers.temporal.client, 'ofALaterRelease');

    expect(failure?.message).toBe('Encoded failure');
    await expectPathsToGoOn(path);
    await handle.terminate();
  });

  it('because it is in clear waits alone: every path goes on', async () => {
    const path = await startPath(system);
    const inClear = new WorkflowClient({ connection: stranger, namespace: 'default' });
    const { handle, failure } = await fail(inClear, 'reintegrationPath');

    expect(failure?.message).toBe('Encoded failure');
    await expectPathsToGoOn(path);
    await handle.terminate();
  });
});
