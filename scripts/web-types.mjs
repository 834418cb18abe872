import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { inRoot, runMain } from './lib/root.mjs';

/** Types of the pages' requests and answers, from the document of the API: into their file, or with `--print` to be compared. */
async function webTypes(args) {
  const document = JSON.parse(readFileSync(inRoot('docs/openapi.json'), 'utf8'));
  const text = astToString(await openapiTS(document));
  if (args.includes('--print')) process.stdout.write(text);
  else writeFileSync(inRoot('web/src/api/schema.gen.ts'), text);
}

void runMain(() => webTypes(process.argv.slice(2)));
