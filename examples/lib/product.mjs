import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readConfig } from '../../scripts/lib/config.mjs';
import { Sentence } from '../../scripts/lib/root.mjs';
import { withOwnProduct } from './own-product.mjs';

/** Calls with address and accounts of the running product; where none runs, of one that lives as long as the call. */
export async function withProduct(use) {
  const { PORT, DATA_DIR, BASE_URL, ACCOUNTS_FILE } = process.env;
  const { port, dataDir } = readConfig({ PORT, DATA_DIR });
  const url = BASE_URL?.replace(/\/$/, '') ?? `http://127.0.0.1:${port}/api`;
  const mode = await modeOf(url);
  if (mode === 'training') {
    console.log(`Told to the product at ${url}, whose training clock moves on by that time.`);
    return use({ url, accounts: readAccounts(ACCOUNTS_FILE ?? join(dataDir, 'accounts.json')) });
  }
  if (mode) throw new Sentence(`The product at ${url} is in MODE=${mode}; stories need training.`);
  if (BASE_URL) throw new Sentence(`The product does not answer at ${url}.`);
  console.log(`Nothing runs at ${url}: a product is started for the stories and ended after them.`);
  return withOwnProduct(({ url: own, dataDir: folder }) =>
    use({ url: own, accounts: readAccounts(join(folder, 'accounts.json')) }),
  );
}

/** What the header of any answer says; nothing, where it is not this product that answers. */
async function modeOf(url) {
  try {
    const answer = await fetch(`${url}/health/live`, { signal: AbortSignal.timeout(5_000) });
    return answer.headers.get('x-mode') ?? undefined;
  } catch {
    return undefined;
  }
}

function readAccounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Sentence(
      `No demonstration accounts (${error.message}). ACCOUNTS_FILE may say where they are.`,
    );
  }
}
