import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { format, resolveConfig } from 'prettier';
import { inRoot, runMain, Sentence } from './lib/root.mjs';

/** Types of the pages' requests and answers, from the document of the API: into their file, or with `--check` compared. */
async function webTypes(args) {
  const file = inRoot('web/src/api/schema.gen.ts');
  const document = JSON.parse(readFileSync(inRoot('docs/openapi.json'), 'utf8'));
  const text = astToString(await openapiTS(document));
  const types = await format(text, { ...(await resolveConfig(file)), filepath: file });
  if (!args.includes('--check')) return writeFileSync(file, types);
  if (readFileSync(file, 'utf8') === types) return;
  throw new Sentence(
    'web/src/api/schema.gen.ts is not what docs/openapi.json says: npm run web:types',
  );
}

void runMain(() => webTypes(process.argv.slice(2)));
