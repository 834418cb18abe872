import fc from 'fast-check';
import type { PathAsItIs } from '../../activities/look-at-path.ts';
import { uuid8 } from '../../src/db/uuid8.ts';
import type { TimedAct } from '../../src/domain/path/act.ts';
import { advance, type Advanced, type Code } from '../../src/domain/path/advance.ts';
import type { Entry } from '../../src/domain/path/ledger.ts';
import { placeOf } from '../../src/domain/path/place-of.ts';
import { DAY_MS, type Instant } from '../../src/domain/time/instant.ts';
import { openPacks } from '../../src/policy/packs.ts';
import { stepsOf } from '../../workflows/steps/index.ts';
import { TELLING } from '../policy/telling.ts';
import { readByClerks, type Read } from './clerk-reads.ts';
import { choices, live } from './random-path.ts';

/**
 * Lives random paths under all packs, and looks at every word that a clerk gets to read of them: at first, and again
 * when much is overdue and has been pressed. A program of its own, like that of the properties. Arguments: seed, paths.
 */
const [seed = 0, paths = 0] = process.argv.slice(2).map(Number);
const OVERDUE_DAYS = 60;
const languages = ['zh-CN', 'en'] as const;
const packs = openPacks('policies');

const read = new Map<string, Map<string, Read>>(languages.map((one) => [one, new Map()]));
let tasks = 0;

const lives = fc.sample(choices, { seed, numRuns: paths });
for (const [i, decisions] of lives.entries()) {
  const rules = packs.all[i % packs.all.length];
  if (!rules) throw new Error('there is no pack');
  const code = { steps: stepsOf(rules), rules, stepsHash: '' };
  const { ledger, now } = live(code, decisions);
  const first = turn(code, { entries: ledger, acts: [], now });
  const late = (now + OVERDUE_DAYS * DAY_MS) as Instant;
  const second = turn(code, { entries: first.entries, acts: [], now: late });
  const third = turn(code, { entries: second.entries, acts: pressed(second, late), now: late });
  for (const one of [first, third]) await look(one);
}

interface Asked {
  entries: readonly Entry[];
  acts: readonly TimedAct[];
  now: Instant;
}

function turn(code: Code, asked: Asked): Advanced {
  return advance(code, { ...asked, idOf: (text) => uuid8(String(asked.now), text) });
}

/** The coordination office urges what is open, and gives orders. */
function pressed({ open, entries }: Advanced, now: Instant): TimedAct[] {
  const by = { id: 'example', role: 'coordination-office', place: placeOf(entries, now) ?? '' };
  return open.slice(0, 4).map(({ key, n }, i) => ({
    id: uuid8(key, String(n), String(now)),
    by,
    happenedAt: now,
    recordedAt: now,
    body:
      i % 2 === 0
        ? { kind: 'desk', key, n, what: 'urged' }
        : { kind: 'desk', key, n, what: 'ordered', number: '1' },
  }));
}

async function look(advanced: Advanced): Promise<void> {
  tasks += advanced.desk.size;
  const path: PathAsItIs = { id: 'example', ...advanced, rulesOf: packs.byHash };
  for (const language of languages) {
    for (const one of await readByClerks(path, language)) {
      read.get(language)?.set(`${one.where} ${one.text}`, one);
    }
  }
}

const all = languages.map((language) => [...(read.get(language)?.values() ?? [])]);
const counts = Object.fromEntries(
  (['task', 'particulars', 'notice', 'letter', 'handling'] as const).map((where) => [
    where,
    Math.min(...all.map((reads) => reads.filter((one) => one.where === where).length)),
  ]),
);
const telling = all
  .flat()
  .filter(({ text }) => TELLING['zh-CN'].test(text) || TELLING.en.test(text));
console.log(JSON.stringify({ paths: lives.length, tasks, counts, telling }));
