import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Runs a program of the product in a container. A password comes as a file and goes into its URL
 * here, so that it is in no compose file, image or `docker inspect`.
 */
const [program, ...rest] = process.argv.slice(2);
if (!program) throw new Error('usage: run.mjs <program> [<argument> ...]');

for (const name of ['DATABASE', 'DATABASE_OWNER']) {
  const file = process.env[`${name}_PASSWORD_FILE`];
  if (!file) continue;
  const url = new URL(process.env[`${name}_URL`]);
  url.password = encodeURIComponent(readFileSync(file, 'utf8').trim());
  process.env[`${name}_URL`] = url.href;
}

const path = resolve(program);
process.argv = [process.argv[0], path, ...rest];
await import(pathToFileURL(path).href);
