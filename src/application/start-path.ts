import { randomUUID } from 'node:crypto';
import type { FieldError } from '../contract/field-errors.ts';
import type { Act, HistoryAct, PathInput } from '../contract/messages.ts';
import { uuid8 } from '../db/uuid8.ts';
import type { FactValue } from '../domain/path/ledger.ts';
import { PLACE } from '../domain/path/place-of.ts';
import type { Rules } from '../domain/policy/rules.ts';
import type { Instant } from '../domain/time/instant.ts';
import { civilDateAt } from '../domain/time/zone.ts';
import type { PersonKey } from '../sealing/person-key.ts';
import type { Sealed } from '../sealing/sealed.ts';
import type { App } from './app.ts';
import type { Writer } from './caller.ts';
import { factFaults } from './check-fact.ts';
import { isBirth, requireBorn, requirePast } from './check-moment.ts';
import { sealForm } from './forms.ts';
import type { KeptForm, NewPerson } from './intents.ts';
import { tokensOfPerson, type Names } from './name-tokens.ts';
import { entryIdOf, perform } from './perform.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';

export interface Start {
  /** Emergency intake needs no more than this. */
  place: string;
  /** Particulars, each optional: sealed with the key of the person before they are kept. */
  person?: Sealed<Names>;
  /** Any referrer can start a path; none needs a paper. */
  referrer?: Sealed<object>;
  facts?: Record<string, FactValue>;
  history?: PastAct[];
}

/** What happened in a running case before the product knew it. */
export type PastAct = { happenedAt: Instant } & (
  | { outcome: { key: string; outcome: string; form?: Record<string, unknown> } }
  | { fact: { name: string; value: FactValue } }
);

export interface Started {
  id: string;
  seq: number;
  person: string;
}

/** Somebody is there who needs help: her path begins. */
export async function startPath(app: App, writer: Writer, start: Start): Promise<Started> {
  const target = { place: start.place };
  requireAccess(app, writer, { action: 'path.start', target, otherwise: 'forbidden' });
  // A path that begins while the clock is moving would be left behind.
  if (app.clock.isMoving()) throw new Refusal('temporarily-unavailable');
  const rules = requireRules(app, start);
  requireKnownFacts(app, rules, start);
  requireMoments(app, rules, start);
  const ids = { pathId: randomUUID(), personId: randomUUID(), entryId: entryIdOf(writer) };
  const { key, person } = await newPerson(app, ids.personId, start);
  const { history, forms } = historyOf(start, ids, key);
  const act: Act = {
    v: 1,
    id: ids.entryId,
    by: writer.actor,
    ...beginningOf(start),
    body: { kind: 'start', facts: { [PLACE]: start.place, ...start.facts }, history },
  };
  const input: PathInput = {
    v: 1,
    person: ids.personId,
    pack: { id: rules.id, version: rules.version, hash: rules.hash },
    skew: app.clock.offsetMs(),
  };
  const { pathId } = ids;
  const deed = { writer, pathId, act, start: input, person, forms, request: opened(start) };
  const done = await perform(app, deed);
  return { id: done.pathId, seq: done.answer.seq, person: done.start?.person ?? ids.personId };
}

/** The pack of the place's province on the day on which the path begins. */
function requireRules({ packs, places, clock }: App, start: Start): Rules {
  const refuse = (pointer: string, code: 'unknown-place' | 'not-allowed') =>
    new Refusal('invalid-request', { errors: [{ pointer, code }] });
  const timeZone = places.timeZone(start.place);
  if (timeZone === undefined) throw refuse('/place', 'unknown-place');
  const { happenedAt } = beginningOf(start);
  const rules = packs.forStart(start.place, civilDateAt(happenedAt ?? clock.now(), timeZone));
  if (rules) return rules;
  const first = start.history?.findIndex((act) => act.happenedAt === happenedAt);
  throw refuse(first === undefined ? '/place' : `/history/${first}/happenedAt`, 'not-allowed');
}

