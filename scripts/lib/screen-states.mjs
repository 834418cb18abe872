import { writeFileSync } from 'node:fs';
import { format } from 'prettier';

/** What is not read anew for a state: who somebody is, and what things are called. */
const STANDING = /\/api\/(session|words|sign-in|clock|demonstration|events)\b/;
const STATES = ['empty', 'loading', 'one', 'many', 'refused', 'away'];

/** Every list in every state, and what is read by itself in those that it has. */
export function statesOf({ path, task }) {
  const lists = [
    { page: 'inbox', who: 'education', at: '/inbox' },
    { page: 'paths', who: 'caseworker', at: '/paths' },
    { page: 'board', who: 'coordination-office', at: '/board' },
    { page: 'notices', who: 'coordination-office', at: '/notices' },
  ];
  const single = [
    { page: 'task', who: 'education', at: `/tasks/${task}` },
    { page: 'path', who: 'caseworker', at: `/paths/${path}` },
  ];
  return [
    ...lists.flatMap((one) => STATES.map((state) => ({ ...one, state }))),
    ...single.flatMap((one) => {
      return ['loading', 'one', 'refused', 'away'].map((state) => ({ ...one, state }));
    }),
  ].map((one) => ({ ...one, name: `${one.page}-${one.state}` }));
}

/** Makes what the API answers to a page into the state that is to be seen; the rest is as it is. */
export async function bringAbout(page, state) {
  if (state === undefined || state === 'many') return;
  await page.route('**/api/**', (route) => {
    if (STANDING.test(route.request().url())) return route.continue();
    return ANSWERS[state](route);
  });
}

const ANSWERS = {
  loading: () => undefined,
  away: (route) => route.abort(),
  empty: (route) => withItems(route, 0),
  one: (route) => withItems(route, 1),
  // As whoever asks without a right is answered.
  refused: async (route) => {
    const url = new URL(route.request().url());
    url.pathname = '/api/paths/00000000-0000-4000-8000-000000000000';
    url.search = '';
    await route.fulfill({ response: await route.fetch({ url: url.href }) });
  },
};

async function withItems(route, count) {
  const response = await route.fetch();
  const json = await response.json();
  if (!Array.isArray(json.items)) return route.fulfill({ response });
  const items = json.items.slice(0, count);
  const counts = json.counts && (count === 0 ? [] : json.counts);
  return route.fulfill({
    response,
    json: { ...json, items, next: null, ...(counts ? { counts } : {}) },
  });
}

/** What somebody sees there, in a few words. */
export async function sayState(page) {
  const words = page.locator('main .ant-alert, main .ant-empty-description, .ant-alert');
  if ((await words.count()) > 0) return (await words.first().innerText()).replace(/\s+/g, ' ');
  if ((await page.locator('.ant-spin').count()) > 0) return 'a sign that it is being read';
  const rows = await page.locator('main article').count();
  if (rows === 0) return 'the page itself';
  return rows === 1 ? 'one row' : `${rows} rows`;
}

/** One row for each page, one column for each state. */
export async function writeStates(file, said) {
  const pages = [...new Set(said.map(({ page }) => page))];
  const cell = (page, state) => said.find((one) => one.page === page && one.state === state)?.words;
  const row = (cells) => `| ${cells.join(' | ')} |`;
  const text = [
    '# Pages and their states',
    '',
    'What each page says when there is nothing, while it is read, with one and with many, refused, and when the product does not answer.',
    'Written by `npm run screens`, which makes a picture of each.',
    '',
    row(['page', ...STATES]),
    row(['page', ...STATES].map(() => '---')),
    ...pages.map((page) => row([page, ...STATES.map((state) => cell(page, state) ?? '')])),
  ].join('\n');
  writeFileSync(file, await format(text, { parser: 'markdown', printWidth: 160 }));
}
