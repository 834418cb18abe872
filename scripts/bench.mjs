import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRoot, runMain, Sentence } from './lib/root.mjs';

/** One script for each claim of the README: `npm run bench -- write-path`. */
async function bench(name) {
  const scripts = readdirSync(inRoot('bench')).filter((file) => file.endsWith('.mjs'));
  const names = scripts.map((file) => file.slice(0, -'.mjs'.length));
  if (!names.includes(name)) {
    throw new Sentence(`Say which: npm run bench -- ${names.join(' | ')}`);
  }
  const file = inRoot('bench', `${name}.mjs`);
  process.argv[1] = file;
  await import(pathToFileURL(file).href);
}

void runMain(() => bench(process.argv[2]));
