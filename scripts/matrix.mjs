import { ensure } from './ensure.mjs';
import { inRoot, runMain } from './lib/root.mjs';
import { run } from './lib/run.mjs';

/** Every operation of the HTTP interface, asked by every role from every place, on services of its own. */
async function matrix() {
  await ensure();
  const { startServices } = await import('./lib/test-services.mjs');
  const services = await startServices();
  try {
    const env = { ...process.env, ...services.env };
    await run(process.execPath, [inRoot('dist/test/matrix/main.js')], { env, what: 'The matrix' });
  } finally {
    await services.stop();
  }
}

void runMain(matrix);
