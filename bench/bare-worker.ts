import { NativeConnection, Runtime, Worker } from '@temporalio/worker';

/** The bare worker as a process of its own, with the poller settings of the product's worker. */
const address = process.env['TEMPORAL_ADDRESS'];
if (!address) throw new Error('TEMPORAL_ADDRESS is missing');
Runtime.install({ shutdownSignals: ['SIGINT', 'SIGTERM'] });
const connection = await NativeConnection.connect({ address });
const worker = await Worker.create({
  connection,
  taskQueue: 'bare',
  workflowsPath: new URL('./bare-workflow.js', import.meta.url).pathname,
  maxConcurrentWorkflowTaskExecutions: 100,
  workflowTaskPollerBehavior: { type: 'simple-maximum', maximum: 40 },
});
process.stdout.write('bare worker ready\n');
await worker.run();
await connection.close();
