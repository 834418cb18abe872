import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from './config.mjs';
import { inRoot, pause, readJson, Sentence } from './root.mjs';

/** An API that is busy says when to come again; a path that is waited for longer is left for the next run. */
const TRIES_MAX = 10;
const AT_ONCE = 4;
const PAGE = 100;

/**
 * Has all open paths of a place that stand on one pack go on under another, through the HTTP API, in the name of whoever
 * decided it. Each has one key for ever, so what was interrupted goes on where it stopped. Ends with 0 where all went over.
 */
export async function changePacks(args) {
  const wish = readWish(args);
  const { uuid8 } = await import(inRoot('dist/src/db/uuid8.js'));
  const tally = { done: 0, refused: 0 };
  for await (const page of pathsOf(wish)) {
    const own = page.filter(({ pack }) => nameOf(pack) === wish.from);
    const next = own.values();
    const takeNext = async () => {
      for (const { id } of next) {
        const key = uuid8(wish.as, id, wish.from, wish.to);
        await changeOne(wish, { id, key }, tally);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, takeNext));
  }
  const left = tally.refused > 0 ? `; ${tally.refused} stay where they are` : '';
  console.log(`${tally.done} paths go on under ${wish.to}${left}`);
  return tally.refused > 0 ? 1 : 0;
}

function readWish(args) {
  const { from, to, place, as } = readArgs(args);
  const { port, dataDir } = readConfig();
  const account = readJson(join(dataDir, 'accounts.json'), []).find(({ id }) => id === as);
  const token = process.env.ACCOUNT_TOKEN || account?.token;
  if (!token) {
    throw new Sentence(
      `There is no token of the account ${as}. Name one of ${join(dataDir, 'accounts.json')}, or set ACCOUNT_TOKEN.`,
    );
  }
  return { from, to, place, as, token, base: `http://127.0.0.1:${port}/api` };
}

function readArgs(args) {
  try {
    const options = { place: { type: 'string' }, as: { type: 'string' } };
    const { positionals, values } = parseArgs({ args, allowPositionals: true, options });
    const [from, to, ...more] = positionals;
    const isNamed = [from, to].every((name) => /^[\w.-]+@[\w.-]+$/.test(name ?? ''));
    if (isNamed && more.length === 0 && values.place && values.as) return { from, to, ...values };
  } catch {
    // What cannot be read is told as what does not fit.
  }
  throw new Sentence(
    'usage: npm run policy -- migrate <pack> <pack> --place <code> --as <account>\n<pack> is <name>@<version>.',
  );
}

const nameOf = ({ id, version }) => `${id}@${version}`;

async function* pathsOf({ base, token, place }) {
  for (let after = ''; after !== null;) {
    const query = new URLSearchParams({ place, state: 'open', limit: PAGE });
    if (after) query.set('after', after);
    const { status, body } = await ask(`${base}/paths?${query}`, { token });
    if (status !== 200) throw new Sentence(`${body.title ?? 'No answer'} (${body.code ?? status})`);
    yield body.items;
    after = body.next;
  }
}

async function changeOne({ base, token, to }, { id, key }, tally) {
  const [name, version] = to.split('@');
  const { status, body } = await ask(`${base}/paths/${id}/pack`, {
    token,
    key,
    body: { id: name, version },
  });
  if (status === 201) {
    tally.done += 1;
    console.log(`${id}  ${body.changes.length} changes`);
  } else {
    tally.refused += 1;
    console.log(`${id}  ${body.title ?? 'No answer'} (${body.code ?? status})`);
  }
}

/** The same key again, as the answer asks. */
async function ask(url, { token, key, body }) {
  const headers = { authorization: `Bearer ${token}`, 'accept-language': 'en' };
  const request = key
    ? {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
      }
    : { headers };
  for (let i = 1; ; i++) {
    const answer = await fetch(url, request).catch(() => {
      throw new Sentence(
        `Nothing answers at ${new URL(url).origin}. Start the product, or set PORT.`,
      );
    });
    if (![429, 503].includes(answer.status) || i === TRIES_MAX) {
      return { status: answer.status, body: await answer.json() };
    }
    await pause(Number(answer.headers.get('retry-after') ?? 1) * 1000);
  }
}
