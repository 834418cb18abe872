import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { clientFor, listAll } from '../../examples/lib/http.mjs';
import { openClock } from '../../examples/lib/clock.mjs';
import { readStories } from '../../examples/lib/read-stories.mjs';
import { tellStories } from '../../examples/lib/tell-stories.mjs';
import { openBrowser, signInAs, SIZES, watchFaults } from './at-browser.mjs';
import { bringAbout, sayState, statesOf, writeStates } from './screen-states.mjs';

/** Of each story so many days; then nobody acts for some weeks. */
const DAYS = 12;
const IDLE_DAYS = 12;
const IN_DAYS = { hour: 1 / 24, day: 1, month: 30 };
const DAY_MS = 86_400_000;
const PLACE = '530102';

/** For pictures alone: what comes in is drawn by then. */
const SETTLE_MS = 700;
const MOVED_MS_MAX = 180_000;
const LANGUAGES = ['zh-CN', 'en'];

/** Three paths in the middle of their first weeks, some tasks overdue; answers who looks at what. */
export async function tellWorld({ url, accounts }) {
  const stories = readStories().map((story) => {
    return { ...story, tracks: story.tracks.map(beginOf) };
  });
  const told = await tellStories({ url, accounts, stories });
  const clock = openClock(clientOf({ url, accounts }, 'administrator'));
  await clock.moveTo((await clock.now()) + IDLE_DAYS * DAY_MS);
  const clerk = clientOf({ url, accounts }, 'education');
  const tasks = await listAll(clerk, '/tasks');
  const caseworker = clientOf({ url, accounts }, 'caseworker');
  const { id: fresh } = await caseworker.post('/paths', { place: PLACE });
  return { path: told[0].path.id, task: tasks.at(-1)?.id, fresh };
}

function beginOf(track) {
  let days = 0;
  return track.filter(({ after }) => {
    for (const { n, unit } of after) days += n * IN_DAYS[unit];
    return days <= DAYS;
  });
}

/** `caseworker`, or the clerk of a department. */
function accountOf(accounts, who) {
  const found = accounts.filter((one) => one.role === who || one.department === who);
  return found.find((one) => one.place === PLACE && one.role !== 'department-head') ?? found[0];
}

const clientOf = ({ url, accounts }, who) =>
  clientFor({ url, token: accountOf(accounts, who).token });

/** Name, who looks, at which address; what is opened there first. */
const pagesOf = ({ path, task, fresh }) => [
  { name: 'sign-in', at: '/sign-in' },
  { name: 'inbox', who: 'education', at: '/inbox' },
  { name: 'inbox-done', who: 'education', at: '/inbox?state=done' },
  { name: 'task', who: 'education', at: `/tasks/${task}` },
  {
    name: 'why-due',
    who: 'education',
    at: `/tasks/${task}`,
    open: (page) => page.locator('main .tags button').first().click(),
  },
  { name: 'notices', who: 'education', at: '/notices' },
  { name: 'refused', who: 'education', at: `/paths/${path}` },
  { name: 'paths', who: 'caseworker', at: '/paths' },
  {
    name: 'intake',
    who: 'caseworker',
    at: '/intake',
    open: (page) => page.locator('.ant-collapse-header').click(),
  },
  { name: 'path', who: 'caseworker', at: `/paths/${path}` },
  { name: 'path-timeline', who: 'caseworker', at: `/paths/${path}?part=timeline` },
  { name: 'path-day', who: 'caseworker', at: `/paths/${path}?part=day` },
  {
    name: 'record-fact',
    who: 'caseworker',
    at: `/paths/${path}`,
    open: (page) => page.locator('.head button').first().click(),
  },
  // With READING_REASON=asked in the environment: the question why.
  { name: 'path-of-others', who: 'case-supervisor', at: `/paths/${fresh}` },
  { name: 'board', who: 'coordination-office', at: '/board' },
  { name: 'board-rung', who: 'coordination-office', at: '/board?rung=head' },
  { name: 'board-ahead', who: 'coordination-office', at: '/board?days=30' },
  {
    name: 'clock',
    who: 'administrator',
    at: '/notices',
    open: openClockDialog,
  },
  { name: 'rules', who: 'case-supervisor', at: '/rules?pack=yunnan-2026@1.0.0' },
  { name: 'rules-2008', who: 'case-supervisor', at: '/rules?pack=yunnan-2008@1.0.0' },
  { name: 'nowhere', who: 'caseworker', at: '/nowhere' },
  // The last: each picture leaves the world a day later.
  {
    name: 'clock-moved',
    who: 'administrator',
    at: '/notices',
    open: async (page) => {
      await openClockDialog(page);
      // While the clock still moves for somebody else there is nothing to press.
      await page.locator('.ant-modal .actions button').first().click({ timeout: MOVED_MS_MAX });
      await page.locator('.ant-modal .ant-btn-primary:not(.ant-btn-background-ghost)').click();
      await page.locator('.ant-popconfirm .ant-btn-primary').click();
      await page.locator('.ant-modal h3').waitFor();
    },
  },
];

const openClockDialog = (page) =>
  page.getByRole('button', { name: /^(Training clock|培训时钟)/ }).click();

/** Until nothing is read any more; what is away is asked for again some times first. */
async function settle(page) {
  await page.locator('.ant-spin').first().waitFor({ state: 'hidden', timeout: MOVED_MS_MAX });
}

/** Every page in both languages and both sizes, as PNG files; answers what the browser complained of. `only`: names of pages. */
export async function shoot({ url, accounts, world, folder, only }) {
  mkdirSync(folder, { recursive: true });
  const browser = await openBrowser();
  const faults = new Set();
  const all = [...statesOf(world), ...pagesOf(world)];
  const pages = all.filter(({ name }) => only?.includes(name) ?? true);
  const said = [];
  try {
    for (const language of LANGUAGES) {
      for (const size of Object.keys(SIZES)) {
        const origin = new URL(url).origin;
        const look = { browser, origin, accounts, folder, language, size, said };
        for (const page of pages) {
          for (const fault of await picture(look, page)) faults.add(fault);
        }
      }
    }
  } finally {
    await browser.close();
  }
  if (!only) await writeStates(join(folder, '..', 'pages.md'), said);
  return [...faults];
}

async function picture(look, { page: shown, state, name, who, at, open }) {
  const { browser, origin, accounts, folder, language, size, said } = look;
  const faults = [];
  const context = await browser.newContext({ viewport: SIZES[size], locale: language });
  await context.addInitScript((chosen) => localStorage.setItem('language', chosen), language);
  const page = await context.newPage();
  watchFaults(page, (fault) => faults.push(`${name}: ${fault}`));
  if (who) await signInAs(page, { origin, account: accountOf(accounts, who).id });
  await bringAbout(page, state);
  await page.goto(origin + at);
  await page.locator('h1, .ant-alert, .ant-empty, .ant-modal, .ant-spin').first().waitFor();
  if (state !== 'loading') await settle(page);
  await open?.(page);
  await page.waitForTimeout(SETTLE_MS);
  if (state && language === 'en' && size === 'pc') {
    said.push({ page: shown, state, words: await sayState(page) });
  }
  const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wider > 0) faults.push(`${name} ${language} ${size}: ${wider} px wider than the screen`);
  const path = join(folder, `${name}.${language}.${size}.png`);
  await page.screenshot({ path, fullPage: true });
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await context.close();
  return faults;
}
