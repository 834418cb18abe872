import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { readStories } from '../../examples/lib/read-stories.mjs';
import {
  tellStories,
  type Account,
  type StoryDeed,
  type ToldStory,
} from '../../examples/lib/tell-stories.mjs';
import { openBrowser } from '../../scripts/lib/at-browser.mjs';
import { TestSystem } from '../support/test-system.ts';
import { AtPage } from './at-page.ts';

/** What each of the three users does by hand; everything else their colleagues do over the API meanwhile. */
const BY_HAND = {
  caseworker: ['intake/first-talk'],
  department: [
    'school/first-day-in-class',
    'guardianship/appoint-guardian',
    'residency/give-opinion',
    'intake/decide-stay-permit',
  ],
  supervisor: ['intake/confirm-plan', 'residency/decide'],
};
type User = keyof typeof BY_HAND;

/** What is decided last in each story, and how the page of the path says so. */
const DECISIONS = {
  '1-girl-of-nine': 'Appoint the guardian',
  '2-woman-of-24': 'Decide on the application',
  '3-man-of-31': 'Decide on a stay on humanitarian grounds',
};

describe('three invented people, by three users in three browsers', () => {
  let system: TestSystem;
  let browser: Browser;
  let users: Record<User, AtPage>;
  let told: ToldStory[];
  const byHand: string[] = [];
  const known = new Set<User>();

  beforeAll(async () => {
    system = await TestSystem.start();
    browser = await openBrowser();
    users = {
      caseworker: await AtPage.open(browser, system),
      department: await AtPage.open(browser, system, { language: 'zh-CN' }),
      supervisor: await AtPage.open(browser, system),
    };
    const file = readFileSync(join(system.dir, 'accounts.json'), 'utf8');
    const accounts = JSON.parse(file) as Account[]; // written by a migration
    told = await tellStories({
      url: system.url,
      accounts,
      stories: readStories(),
      byHand: { begin, complete },
    });
  }, 400_000);
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  /** With the one field that is needed; the rest is recorded as it becomes known, on the page of the path. */
  async function begin(
    { place }: { place: string },
    { person, facts }: { person: { name: string }; facts: { born: string } },
  ): Promise<{ id: string; seq: number }> {
    const { page } = users.caseworker;
    await users.caseworker.signIn('caseworker', place);
    known.add('caseworker');
    await page.getByRole('button', { name: 'Begin a path' }).first().click();
    await page.locator('.ant-collapse-header').click();
    await page.getByLabel('Name').first().fill(person.name);
    await page.getByLabel('Date of birth').fill(facts.born);
    await page.locator('form button[type="submit"]').click();
    await page.waitForURL(/\/paths\/[0-9a-f-]{36}$/);
    const id = page.url().slice(-36);
    const { born: _, ...others } = facts;
    const worker = system.as('caseworker', place);
    const [first, ...rest] = Object.entries(others);
    if (first) await recordFact(id, first);
    for (const [name, value] of rest) await worker.post(`/paths/${id}/facts`, { name, value });
    byHand.push('begin');
    return { id, seq: 1 };
  }

  async function recordFact(path: string, [name, value]: [string, unknown]): Promise<void> {
    const { page } = users.caseworker;
    const { body } = await system.as('caseworker', '530102').get<Words>('/words');
    const { title, values } = body.facts[name] ?? { title: name, values: [] };
    await users.caseworker.see(`/paths/${path}`);
    await page.getByRole('button', { name: 'Record a fact' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('What became known').click();
    await page.keyboard.type(title);
    await page.keyboard.press('Enter');
    const label = values.find(({ code }) => code === value)?.label ?? String(value);
    await dialog.locator('#value').click();
    await page.locator('.ant-select-item-option').getByText(label, { exact: true }).click();
    await dialog.getByRole('button', { name: 'Record', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
  }

  async function complete({ name, taskId, who, place, ...deed }: StoryDeed): Promise<boolean> {
    const user = (Object.keys(BY_HAND) as User[]).find((one) => BY_HAND[one].includes(name));
    if (user === undefined) return false;
    const one = users[user];
    if (known.has(user)) await one.become(who, place);
    else await one.signIn(who, place);
    known.add(user);
    await lookAndTake(one, taskId);
    await one.complete(taskId, deed);
    byHand.push(name);
    return true;
  }

  /** Why it is due, and what is done before it is completed. */
  async function lookAndTake(one: AtPage, task: string): Promise<void> {
    const { page } = one;
    await one.see(`/tasks/${task}`);
    const article = page.getByRole('dialog').locator('.ant-descriptions');
    await page.locator('main .tags button').first().click();
    await article.first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'hidden' });
    for (const name of [/^(Receive|签收|接收)$/, /^(Take|认领|承办)$/]) {
      const answer = page.waitForResponse((said) => said.url().endsWith('/handling'));
      await page.locator('main .actions').getByRole('button', { name }).click();
      expect((await answer).ok()).toBe(true);
    }
  }

  it('each user did her part by hand, from the intake to the decision', () => {
    expect(byHand.filter((name) => name === 'begin')).toHaveLength(3);
    expect(new Set(byHand)).toEqual(new Set(['begin', ...Object.values(BY_HAND).flat()]));
  });

  it.each(Object.entries(DECISIONS))('%s: the decision stands on the page', async (name, what) => {
    const one = told.find(({ story }) => story.name === name);
    await users.caseworker.become('caseworker', one?.story.place ?? '');
    await users.caseworker.see(`/paths/${one?.path.id}?part=timeline&kind=outcome`);

    await users.caseworker.page.locator('ol.lines').getByText(what).first().waitFor();
  });

  it('no browser complained of anything', () => {
    const faults = Object.values(users).flatMap((one) => one.faults);
    expect(faults).toEqual([]);
  });
});

interface Words {
  facts: Record<string, { title: string; values: { code: string; label: string }[] }>;
}
