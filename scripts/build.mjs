import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { buildWeb } from './lib/build-web.mjs';
import { bundlePrograms } from './lib/bundle-programs.mjs';
import { runQuietly } from './lib/run.mjs';
import { digest, filesBelow } from './lib/digest.mjs';
import { inRoot, PacksWrong, readJson, Sentence, timed } from './lib/root.mjs';

const marker = inRoot('dist', '.build.json');
const sources = [
  'src',
  'workflows',
  'activities',
  'worker',
  'test/support',
  'test/properties',
  'test/abuse',
  'test/matrix',
  'bench',
  'demo',
  'examples',
];
const builders = ['build', 'lib/build-web', 'lib/bundle-programs'].map(
  (name) => `scripts/${name}.mjs`,
);
const others = ['policies', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json', 'web'];

/** The marker is written last: an interrupted or failed build counts as none. */
export async function buildIfStale() {
  const hash = sourcesHash();
  if (isBuilt(hash)) return false;
  rmSync(marker, { force: true });
  await timed('Built', build);
  writeFileSync(marker, JSON.stringify({ hash }));
  return true;
}

export const isBuilt = (hash = sourcesHash()) => readJson(marker, {}).hash === hash;

async function build() {
  // What an earlier build found sound says nothing of the checks of this one.
  rmSync(inRoot('dist/sound-files.json'), { force: true });
  await Promise.all([compile(), buildWeb()]);
  if (!existsSync(inRoot('dist/workflows/index.js'))) {
    throw new Sentence('There is no workflows/index.ts to bundle: the build cannot go on.');
  }
  writeAtomically('dist/workflow-bundle.cjs', await bundleWorkflows());
  writeAtomically('dist/steps-hash.json', JSON.stringify({ hash: stepsHash() }));
  await checkPacks();
  await runQuietly(process.execPath, [inRoot('dist/src/policy/keep-sound-files.js')]);
  await bundlePrograms();
}

/** TypeScript 7 compiles five times faster than 6; the checks and other tools use 6. */
async function compile() {
  const tsc = inRoot('node_modules/typescript7/bin/tsc');
  const args = [tsc, '-p', 'tsconfig.build.json', '--listEmittedFiles', '--pretty', 'false'];
  const { ok, output } = await runQuietly(process.execPath, args);
  const lines = output.split('\n');
  const emitted = lines.filter((line) => line.startsWith('TSFILE: '));
  if (!ok) {
    const errors = lines.filter((line) => !line.startsWith('TSFILE: '));
    throw new Sentence(`${errors.join('\n').trim()}\n\nThe sources do not compile.`);
  }
  removeStale(new Set(emitted.map((line) => line.slice('TSFILE: '.length).trim())));
}

/** What a deleted source left in dist would still be loaded, and counted as a step. */
function removeStale(emitted) {
  const folders = sources.map((folder) => inRoot('dist', folder));
  for (const file of filesBelow(folders)) {
    if (!emitted.has(file.replaceAll('\\', '/'))) rmSync(file);
  }
}

async function bundleWorkflows() {
  const { bundleWorkflowCode } = await import('@temporalio/worker');
  const failures = inRoot('dist/src/temporal/failure-converter.cjs');
  const { code } = await bundleWorkflowCode({
    workflowsPath: inRoot('dist/workflows/index.js'),
    // Failures are turned into payloads inside the workflow, so their encryption goes with it.
    failureConverterPath: failures,
    logger: silentBelowWarn,
  });
  return code;
}

/** By this the running product sees that step code is another than the one a path was judged by. */
function stepsHash() {
  const dist = inRoot('dist');
  const folders = [inRoot('dist/workflows/steps'), inRoot('dist/src/domain/path')];
  return digest(
    dist,
    filesBelow(folders).filter((file) => file.endsWith('.js')),
  );
}

async function checkPacks() {
  const command = inRoot('dist/src/policy/command/main.js');
  const { ok, output } = await runQuietly(process.execPath, [command, 'check']);
  if (ok) return;
  throw new PacksWrong(`${output.trim()}\n\nA policy pack or the list of steps is wrong.`);
}

function sourcesHash() {
  const own = [...builders, ...others, ...sources].map((path) => inRoot(path));
  return digest(
    inRoot(),
    filesBelow(own).filter((file) => !/(\.test|schema\.gen)\.ts$/.test(file)),
  );
}

function writeAtomically(path, content) {
  const draft = inRoot(`${path}.draft`);
  mkdirSync(inRoot('dist'), { recursive: true });
  writeFileSync(draft, content);
  renameSync(draft, inRoot(path));
}

const nothing = () => {};
const say = (message) => console.error(message);
const silentBelowWarn = {
  log: nothing,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: say,
  error: say,
};

/** The next build is made in any case. */
export function forgetBuild() {
  rmSync(marker, { force: true });
}
