import { ensure } from './ensure.mjs';
import { pythonTool } from './lib/python-tool.mjs';
import { inRoot, runMain } from './lib/root.mjs';
import { run } from './lib/run.mjs';

const schemathesisOf = { name: 'schemathesis', version: '4.32.5', forWhat: 'npm run abuse' };

/** Thousands of hostile requests of our own making, and some hundred by schemathesis, on services of their own. */
async function abuse() {
  await ensure();
  const schemathesis = await pythonTool(schemathesisOf);
  const { startServices } = await import('./lib/test-services.mjs');
  const services = await startServices();
  try {
    const env = { ...process.env, ...services.env, SCHEMATHESIS: schemathesis };
    await run(process.execPath, [inRoot('dist/test/abuse/main.js')], { env, what: 'The abuse' });
  } finally {
    await services.stop();
  }
}

void runMain(abuse);
