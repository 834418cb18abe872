import fc from 'fast-check';
import { evaluate } from '../../src/domain/path/evaluate.ts';
import { forecast, forecastEntry } from '../../src/domain/path/forecast.ts';
import type { Entry } from '../../src/domain/path/ledger.ts';
import { timeLines } from '../../src/domain/path/time-lines.ts';
import type { View } from '../../src/domain/path/view.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import { examplePack } from './example-pack.ts';
import { choices, Coverage, live } from './random-path.ts';

/**
 * Lives random paths and says what does not hold. A program of its own, because an evaluation costs several times as
 * much inside a test runner's modules. Arguments: seed, ledgers, forecasts, and a place whose pack is meant. Prints one line of JSON.
 */
const [seed = 0, ledgers = 0, forecasts = 0] = process.argv.slice(2).map(Number);
const { steps, rules } = examplePack(process.argv[5]);
const coverage = new Coverage(rules);
const failures: string[] = [];

function must(holds: boolean, sentence: string): void {
  if (!holds) throw new Error(sentence);
}

function attempt(name: string, property: fc.IProperty<unknown>, numRuns: number): void {
  const details = fc.check(property, { seed, numRuns });
  if (details.failed) failures.push(`${name}: ${fc.defaultReportMessage(details) ?? 'failed'}`);
}

let entries = 0;
attempt(
  'any order of arrival, always something',
  fc.property(choices, (decisions) => {
    const { ledger, now } = live({ steps, rules }, decisions, coverage);
    entries += ledger.length;
    const view = evaluate(steps, ledger, rules, now);
    coverage.see(view);
    must(plain(evaluate(steps, shuffled(ledger), rules, now)) === plain(view), 'order matters');
    must(view.done || view.wanted.length + view.waiting.length > 0, 'nothing is left to happen');
    must(reopened(ledger, view, now).length === 0, 'a closed task is wanted');
  }),
  ledgers,
);
attempt(
  'happens as forecast',
  fc.property(choices, (decisions) => {
    const { ledger, now } = live({ steps, rules }, decisions);
    const lines = forecast(steps, ledger, rules, now);
    const half = lines.slice(0, Math.ceil(lines.length / 2));
    const lived = [...ledger, ...half.map((line, i) => forecastEntry(line, ledger.length + i))];
    const rest = forecast(steps, lived, rules, half.at(-1)?.at ?? now);
    const expected = lines.slice(half.length);
    must(
      plain(rest.slice(0, expected.length)) === plain(expected),
      'the forecast changed its mind',
    );
  }),
  forecasts,
);

const { share, missing } = coverage;
const all = coverage.all.length;
const average = Math.round(entries / Math.max(1, ledgers));
console.log(JSON.stringify({ seed, ledgers, average, forecasts, all, share, missing, failures }));

/** What is wanted although an outcome of it stands; a window of a series is another one each time. */
function reopened(ledger: readonly Entry[], view: View, now: Instant): string[] {
  const { outcomes } = timeLines(ledger, rules, now);
  const isWindow = (key: string) => /\.\d+\/[^/]+$/.test(key);
  return view.wanted.filter((w) => outcomes.has(w.key) && !isWindow(w.key)).map((w) => w.key);
}

/** Without its functions. */
function plain(value: unknown): string {
  return JSON.stringify(value);
}

/** Another order of arrival, the same in every run. */
function shuffled(ledger: readonly Entry[]): Entry[] {
  const rank = ({ id }: Entry) => (Number(id.slice(1)) * 7919) % 1009;
  return [...ledger].sort((a, b) => rank(a) - rank(b));
}
