import type { Entry, FactValue } from '../../src/domain/path/ledger.ts';
import { ruleKeyOf } from '../../src/domain/path/keys.ts';
import type { View, Wanted } from '../../src/domain/path/view.ts';
import { entryOf, isClosed, withLedger, type Invariant, type Lived } from './invariant.ts';

/**
 * What nationality may change, with the article: permits that only somebody without the nationality needs, and the card
 * that a permit stands in for. Sex and an age over eighteen may change nothing.
 */
export const PERMITS: Readonly<Record<string, string>> = {
  'intake/register-lodging': 'Exit and Entry Administration Law art. 39: lodging is registered',
  'intake/ask-consular-wish': 'asked whether a consulate may know of her at all',
  'intake/decide-stay-permit': 'Exit and Entry Administration Law art. 30, 31: a permit to stay',
  'usual-resident/grant-stay-permit':
    'Exit and Entry Administration Law art. 31, instead of the card',
  'usual-resident/issue-card': 'Residence Permit Regulations art. 2: a card of citizens',
  'usual-resident/endorse': 'Residence Permit Regulations art. 10: of the card',
  'usual-resident/endorse-late': 'Residence Permit Regulations art. 10: of the card',
  'usual-resident/remind-of-endorsement': 'Residence Permit Regulations art. 10: of the card',
};

const ADULT_BEFORE = '2007';
const OTHERS: Readonly<Record<string, readonly FactValue[]>> = {
  sex: ['female', 'male', 'other', 'not-said'],
  nationality: ['cn', 'foreign', 'stateless', 'national', 'other'],
};

/** 3: who differs only in sex, nationality or an age over eighteen has the same services, clocks and panel. */
export const neutralOrder: Invariant = {
  name: '3 neutrality is an order',
  broken: (lived) => {
    const twin = withLedger(lived, twinOf(lived));
    if (isClosed(lived) !== isClosed(twin)) return ['only one of two paths is closed'];
    const [mine, hers] = [services(lived), services(twin)];
    return [
      ...missing(mine, hers).map((key) => `${key} is lost by another sex, nationality or age`),
      ...missing(hers, mine).map((key) => `${key} is for one sex, nationality or age alone`),
      ...[...mine].flatMap(([key, wanted]) => clocksOf(key, wanted, hers.get(key))),
      ...waitsOf(lived.view, twin.view),
    ];
  },
};

/** The same life of somebody of another sex, another nationality, and another age over eighteen. */
export function twinOf(lived: Lived): Entry[] {
  const { ledger, rules } = lived;
  const twin = ledger.map((entry): Entry => {
    if (entry.kind !== 'fact') return entry;
    return { ...entry, value: otherValue(lived, entry.name, entry.value) };
  });
  const first = ledger[0];
  const unknown = Object.keys(OTHERS).filter(
    (name) => rules.facts[name] && !ledger.some((e) => e.kind === 'fact' && e.name === name),
  );
  const added = unknown.flatMap((name) => {
    const value = rules.facts[name]?.codes?.at(1) ?? '';
    return first ? [entryOf(lived, { kind: 'fact', name, value }, first)] : [];
  });
  return [...twin, ...added];
}

function otherValue({ rules }: Lived, name: string, value: FactValue): FactValue {
  if (rules.facts[name]?.type === 'date' && name === 'born') {
    return String(value) < ADULT_BEFORE ? (String(value) < '2000' ? '2005-05-05' : '1960') : value;
  }
  const codes = name in OTHERS ? (rules.facts[name]?.codes ?? []) : [];
  return codes[(codes.indexOf(String(value)) + 1) % codes.length] ?? value;
}

function services({ view, rules }: Lived): Map<string, Wanted> {
  const own = view.wanted.filter(({ key }) => !PERMITS[ruleKeyOf(key)] && !key.includes('/undo.'));
  return new Map(own.map((wanted) => [panelKey(rules.tasks, wanted.key), wanted]));
}

/** With who leads it: a panel of other offices is another panel. */
function panelKey(tasks: Lived['rules']['tasks'], key: string): string {
  return `${key} (${tasks[ruleKeyOf(key)]?.lead})`;
}

function missing(from: Map<string, Wanted>, to: Map<string, Wanted>): string[] {
  return [...from.keys()].filter((key) => !to.has(key));
}

function clocksOf(key: string, a: Wanted, b: Wanted | undefined): string[] {
  if (!b || a.dueAt === b.dueAt) return [];
  return [`${key} is due at another time: ${a.lastDay} and ${b.lastDay} (${a.rule?.article})`];
}

/** Clocks that steps wait for: rights, stays, terms. Those of the card are the ones that a permit has not. */
function waitsOf(a: View, b: View): string[] {
  const marks = (view: View) =>
    view.waiting
      .filter(({ step }) => step !== 'usual-resident')
      .map((wait) => JSON.stringify(wait));
  const [mine, hers] = [new Set(marks(a)), new Set(marks(b))];
  return [...mine].filter((mark) => !hers.has(mark)).map((mark) => `another waits not for ${mark}`);
}
