import { ensure } from './ensure.mjs';
import { inRoot, runMain, Sentence } from './lib/root.mjs';
import { runQuietly } from './lib/run.mjs';

/** As many as a path's mistakes need to show themselves, spread over all released packs. */
const LEDGERS = Number(process.env.LEDGERS || 100_000);
/** Ledgers of one process at a time: small enough that two processes end at about the same moment. */
const CHUNK = 2_500;
const PROCESSES = 2;

/** Every invariant on random ledgers of every released pack: `npm run properties`, again with `SEED=`. */
async function properties() {
  await ensure();
  const { openPacks } = await import('../dist/src/policy/packs.js');
  const packs = openPacks('policies').released.map(({ rules }) => `${rules.id}@${rules.version}`);
  if (!(LEDGERS >= packs.length))
    throw new Sentence(`LEDGERS is a number of at least ${packs.length}.`);
  const seed = Number(process.env.SEED || Date.now() % 1_000_000_000);
  console.log(`${LEDGERS} random ledgers under ${packs.join(', ')}; SEED=${seed} repeats them.`);
  const began = performance.now();
  const chunks = packs.flatMap((pack, i) =>
    chunksOf(pack, { seed, share: shareOf(i, packs.length) }),
  );
  const findings = [];
  await Promise.all(
    Array.from({ length: PROCESSES }, async () => {
      for (let chunk = chunks.shift(); chunk; chunk = chunks.shift())
        findings.push(await live(chunk));
    }),
  );
  for (const pack of packs)
    tell(
      pack,
      findings.filter((finding) => finding.pack === pack),
    );
  const failures = findings.flatMap((finding) => finding.failures);
  const lived = findings.reduce((sum, finding) => sum + finding.ledgers, 0);
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(`${lived} ledgers in ${seconds} s, ${failures.length} failures, SEED=${seed}`);
  for (const failure of failures) console.log(`\n${failure}`);
  if (failures.length > 0 || lived < LEDGERS) process.exitCode = 1;
}

const shareOf = (i, n) => Math.floor(LEDGERS / n) + (i < LEDGERS % n ? 1 : 0);

/** Each with a seed of its own, so that no two live the same. */
function chunksOf(pack, { seed, share }) {
  const chunks = [];
  for (let done = 0; done < share; done += CHUNK) {
    chunks.push({ pack, seed: seed + done, ledgers: Math.min(CHUNK, share - done) });
  }
  return chunks;
}

async function live({ pack, seed, ledgers }) {
  const args = [inRoot('dist/test/properties/main.js'), pack, String(seed), String(ledgers)];
  const { ok, output } = await runQuietly(process.execPath, args);
  if (!ok)
    throw new Sentence(
      `${output.trim()}\n\nThe ledgers of ${pack} with seed ${seed} could not be lived.`,
    );
  return JSON.parse(output);
}

function tell(pack, findings) {
  const sum = (number) => findings.reduce((total, finding) => total + number(finding), 0);
  const ledgers = sum((finding) => finding.ledgers);
  const entries = sum((finding) => finding.average * finding.ledgers) / Math.max(1, ledgers);
  const seconds = Math.round(sum((finding) => finding.seconds));
  const failures = sum((finding) => finding.failures.length);
  console.log(
    `${pack}: ${ledgers} ledgers of ${entries.toFixed(1)} entries, ${seconds} s of one process, ${failures} failures`,
  );
}

void runMain(properties);
