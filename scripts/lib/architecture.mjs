import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { relative } from 'node:path';
import { cruise } from 'dependency-cruiser';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { filesBelow } from './digest.mjs';
import { inRoot, root, runMain, Sentence } from './root.mjs';

const folders = [
  'src',
  'workflows',
  'activities',
  'worker',
  'test',
  'bench',
  'demo',
  'examples',
  'web/src',
];

/** Who may import whom; the rules are in .dependency-cruiser.cjs. */
async function checkArchitecture() {
  process.chdir(root);
  const present = folders.filter((folder) => existsSync(folder));
  const { modules, summary } = await cruiseFolders(present);
  checkAllSeen(present, new Set(modules.map(({ source }) => source)));
  for (const { rule, from, to, cycle } of summary.violations) {
    const way = cycle ? cycle.map(({ name }) => name).join(' -> ') : to;
    console.log(`${rule.name}: ${from} -> ${way}`);
  }
  if (summary.violations.length > 0) {
    throw new Sentence(`${summary.violations.length} imports that the architecture forbids`);
  }
  console.log(
    `${modules.length} modules, ${summary.totalDependenciesCruised} imports: all allowed`,
  );
}

async function cruiseFolders(present) {
  const { options, ...rules } = createRequire(import.meta.url)(inRoot('.dependency-cruiser.cjs'));
  const tsConfig = extractTsConfig(inRoot('tsconfig.json'));
  const { output } = await cruise(
    present,
    { ...options, ruleSet: rules, validate: true },
    undefined,
    { tsConfig },
  );
  return output;
}

/** Beside the wrong TypeScript the cruiser sees no module at all, and finds no fault with none. */
function checkAllSeen(present, seen) {
  const sources = filesBelow(present.map((folder) => inRoot(folder)))
    .map((file) => relative(root, file).replaceAll('\\', '/'))
    .filter((file) => /\.(ts|tsx)$/.test(file) && !file.endsWith('.d.ts'));
  const missed = sources.filter((file) => !seen.has(file));
  if (sources.length > 0 && missed.length === 0) return;
  throw new Sentence(
    `The import rules saw ${sources.length - missed.length} of ${sources.length} files; not seen: ${missed.slice(0, 5).join(', ')}`,
  );
}

void runMain(checkArchitecture);
