import type { Entry, FactValue } from '../src/domain/path/ledger.ts';
import { DAY_MS, toIso, type Instant } from '../src/domain/time/instant.ts';
import { civilDateAt } from '../src/domain/time/zone.ts';
import { placesAbove } from '../src/domain/policy/desk-place.ts';
import type { Packs } from '../src/policy/packs.ts';
import { dice, livedPath, type Roll } from './lived-path.ts';

/** What `POST /api/paths` is asked for a running case. */
export interface Case {
  place: string;
  person: { name: string; notes: string };
  facts: Record<string, FactValue>;
  history: Past[];
}

type Past = { happenedAt: string } & (
  { outcome: { key: string; outcome: string } } | { fact: { name: string; value: FactValue } }
);

const ACTS_MAX = 110;
const YEAR_DAYS = 365;
const CHILD_YEARS = 16;

/**
 * A province at work on a day, case by case: invented people of any age and sex in all its counties, some new and some with
 * us for a year, most of them looked after until yesterday and some forgotten weeks ago. The same for the same day. Pure.
 */
export function casesOf(packs: Packs, province: string, today: Instant): (seed: number) => Case {
  const counties = countiesOf(packs, province);
  return (seed) => {
    const place = counties[(seed * 7) % counties.length] ?? province;
    return caseOf(packs, { seed, place, today });
  };
}

function countiesOf(packs: Packs, province: string): string[] {
  const rules = packs.forStart(province, '2026-04-01');
  if (!rules) throw new Error(`no pack is in force in ${province}`);
  const isCounty = (code: string) => rules.places[code]?.level === 'county';
  const codes = Object.keys(rules.places).filter(isCounty).sort();
  return codes.filter((code) => placesAbove(rules, code).includes(province));
}

interface Told {
  seed: number;
  place: string;
  today: Instant;
}

function caseOf(packs: Packs, { seed, place, today }: Told): Case {
  const roll = dice(seed + 1_000);
  const days = ageOf(roll);
  const from = (today - days * DAY_MS - roll(DAY_MS / 60_000) * 60_000) as Instant;
  const rules = packs.forStart(place, civilDateAt(from, 'Asia/Shanghai'));
  if (!rules) throw new Error(`no pack is in force in ${place}`);
  const { language, ...facts } = factsOf(roll, from);
  const forgotten = roll(4) === 0 ? Math.min(days, 3 + roll(60)) : roll(4);
  const { entries } = livedPath({
    rules,
    seed,
    facts: { place, language, ...facts },
    from,
    until: (today - forgotten * DAY_MS) as Instant,
    acts: ACTS_MAX,
    pauseHours: 6 + roll(30),
  });
  // Said of the first hour, because a running case begins with the first that is known of it.
  const met = { happenedAt: toIso(from), fact: { name: 'language', value: language } };
  const history = [met, ...entries.flatMap(pastOf)];
  return { place, person: personOf(roll), facts, history };
}

/** A third came within a month, a few more than half a year ago. */
function ageOf(roll: Roll): number {
  const kind = roll(6);
  if (kind < 2) return 1 + roll(30);
  return kind < 5 ? 30 + roll(150) : 180 + roll(220);
}

function factsOf(roll: Roll, from: Instant): Record<string, FactValue> & { language: string } {
  const years = roll(2) === 0 ? 3 + roll(CHILD_YEARS - 3) : CHILD_YEARS + roll(30);
  const born = civilDateAt((from - (years * YEAR_DAYS + roll(300)) * DAY_MS) as Instant, 'UTC');
  const isHere = roll(4) > 0;
  return {
    born,
    sex: roll(5) < 3 ? 'female' : 'male',
    nationality: isHere ? 'cn' : 'foreign',
    language: isHere ? 'zh' : (['my', 'lo', 'vi', 'th'][roll(4)] ?? 'my'),
    ...(years < CHILD_YEARS ? { guardian: roll(2) === 0 } : wishesOf(roll)),
  };
}

function wishesOf(roll: Roll): Record<string, FactValue> {
  return {
    ...(roll(2) === 0 ? { 'wants-training': true } : {}),
    ...(roll(2) === 0 ? { 'wants-job': true } : {}),
    ...(roll(3) === 0 ? { 'wants-school': true } : {}),
  };
}

const SURNAMES = '李王张刘陈杨赵黄周吴徐孙马朱胡林郭何高罗'.split('');
const GIVEN = '安宁晓云佳禾思远明月清和若水小满子衿嘉木望舒'.split('');

/** Nobody is called this: the word for an example stands in every name. */
function personOf(roll: Roll): Case['person'] {
  const at = (list: readonly string[]) => list[roll(list.length)] ?? '';
  const name = `${at(SURNAMES)}${at(GIVEN)}${at(GIVEN)}（示例）`;
  return { name, notes: '虚构人物，仅供演示。An invented person, for demonstration alone.' };
}

function pastOf(entry: Entry): Past[] {
  if (entry.kind !== 'outcome') return [];
  const { key, outcome, happenedAt } = entry;
  return [{ happenedAt: toIso(happenedAt), outcome: { key, outcome } }];
}
