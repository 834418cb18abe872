import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { COUNTY, firstTask, startPath } from '../api/people.ts';
import { sizeOf } from '../support/share.ts';
import { openBrowser } from '../../scripts/lib/at-browser.mjs';
import { TestSystem } from '../support/test-system.ts';
import { AtPage, type Look } from './at-page.ts';
import { keysOf, readTexts } from './texts.ts';

/** Whatever is still read comes in by then. */
const STEADY_MS = 250;
/** A page that is not there says as much. */
const SHORTEST = 20;
const SCRIPT = '<img src=x onerror="alert(1)">';
const LOOKS: Required<Look>[] = [
  { size: 'pc', language: 'en' },
  { size: 'phone', language: 'zh-CN' },
  ...sizeOf<Required<Look>[]>({
    daily: [],
    full: [
      { size: 'pc', language: 'zh-CN' },
      { size: 'phone', language: 'en' },
    ],
  }),
];

interface Violation {
  id: string;
  impact: string;
  nodes: { html: string }[];
}

describe('the pages', () => {
  let system: TestSystem;
  let browser: Browser;
  let path: string;
  let task: string;
  const opened: AtPage[] = [];

  beforeAll(async () => {
    system = await TestSystem.start();
    browser = await openBrowser();
    path = await startPath(system, { person: { name: SCRIPT } });
    await system.clock('P12D');
    const found = await firstTask(system, path, ({ key }) => key === 'intake/check-health');
    task = found.id;
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await system?.stop();
  });

  async function at(who: string, look: Look = {}): Promise<AtPage> {
    const one = await AtPage.open(browser, system, look);
    opened.push(one);
    await one.become(who, COUNTY);
    return one;
  }

  /** Every page, and who looks at it. */
  const pages = (): [who: string, at: string][] => [
    ['caseworker', '/paths'],
    ['caseworker', '/paths?state=done'],
    ['caseworker', '/intake'],
    ['caseworker', `/paths/${path}`],
    ['caseworker', `/paths/${path}?part=timeline`],
    ['caseworker', `/paths/${path}?part=day`],
    ['health', '/inbox'],
    ['health', '/inbox?state=done'],
    ['health', `/tasks/${task}`],
    ['health', '/notices'],
    ['coordination-office', '/board'],
    ['coordination-office', '/board?days=30'],
    ['case-supervisor', '/rules?pack=yunnan-2008@1.0.0'],
    ['caseworker', '/nowhere'],
  ];

  it.each(LOOKS)(
    'fit their screen, speak one language and can be used by everybody: $size, $language',
    async (look) => {
      const keys = keysOf(readTexts(look.language));
      const wrong: string[] = [];
      for (const [who, address] of pages()) {
        const one = await at(who, look);
        await one.see(address);
        const text = await one.page.locator('body').innerText();
        const raw = keys.filter((key) => key.includes('.') && text.split(/\s+/).includes(key));
        const wider = await one.page.evaluate(
          `document.documentElement.scrollWidth - window.innerWidth`,
        );
        if (Number(wider) > 0) wrong.push(`${address}: ${String(wider)} px wider than the screen`);
        wrong.push(...raw.map((key) => `${address}: shows the key ${key}`));
        wrong.push(...(await barriers(one)).map((barrier) => `${address}: ${barrier}`));
        await one.close();
      }

      expect(wrong).toEqual([]);
    },
    120_000,
  );

  /** What stands in the way of somebody with a keyboard, a reader of screens or weak eyes. */
  async function barriers({ page }: AtPage): Promise<string[]> {
    await page.evaluate(axe.source);
    const found = await page.evaluate<Violation[]>(
      `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
        violations.map(({ id, impact, nodes }) => ({ id, impact, nodes: nodes.map(({ html }) => ({ html })) })))`,
    );
    return found
      .filter(({ impact }) => ['serious', 'critical'].includes(impact))
      .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html.slice(0, 160)}`);
  }

  it('would not pass with a button that has no name', async () => {
    const one = await at('health');
    await one.see('/inbox');
    await one.page.evaluate(
      `document.querySelector('main').append(document.createElement('button'))`,
    );

    expect((await barriers(one)).join()).toContain('button-name');
  });

  it('are the same by their address alone, after a reload, and on the way back', async () => {
    const readers = new Map<string, AtPage>();
    for (const [who, address] of pages()) {
      const one = readers.get(who) ?? (await at(who));
      readers.set(who, one);
      await one.see(address);
      const first = await shown(one);
      await one.page.reload();
      await one.settled();
      const again = await shown(one);
      await one.see('/calendar.html');
      await one.page.goBack();
      await one.settled();

      expect({ address, shown: again }).toEqual({ address, shown: first });
      expect({ address, shown: await shown(one) }).toEqual({ address, shown: first });
    }
  }, 120_000);

  /** Once all of it is there, and without what the clock counts down. */
  async function shown({ page }: AtPage): Promise<{ url: string; text: string }> {
    const main = page.locator('main');
    let text = '';
    for (let now = await main.innerText(); now !== text; now = await main.innerText()) {
      text = now;
      await page.waitForTimeout(STEADY_MS);
    }
    const { pathname, search } = new URL(page.url());
    if (text.length < SHORTEST) throw new Error(`${pathname} shows nothing: ${text}`);
    return { url: pathname + search, text: text.replace(/\d+:\d+/g, '#') };
  }

  it('keep a filter in the address, and go back to the one before', async () => {
    const { page, ...one } = await at('health');
    await page.goto(new URL('/inbox', system.url).href);
    await page.locator('.ant-segmented-item').nth(-2).click();
    await page.waitForURL(/state=done/);
    await page.goBack();
    await page.waitForURL(/\/inbox$/);

    expect(one.faults).toEqual([]);
    expect(await page.locator('.ant-segmented-item-selected').innerText()).toBe('To do');
  });

  it('show a name with a script in it as text', async () => {
    const { page, faults } = await at('caseworker');
    await page.goto(new URL('/paths', system.url).href);
    const search = page.getByPlaceholder('Find').or(page.getByLabel(/Find somebody/));
    await search.first().fill(SCRIPT);
    await page.keyboard.press('Enter');
    await page.getByText(SCRIPT).first().waitFor();

    expect(await page.locator('img[src="x"]').count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('show a note with a script in it as text', async () => {
    const clerk = await at('health');
    const { page } = clerk;
    await clerk.see(`/tasks/${task}`);
    await page.getByRole('button', { name: 'Return', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').fill(SCRIPT);
    await dialog.locator('.ant-btn-primary').click();
    await page.locator('main').getByText(SCRIPT).first().waitFor();

    expect(await page.locator('img[src="x"]').count()).toBe(0);
  });

  it('of two who work on one task, the later sees what the first does, and loses nothing she typed', async () => {
    const [first, second] = [await at('caseworker'), await at('caseworker')];
    const { id } = await firstTask(system, path, ({ key }) => key === 'intake/receive');
    await second.see(`/tasks/${id}`);
    await second.page.locator('input[type="radio"][value="received"]').check();
    await second.page.locator('#form_from').fill('A hospital (example)');
    await first.see(`/tasks/${id}`);
    await first.page.getByRole('button', { name: 'Take' }).click();
    // Shown to the other by itself, beside what she types.
    await second.page.locator('main').getByText('Taken').first().waitFor();

    expect(await second.page.locator('#form_from').inputValue()).toBe('A hospital (example)');

    const form = { from: 'A station (example)', to: 'The caseworker on duty (example)' };
    await first.complete(id, { outcome: 'received', form });
    await second.page.getByText('Somebody has ended this task since you began.').waitFor();

    expect(await second.page.locator('#form_from').inputValue()).toBe('A hospital (example)');
    expect(await second.page.locator('main form button[type="submit"]').count()).toBe(0);

    await second.page.getByRole('button', { name: 'Put away' }).click();
    await second.page.locator('main form').waitFor({ state: 'detached' });
    const { body } = await system.as('caseworker', COUNTY).get<{ state: string }>(`/tasks/${id}`);
    expect(body.state).toBe('done');
  });

  it('of two who see one task differently, the later is asked to look before she goes on', async () => {
    const clerk = await at('health');
    const { page } = clerk;
    await clerk.see(`/tasks/${task}`);
    await page.locator('main form input[type="radio"]').first().check();
    const worker = system.as('caseworker', COUNTY);
    await worker.post(`/paths/${path}/facts`, { name: 'sex', value: 'male' });
    await page.locator('main form button[type="submit"]').click();
    await page.getByText('Somebody has done something with this task').waitFor();
    await page.getByRole('button', { name: 'I have looked' }).click();
    const answer = page.waitForResponse((one) => one.url().endsWith('/completion'));
    await page.locator('main form button[type="submit"]').click();
    expect(await (await answer).json()).toMatchObject({ task: { state: 'done' } });
    await page.locator('main form').waitFor({ state: 'detached' });

    const { body } = await system.as('caseworker', COUNTY).get<{ state: string }>(`/tasks/${task}`);
    expect(body.state).toBe('done');
  });

  it('say at the field what the API refuses', async () => {
    const { page } = await at('caseworker');
    await page.goto(new URL('/intake', system.url).href);
    await page.locator('.ant-collapse-header').click();
    await page.getByLabel('Date of birth').fill('yesterday');
    await page.locator('form button[type="submit"]').click();

    await page.locator('.ant-form-item-explain-error').first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/intake');
  });

  it('change their language at once, and keep it', async () => {
    const { page } = await at('health');
    await page.goto(new URL('/inbox', system.url).href);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '事项' }).or(page.locator('h1')).first().waitFor();
    const heading = await page.locator('h1').innerText();
    await page.reload();
    await page.locator('h1').waitFor();

    expect(heading).toMatch(/[一-鿿]/);
    expect(await page.locator('h1').innerText()).toBe(heading);
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
  });

  it('can be walked through by keyboard, from the sign-in to a task', async () => {
    const one = await AtPage.open(browser, system);
    const { page } = one;
    await one.see('/sign-in');
    await page.locator('.cards button').first().waitFor();
    await tabTo(one, '.cards button');
    await page.keyboard.press('Enter');
    await page.locator('nav').waitFor();
    await one.become('civil-affairs', COUNTY);
    await one.see('/inbox');
    await tabTo(one, 'main a.title');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/tasks\//);
  });

  async function tabTo({ page }: AtPage, selector: string): Promise<void> {
    const isThere = () => page.evaluate<boolean>(`document.activeElement.matches('${selector}')`);
    for (let i = 0; i < 60; i++) {
      if (await isThere()) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`sixty times Tab does not lead to ${selector}`);
  }

  it('are left at once by Esc twice, with nothing to go back to', async () => {
    const one = await at('caseworker');
    await one.see(`/paths/${path}`);
    await one.page.keyboard.press('Escape');
    await one.page.keyboard.press('Escape');
    await one.page.waitForURL(/\/calendar\.html$/);
    await one.see(`/paths/${path}`);

    expect(new URL(one.page.url()).pathname).toBe('/sign-in');
  });

  it('and no browser complained of anything', () => {
    expect(opened.flatMap(({ faults }) => faults)).toEqual([]);
  });
});
