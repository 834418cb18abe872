import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { signInAs, SIZES, watchFaults } from '../../scripts/lib/at-browser.mjs';
import type { TestSystem } from '../support/test-system.ts';

const ACTION_MS_MAX = 30_000;

interface AccountLine {
  id: string;
  role: string;
  department?: string;
  place: string;
}

export interface Look {
  size?: keyof typeof SIZES;
  language?: 'en' | 'zh-CN';
}

/** Somebody in a browser of her own. What the browser complains of is kept. */
export class AtPage {
  readonly faults: string[] = [];

  private constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly system: TestSystem,
  ) {}

  static async open(
    browser: Browser,
    system: TestSystem,
    { size = 'pc', language = 'en' }: Look = {},
  ): Promise<AtPage> {
    const context = await browser.newContext({ viewport: SIZES[size], locale: language });
    context.setDefaultTimeout(ACTION_MS_MAX);
    await context.addInitScript(`localStorage.language ??= '${language}'`);
    const page = await context.newPage();
    const one = new AtPage(page, context, system);
    watchFaults(page, (fault) => one.faults.push(fault));
    page.on('dialog', (dialog) => {
      one.faults.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on('response', (answer) => {
      const { pathname } = new URL(answer.url());
      const isOurs = !pathname.startsWith('/api/');
      if (answer.status() >= (isOurs ? 400 : 500)) {
        one.faults.push(`${answer.status()} ${pathname}`);
      }
    });
    return one;
  }

  /** As whom, where: a role of casework, or the clerk of a department; by the button of her card. */
  async signIn(who: string, place: string): Promise<void> {
    const { id } = accountOf(this.system, who, place);
    await this.go('/sign-in');
    const placeName = await this.nameOfPlace(id);
    await this.page.getByLabel(/^(Place|地点|地区)$/).click();
    await this.page.keyboard.type(placeName);
    await this.page.keyboard.press('Enter');
    const answer = this.page.waitForResponse((one) => one.url().endsWith('/api/sign-in'));
    await this.page.locator(`[data-account="${id}"] button`).click();
    await answer;
    await this.page.locator('nav').waitFor();
  }

  /** Without the clicks, where signing in is not what is looked at. */
  async become(who: string, place: string): Promise<void> {
    const { id: account } = accountOf(this.system, who, place);
    await signInAs(this.page, { origin: this.origin, account });
  }

  async go(at: string): Promise<void> {
    await this.page.goto(this.origin + at);
  }

  /** Waits until the page of this address is there with what it shows. */
  async see(at: string): Promise<void> {
    await this.go(at);
    await this.settled();
  }

  async settled(): Promise<void> {
    await this.page.locator('h1, .ant-alert, .ant-empty').first().waitFor();
    await this.page.locator('.ant-spin-spinning').first().waitFor({ state: 'hidden' });
  }

  /** Completes a task as its form asks: field by field, then the button. */
  async complete(task: string, deed: Completed): Promise<void> {
    const { page } = this;
    await this.see(`/tasks/${task}`);
    await page.locator(`input[type="radio"][value="${deed.outcome}"]`).check();
    for (const [name, value] of Object.entries(deed.form ?? {})) await this.fill(name, value);
    const answer = page.waitForResponse((one) => one.url().endsWith('/completion'));
    await page.locator('main form button[type="submit"]').click();
    const answered = await answer;
    if (!answered.ok()) throw new Error(`${answered.status()} ${await answered.text()}`);
    await page.locator('main form').waitFor({ state: 'detached' });
  }

  async close(): Promise<void> {
    await this.context.close();
  }

  private async fill(name: string, value: unknown): Promise<void> {
    const field = this.page.locator(`#form_${name}`);
    if (typeof value === 'boolean') {
      await field
        .locator('input[type="radio"]')
        .nth(value ? 0 : 1)
        .check();
      return;
    }
    await field.fill(String(value));
  }

  /** As the list of the sign-in says it, in the language of this browser. */
  private async nameOfPlace(account: string): Promise<string> {
    const { accounts } = await this.page.evaluate(async () => {
      const answer = await fetch('/api/sign-in');
      return (await answer.json()) as { accounts: { account: string; placeNames: string[] }[] };
    });
    return accounts.find((one) => one.account === account)?.placeNames.at(-1) ?? '';
  }

  private get origin(): string {
    return new URL(this.system.url).origin;
  }
}

interface Completed {
  outcome: string;
  form?: Record<string, unknown>;
}

function accountOf(system: TestSystem, who: string, place: string): AccountLine {
  const file = readFileSync(join(system.dir, 'accounts.json'), 'utf8');
  const accounts = JSON.parse(file) as AccountLine[]; // written by a migration
  const found = accounts.find(
    (one) =>
      one.place === place && (one.role === who || (one.role === 'clerk' && one.department === who)),
  );
  if (!found) throw new Error(`There is no account ${who} at ${place}.`);
  return found;
}
