import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensure } from './ensure.mjs';
import { inRoot, runMain, Sentence, timed } from './lib/root.mjs';
import { run, runQuietly } from './lib/run.mjs';

const VERSION = '4.32.5';
const folder = inRoot('.data', 'abuse');

/** Thousands of hostile requests of our own making, and some hundred by schemathesis, on services of their own. */
async function abuse() {
  await ensure();
  const schemathesis = await findSchemathesis();
  const { startServices } = await import('./lib/test-services.mjs');
  const services = await startServices();
  try {
    const env = { ...process.env, ...services.env, SCHEMATHESIS: schemathesis };
    await run(process.execPath, [inRoot('dist/test/abuse/main.js')], { env, what: 'The abuse' });
  } finally {
    await services.stop();
  }
}

/** In a Python environment of its own, which is made once. */
async function findSchemathesis() {
  const bin = join(
    folder,
    `schemathesis-${VERSION}`,
    process.platform === 'win32' ? 'Scripts' : 'bin',
  );
  const program = join(bin, 'schemathesis');
  if (existsSync(program)) return program;
  mkdirSync(folder, { recursive: true });
  const python = await findPython();
  await timed('Installed schemathesis', async () => {
    await quietly(python, ['-m', 'venv', join(bin, '..')]);
    await quietly(join(bin, 'python'), ['-m', 'pip', 'install', '-q', `schemathesis==${VERSION}`]);
  });
  return program;
}

async function findPython() {
  for (const name of [process.env.PYTHON, 'python3', 'python']) {
    if (name && (await runQuietly(name, ['--version'])).ok) return name;
  }
  throw new Sentence(
    'npm run abuse needs Python 3.10 or later, for schemathesis. Install it, or set PYTHON to where it is.',
  );
}

async function quietly(command, args) {
  const { ok, output } = await runQuietly(command, args);
  if (!ok)
    throw new Sentence(`${output.trim()}\n\nschemathesis ${VERSION} could not be installed.`);
}

void runMain(abuse);
