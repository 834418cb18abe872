import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { clientFor, listAll } from '../../examples/lib/http.mjs';
import { openClock } from '../../examples/lib/clock.mjs';
import { readStories } from '../../examples/lib/read-stories.mjs';
import { tellStories } from '../../examples/lib/tell-stories.mjs';
import { findBrowser } from './browser.mjs';

/** Of each story so many acts; then nobody acts for some weeks. */
const ACTS = 24;
const IDLE_DAYS = 24;
const DAY_MS = 86_400_000;
const PLACE = '530102';

const SIZES = { pc: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } };
const LANGUAGES = ['zh-CN', 'en'];

/** Three paths in the middle of their first weeks, some tasks overdue; answers who looks at what. */
export async function tellWorld({ url, accounts }) {
  const stories = readStories().map((story) => {
    return { ...story, tracks: story.tracks.map((track) => track.slice(0, ACTS)) };
  });
  const told = await tellStories({ url, accounts, stories });
  const clock = openClock(clientOf({ url, accounts }, 'administrator'));
  await clock.moveTo((await clock.now()) + IDLE_DAYS * DAY_MS);
  const clerk = clientOf({ url, accounts }, 'clerk', 'education');
  const tasks = await listAll(clerk, '/tasks');
  return { path: told[0].path.id, task: tasks.at(-1)?.id };
}

function accountOf(accounts, role, department) {
  const is = (one) => department === undefined || one.department === department;
  return accounts.find((one) => one.role === role && is(one) && one.place === PLACE)
    ?? accounts.find((one) => one.role === role && is(one));
}

const clientOf = ({ url, accounts }, role, department) =>
  clientFor({ url, token: accountOf(accounts, role, department).token });

/** Name, who looks, and where; what is opened first. */
const pagesOf = ({ path, task }) => [
  ['sign-in', undefined, '/sign-in'],
  ['inbox', ['clerk', 'education'], '/inbox'],
  ['inbox-done', ['clerk', 'education'], '/inbox?state=done'],
  ['task', ['clerk', 'education'], `/tasks/${task}`],
  ['why-due', ['clerk', 'education'], `/tasks/${task}`, (page) => page.locator('main .tags button').first().click()],
  ['notices', ['clerk', 'education'], '/notices'],
  ['refused', ['clerk', 'education'], `/paths/${path}`],
  ['paths', ['caseworker'], '/paths'],
  ['intake', ['caseworker'], '/intake', (page) => page.locator('.ant-collapse-header').click()],
  ['path', ['caseworker'], `/paths/${path}`],
  ['path-timeline', ['caseworker'], `/paths/${path}?part=timeline`],
  ['path-day', ['caseworker'], `/paths/${path}?part=day`],
  ['record-fact', ['caseworker'], `/paths/${path}`, (page) => page.locator('.head button').first().click()],
  ['board', ['coordination-office'], '/board'],
  ['nowhere', ['caseworker'], '/nowhere'],
];

/** Every page in both languages and both sizes, as PNG files. `only`: names of pages. */
export async function shoot({ url, accounts, world, folder, only }) {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
  const faults = [];
  try {
    for (const language of LANGUAGES) {
      for (const [size, viewport] of Object.entries(SIZES)) {
        for (const [name, who, at, open] of pagesOf(world)) {
          if (only && !only.includes(name)) continue;
          const context = await browser.newContext({ viewport, locale: language });
          await context.addInitScript((lang) => localStorage.setItem('language', lang), language);
          const page = await context.newPage();
          page.on('console', (message) => {
            if (message.type() === 'error') faults.push(`${name}: ${message.text()}`);
          });
          page.on('pageerror', (error) => faults.push(`${name}: ${error.message}`));
          const origin = new URL(url).origin;
          if (who) await signIn(page, origin, accountOf(accounts, ...who).id);
          await page.goto(origin + at, { waitUntil: 'networkidle' }).catch(() => {});
          await page.locator('h1, .ant-alert, .ant-empty').first().waitFor();
          if (open) await open(page);
          await page.waitForTimeout(700);
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (wide > 0) faults.push(`${name} ${language} ${size}: ${wide} px wider than the screen`);
          await page.screenshot({ path: join(folder, `${name}.${language}.${size}.png`), fullPage: true });
          await context.close();
        }
      }
    }
  } finally {
    await browser.close();
  }
  return [...new Set(faults)];
}

async function signIn(page, origin, account) {
  await page.goto(`${origin}/sign-in`);
  await page.evaluate(async (id) => {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch('/api/sign-in', { method: 'POST', headers, body: JSON.stringify({ account: id }) });
    if (!answer.ok) throw new Error(`sign-in: ${answer.status}`);
  }, account);
}
