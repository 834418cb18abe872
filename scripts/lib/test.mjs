import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensure } from '../ensure.mjs';
import { startGuard } from './guard.mjs';
import { inRoot, readJson, root, Sentence } from './root.mjs';
import { testFolder } from './test-folder.mjs';

/** Everything that the tests need, the tests, and one line that says how it went. */
export async function test(args) {
  await ensure();
  const folder = testFolder();
  const results = join(folder, 'results.json');
  try {
    const code = await runJest(['--maxWorkers=2', '--json', `--outputFile=${results}`, ...args]);
    summarise(readJson(results, undefined), args);
    process.exitCode ||= code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Jest loads ES modules only with this flag of Node; its workers take it from the environment. */
function runJest(args) {
  const options = `${process.env.NODE_OPTIONS ?? ''} --experimental-vm-modules --no-warnings`;
  const jest = spawn(process.execPath, [inRoot('node_modules/jest/bin/jest.js'), ...args], {
    cwd: root,
    env: { ...process.env, NODE_OPTIONS: options.trim() },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const guard = startGuard();
  guard.watch(jest.pid);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => jest.kill(signal));
  return new Promise((resolve, reject) => {
    jest.once('error', reject);
    jest.once('exit', (code) => resolve(code ?? 1));
  }).finally(() => guard.close());
}

/** A run without a test proves nothing, unless it was asked for less than a run. */
function summarise(results, args) {
  if (results?.numTotalTests === undefined) {
    if (args.some((arg) => arg.startsWith('-'))) return;
    throw new Sentence('Jest ended without results.');
  }
  const { numPassedTests: passed, numPendingTests, numTodoTests } = results;
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = numPendingTests + numTodoTests;
  if (results.numTotalTests === 0) process.exitCode = 1;
  console.log(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
}
