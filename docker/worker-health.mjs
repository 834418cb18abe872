import { Connection } from '@temporalio/client';

/** A worker asks for work anew within a minute; a longer silence is no working worker. */
const silenceSecondsMax = 70;
const workflowTasks = 1;

const connection = await Connection.connect({ address: process.env.TEMPORAL_ADDRESS });
try {
  const { pollers } = await connection.workflowService.describeTaskQueue({
    namespace: process.env.TEMPORAL_NAMESPACE ?? 'default',
    taskQueue: { name: process.env.TASK_QUEUE ?? 'paths' },
    taskQueueType: workflowTasks,
  });
  const since = Date.now() / 1000 - silenceSecondsMax;
  const isAlive = pollers.some(({ lastAccessTime }) => Number(lastAccessTime?.seconds) > since);
  if (!isAlive) {
    console.error('Temporal knows of no worker that asks for paths.');
    process.exitCode = 1;
  }
} finally {
  await connection.close();
}
