import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generatedFiles } from './generated.ts';
import { chainOf, packHash } from './pack-chain.ts';
import { packFolders, packName, policiesFolder, readReleased } from './pack-folders.ts';
import { openPacks } from './packs.ts';
import { problemText } from './problem.ts';

/**
 * `node dist/src/policy/generate.js` writes what follows from the packs; `--check` only compares it.
 * `--release <id>@<version>` closes a version for ever: its hash is written down, and the check holds it to that.
 */
async function main(args: readonly string[]): Promise<number> {
  const at = args.indexOf('--release');
  if (at >= 0) return release(args[at + 1] ?? '');
  const { packs, problems } = openPacks();
  if (problems.length > 0) return fail(problems.map(problemText));
  const stale: string[] = [];
  for (const [name, content] of await generatedFiles(packs)) {
    const file = join(dirname(policiesFolder()), name);
    if (existsSync(file) && readFileSync(file, 'utf8') === content) continue;
    stale.push(name);
    if (!args.includes('--check')) writeFileSync(file, content);
  }
  if (!args.includes('--check')) {
    console.info(stale.length > 0 ? `Wrote ${stale.join(', ')}.` : 'Everything is up to date.');
    return 0;
  }
  return fail(stale.map((name) => `${name} is not what follows from the packs`));
}

function release(name: string): number {
  const folder = policiesFolder();
  const path = packFolders(folder).find((pack) => packName(folder, pack) === name);
  if (path === undefined) return fail([`There is no pack ${name}.`]);
  const released = readReleased(folder);
  const [id = '', version = ''] = name.split('@');
  if (released.some((entry) => entry.id === id && entry.version === version)) {
    return fail([`${name} is released; what it says never changes. Copy it to the next version.`]);
  }
  const [, base] = chainOf(path).layers;
  if (base && !released.some((entry) => `${entry.id}@${entry.version}` === base.name)) {
    return fail([`${name} extends ${base.name}, which has not been released.`]);
  }
  const next = [...released, { id, version, sha256: packHash(path) }];
  writeFileSync(join(folder, 'released.json'), `${JSON.stringify(next, null, 2)}\n`);
  console.info(`Released ${name}.`);
  return 0;
}

function fail(sentences: readonly string[]): number {
  for (const sentence of sentences) console.error(sentence);
  return sentences.length > 0 ? 1 : 0;
}

process.exitCode = await main(process.argv.slice(2));
