import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensure } from './ensure.mjs';
import { pythonTool } from './lib/python-tool.mjs';
import { inRoot, runMain, Sentence, timed } from './lib/root.mjs';
import { npmCommand, runQuietly } from './lib/run.mjs';
import { licenceProblems, lockFile, lockProblems, manifest } from './lib/supply-chain.mjs';

const GITLEAKS = 'github.com/zricethezav/gitleaks/v8';
const GITLEAKS_VERSION = 'v8.24.3';
const semgrepOf = { name: 'semgrep', version: '1.100.0', forWhat: 'npm run security' };
const RULES = inRoot('scripts', 'security', 'rules');
const EXAMPLES = inRoot('scripts', 'security', 'examples');
const CODE = ['src', 'workflows', 'activities', 'worker'];
const out = inRoot('.data', 'security');

/** What a tool can see: licences, lock file, bill of materials, secrets, and rules of our own over the code. */
async function security() {
  await ensure();
  mkdirSync(out, { recursive: true });
  const checks = {
    'bill of materials': billOfMaterials,
    'lock file': () => lockProblems(lockFile(), manifest()),
    secrets,
    'own rules find their examples': examples,
    'own rules': ownRules,
  };
  let failed = 0;
  for (const [name, check] of Object.entries(checks)) {
    const problems = await check();
    console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name}: ${problems.length}`);
    for (const problem of problems) console.log(`  ${problem}`);
    failed += problems.length > 0 ? 1 : 0;
  }
  console.log(`\n${Object.keys(checks).length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/** CycloneDX, of what is installed; written to `.data/security/sbom.cdx.json`. */
async function billOfMaterials() {
  const { command, before } = npmCommand();
  const args = [...before, 'sbom', '--sbom-format', 'cyclonedx'];
  const { ok, output } = await runQuietly(command, args, { timeoutMs: 120_000 });
  if (!ok) throw new Sentence(`npm could not write the bill of materials:\n${output.trim()}`);
  writeFileSync(join(out, 'sbom.cdx.json'), output);
  const bill = JSON.parse(output);
  console.log(`       ${bill.components.length} packages, ${bill.bomFormat} ${bill.specVersion}`);
  return licenceProblems(bill);
}

/** Over every commit, and over what is not yet committed. */
async function secrets() {
  const gitleaks = await findGitleaks();
  const looks = [
    ['git', '.'],
    ['git', '--pre-commit', '.'],
  ];
  const how = ['--no-banner', '--redact', '--verbose', '--no-color'];
  const found = await Promise.all(
    looks.map(([command, ...args]) => runQuietly(gitleaks, [command, ...how, ...args])),
  );
  return found.flatMap(({ ok, output }) => (ok ? [] : [output.trim()]));
}

async function findGitleaks() {
  const own = join(inRoot('.data', 'tools'), `gitleaks-${GITLEAKS_VERSION}`);
  const program = join(own, process.platform === 'win32' ? 'gitleaks.exe' : 'gitleaks');
  if (existsSync(program)) return program;
  if ((await runQuietly('gitleaks', ['version'])).ok) return 'gitleaks';
  await timed('Built gitleaks', async () => {
    const env = { ...process.env, GOBIN: own };
    const args = ['install', `${GITLEAKS}@${GITLEAKS_VERSION}`];
    const { ok, output } = await runQuietly('go', args, { env, timeoutMs: 600_000 });
    if (!ok) {
      const how = 'Install gitleaks, or Go 1.23 or later, which builds it.';
      throw new Sentence(`${output.trim()}\n\nnpm run security needs gitleaks. ${how}`);
    }
  });
  return program;
}

/** A rule that finds nothing in an example written to break it is no rule. */
async function examples() {
  const semgrep = await pythonTool(semgrepOf);
  const args = ['scan', '--test', '--metrics=off', '--config', RULES, EXAMPLES];
  const { ok, output } = await runQuietly(semgrep, args, { env: quietly });
  return ok ? [] : [output.trim()];
}

async function ownRules() {
  const semgrep = await pythonTool(semgrepOf);
  const args = ['scan', '--metrics=off', '--error', '--quiet', '--config', RULES, ...CODE];
  const { ok, output } = await runQuietly(semgrep, args, { env: quietly });
  return ok ? [] : [output.trim()];
}

const quietly = { ...process.env, SEMGREP_SEND_METRICS: 'off', SEMGREP_ENABLE_VERSION_CHECK: '0' };

void runMain(security);