/** A case that was running before begins with the first that is known of it. */
function beginningOf({ history = [] }: Start): { happenedAt?: Instant } {
  const [first] = history.map(({ happenedAt }) => happenedAt).sort((a, b) => a - b);
  return first === undefined ? {} : { happenedAt: first };
}

function requireKnownFacts(app: App, rules: Rules, start: Start): void {
  const { facts = {}, history = [] } = start;
  const given = Object.entries(facts).map(([name, value]) => {
    return { name, value, at: { name: `/facts/${name}`, value: `/facts/${name}` } };
  });
  const past = history.flatMap((act, i) => {
    if (!('fact' in act)) return [];
    const pointer = `/history/${i}/fact`;
    return [{ ...act.fact, at: { name: `${pointer}/name`, value: `${pointer}/value` } }];
  });
  const all = [...given, ...past];
  const errors: FieldError[] = all.flatMap((fact) => factFaults(rules, fact, app.clock.now()));
  if (PLACE in facts) errors.push({ pointer: `/facts/${PLACE}`, code: 'not-allowed' });
  const [first] = errors;
  if (!first) return;
  throw new Refusal(first.code === 'unknown-fact' ? 'fact-unknown' : 'fact-value-invalid', {
    errors,
  });
}

/** The path refuses the future too, but could not say which of many acts it means. */
function requireMoments({ clock, places }: App, rules: Rules, start: Start): void {
  const { facts = {}, history = [], place } = start;
  const moments = history.map(({ happenedAt: at }, i) => {
    return { at, pointer: `/history/${i}/happenedAt` };
  });
  requirePast(clock.now(), moments);
  const past = history.flatMap((act) => ('fact' in act ? [act.fact] : []));
  const given = Object.entries(facts).map(([name, value]) => ({ name, value }));
  const births = [...given, ...past].filter(({ name }) => isBirth(rules, name));
  const timeZone = places.timeZone(place) ?? rules.timeZone;
  requireBorn({ born: births.map(({ value }) => String(value)), timeZone }, moments);
}

/** As it was sent: to seal it, and to tell whether it is the same that was sent before. */
function opened({ person, referrer, ...rest }: Start) {
  return {
    ...rest,
    ...(person ? { person: person.open() } : {}),
    ...(referrer ? { referrer: referrer.open() } : {}),
  };
}

async function newPerson(
  app: App,
  id: string,
  start: Start,
): Promise<{ key: PersonKey; person: NewPerson }> {
  const { key, wrapped, rootKeyId } = await app.sealer.newKey(id);
  const { person = {}, referrer } = opened(start);
  const particulars = Buffer.from(JSON.stringify(referrer ? { person, referrer } : { person }));
  const tokens = tokensOfPerson(app, start.place, person);
  const sealed = key.seal({ table: 'person', field: 'sealed' }, particulars);
  return { key, person: { id, wrapped, rootKeyId, sealed, tokens } };
}

function historyOf(
  { history = [] }: Start,
  { pathId, entryId }: { pathId: string; entryId: string },
  key: PersonKey,
): { history: HistoryAct[]; forms: KeptForm[] } {
  const forms: KeptForm[] = [];
  const acts = history.map((act, i): HistoryAct => {
    const { happenedAt } = act;
    if ('fact' in act) return { happenedAt, body: { kind: 'fact', ...act.fact } };
    const { form, ...outcome } = act.outcome;
    const body = { kind: 'outcome', ...outcome } as const;
    if (!form) return { happenedAt, body };
    // The same id that the path gives to the entry of this past act.
    const id = uuid8(pathId, `${entryId}|history|${i}`);
    const sealed = sealForm(key, { pathId, entryId: id }, form);
    forms.push(sealed);
    return { happenedAt, body, bodyHash: sealed.hash };
  });
  return { history: acts, forms };
}
