import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { withOwnProduct } from '../examples/lib/own-product.mjs';
import { ensure } from './ensure.mjs';
import { inRoot, runMain, Sentence } from './lib/root.mjs';

/** Pictures of every page in both languages and both sizes, of a product of their own: to be looked at by somebody. */
async function screens(only) {
  await ensure();
  const { shoot, tellWorld } = await import('./lib/screens.mjs');
  const folder = inRoot('docs', 'screens');
  const faults = await withOwnProduct(async ({ url, dataDir }) => {
    const accounts = JSON.parse(readFileSync(join(dataDir, 'accounts.json'), 'utf8'));
    const world = await tellWorld({ url, accounts });
    return shoot({ url, accounts, world, folder, ...(only.length > 0 ? { only } : {}) });
  });
  console.log(`Pictures are in ${folder}`);
  if (faults.length > 0) throw new Sentence(faults.join('\n'));
}

void runMain(() => screens(process.argv.slice(2)));
