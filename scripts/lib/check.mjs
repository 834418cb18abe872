import { cpus } from 'node:os';
import { ensure } from '../ensure.mjs';
import { runQuietly } from './run.mjs';
import { inRoot } from './root.mjs';

const tool = (path) => inRoot('node_modules', ...path.split('/'));
const buildInfo = inRoot('node_modules', '.cache', 'check.tsbuildinfo');

/** The slowest first, so that two side by side end together. */
const checks = [
  [
    'types',
    tool('typescript/bin/tsc'),
    '-p',
    '.',
    '--noEmit',
    '--incremental',
    '--tsBuildInfoFile',
    buildInfo,
  ],
  ['types of the API', inRoot('scripts/web-types.mjs'), '--check'],
  ['types of pages', tool('typescript/bin/tsc'), '-p', 'web'],
  ['format', tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
  ['lint', tool('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'],
  ['architecture', inRoot('scripts/lib/architecture.mjs')],
  ['dead code', tool('knip/bin/knip.js'), '--no-progress'],
  ['compose file', tool('dclint/bin/dclint.cjs'), 'docker-compose.yml', '--max-warnings', '0'],
];

export async function check() {
  await ensure({ build: false });
  const left = [...checks];
  const results = [];
  const lane = async () => {
    for (let one = left.shift(); one; one = left.shift()) results.push(await perform(one));
  };
  await Promise.all(Array.from({ length: Math.min(cpus().length, 2) }, lane));
  const failed = results.filter((ok) => !ok).length;
  console.log(`\n${results.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

async function perform([name, program, ...args]) {
  const from = performance.now();
  const { ok, output } = await runQuietly(process.execPath, [program, ...args]);
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  console.log(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
  if (!ok) console.log(output.trim());
  return ok;
}
