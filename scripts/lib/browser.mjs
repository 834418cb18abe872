import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright-core';
import { run, runQuietly } from './run.mjs';
import { inRoot, Sentence } from './root.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PACKAGES = ['chromium', 'fonts-noto-cjk'];
const INSTALL_MS_MAX = 600_000;

/**
 * A Chromium on this machine: `CHROME_PATH`, one on PATH, Playwright's own; else one is fetched, by the package manager
 * where we may use it, else by Playwright. Answers its path, or says how to get one.
 */
export async function findBrowser(env = process.env) {
  const found = await (present(env) ?? fetched(env));
  await needFonts();
  return found;
}

function present(env) {
  if (env.CHROME_PATH) {
    if (isProgram(env.CHROME_PATH)) return env.CHROME_PATH;
    throw new Sentence(`CHROME_PATH is ${env.CHROME_PATH}, which is no program.`);
  }
  return (
    onPath(env) ?? (isProgram(chromium.executablePath()) ? chromium.executablePath() : undefined)
  );
}

const onPath = ({ PATH = '' }) =>
  PATH.split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find(isProgram);

async function fetched(env) {
  if (mayInstall()) {
    await install(PACKAGES);
    const found = onPath(env);
    if (found) return found;
  }
  console.log('Fetching a browser; this takes a minute …');
  const cli = inRoot('node_modules', 'playwright-core', 'cli.js');
  const args = [cli, 'install', 'chromium'];
  const { ok, output } = await runQuietly(process.execPath, args, { timeoutMs: INSTALL_MS_MAX });
  if (ok && isProgram(chromium.executablePath())) return chromium.executablePath();
  throw new Sentence(`${output.trim().split('\n').slice(-4).join('\n')}

There is no browser. Install Chromium or Chrome (apt-get install ${PACKAGES.join(' ')}), or set CHROME_PATH to one.`);
}

/** Without them every Chinese character is an empty box. */
async function needFonts() {
  if (process.platform !== 'linux' || (await hasFonts())) return;
  if (mayInstall()) await install(['fonts-noto-cjk', 'fontconfig']);
  if (await hasFonts()) return;
  throw new Sentence('There is no Chinese font. Install one, such as fonts-noto-cjk.');
}

async function hasFonts() {
  const { ok, output } = await runQuietly('fc-list', [':lang=zh']);
  return ok && output.trim() !== '';
}

const mayInstall = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

async function install(packages) {
  console.log(`Installing ${packages.join(' and ')}; this takes a minute …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const what = 'apt-get';
  await run('apt-get', ['update', '-qq'], { env, what });
  await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env,
    what,
  });
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
