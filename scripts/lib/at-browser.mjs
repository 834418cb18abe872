import { chromium } from 'playwright-core';
import { findBrowser } from './browser.mjs';

export const SIZES = { pc: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } };

export async function openBrowser() {
  return chromium.launch({ executablePath: await findBrowser(), args: ['--no-sandbox'] });
}

/** As an invented person, without the clicks that signing in takes. */
export async function signInAs(page, { origin, account }) {
  await page.goto(`${origin}/sign-in`);
  await page.evaluate(async (id) => {
    const headers = { 'content-type': 'application/json' };
    const body = JSON.stringify({ account: id });
    const { ok, status } = await fetch('/api/sign-in', { method: 'POST', headers, body });
    if (!ok) throw new Error(`sign-in: ${status}`);
  }, account);
}

/** Tells what the browser complains of. What the API refuses, the page shows. */
export function watchFaults(page, tell) {
  page.on('pageerror', ({ message }) => tell(message));
  page.on('console', (line) => {
    const isRefusal = line.text().startsWith('Failed to load resource');
    if (line.type() === 'error' && !isRefusal) tell(line.text());
  });
}
