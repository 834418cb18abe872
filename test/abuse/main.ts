import { spawn } from 'node:child_process';
import { TestSystem } from '../support/test-system.ts';
import { attack } from './attack.ts';
import { changes, snapshot, worldOf } from './standing.ts';

const REQUESTS = Number(process.env['REQUESTS'] ?? 15_000);
/** Of what it was after the first tenth, when the heap has its usual size: what grows with each request ends in a crash. */
const MEMORY_MAX = 1.2;
const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 1_000_000_000));
/** Requests for each operation and phase, which makes some five hundred in all. */
const EXAMPLES = 12;

/** Hostile requests against the real product: `npm run abuse`. */
async function main(): Promise<string[]> {
  console.log(`SEED=${SEED}`);
  const system = await TestSystem.start();
  try {
    const faults = [...(await generated(system)), ...(await bySchemathesis(system))];
    const last = await system.as('caseworker').get('/paths?limit=1');
    return last.status === 200 ? faults : [...faults, 'the API no longer answers'];
  } finally {
    await system.stop();
  }
}

async function generated(system: TestSystem): Promise<string[]> {
  const world = await worldOf(system);
  const before = await snapshot(system, world.paths);
  const outcome = await attack(system, world, { requests: REQUESTS, seed: SEED });
  await system.settle();
  const after = await snapshot(system, world.paths);
  const { faults, statuses, slowestMs, rssMb } = outcome;
  faults.push(...changes([before, after], outcome).map((what) => `changed by no answer: ${what}`));
  const grown = rssMb.late / rssMb.early;
  if (grown > MEMORY_MAX) faults.push(`the memory of the API grew to ${grown.toFixed(2)} of it`);
  console.log(
    `${REQUESTS} generated: ${JSON.stringify(statuses)}, slowest ${slowestMs.toFixed(0)} ms`,
  );
  console.log(
    `memory of the API: ${rssMb.early.toFixed(0)} MB, then ${rssMb.late.toFixed(0)} MB (${grown.toFixed(2)})`,
  );
  return faults;
}

async function bySchemathesis(system: TestSystem): Promise<string[]> {
  const program = process.env['SCHEMATHESIS'];
  if (!program) throw new Error('SCHEMATHESIS has to say where the program is: npm run abuse');
  const args = [
    'run',
    `${system.url}/openapi.json`,
    `--header=Authorization: Bearer ${system.token('caseworker')}`,
    '--checks=not_a_server_error',
    '--phases=coverage,fuzzing',
    `--max-examples=${EXAMPLES}`,
    `--seed=${SEED}`,
    '--request-timeout=5',
    // A stream has no end.
    '--exclude-path=/api/events',
    '--no-color',
  ];
  // It leaves a cache where it runs.
  const child = spawn(program, args, { cwd: system.dir, stdio: ['ignore', 'inherit', 'inherit'] });
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return code === 0 ? [] : ['schemathesis found faults; its own words are above'];
}

const faults = await main();
for (const fault of faults) console.error(fault);
console.log(faults.length === 0 ? 'Nothing gave way.' : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
