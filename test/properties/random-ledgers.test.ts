import { expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { openPacks } from '../../src/policy/packs.ts';

/** A small part of `npm run properties`, which lives other ledgers each time; `SEED=` repeats them, here as well. */
const LEDGERS = 2_000;
const MINUTES_MAX = 8;
const seed = Number(process.env['SEED'] ?? 20261125);

interface Finding {
  pack: string;
  ledgers: number;
  average: number;
  failures: string[];
}

const packs = openPacks('policies').released.map(({ rules }) => `${rules.id}@${rules.version}`);

async function live(pack: string): Promise<Finding> {
  const share = Math.ceil(LEDGERS / packs.length);
  const args = ['dist/test/properties/main.js', pack, String(seed), String(share)];
  // Ended by itself a little before the test, so that nothing is left running.
  const limits = { maxBuffer: 1e8, timeout: MINUTES_MAX * 55_000 };
  const { stdout } = await promisify(execFile)(process.execPath, args, limits);
  return JSON.parse(stdout) as Finding;
}

it(
  'no life of a path under any released pack breaks an invariant',
  async () => {
    console.info(`SEED=${seed}`);
    const findings: Finding[] = [];
    for (let n = 0; n < packs.length; n += 2) {
      findings.push(...(await Promise.all(packs.slice(n, n + 2).map(live))));
    }
    for (const { pack, ledgers, average } of findings) {
      console.info(`${pack}: ${ledgers} ledgers of ${average} entries`);
    }
    expect(findings.map(({ ledgers }) => ledgers >= LEDGERS / packs.length)).toEqual(
      packs.map(() => true),
    );
    expect(findings.flatMap(({ failures }) => failures)).toEqual([]);
  },
  MINUTES_MAX * 60_000,
);
