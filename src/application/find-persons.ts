import { prepared, preparedAs, type Statement } from '../db/prepared.ts';
import { may } from '../domain/access/may.ts';
import { searchTokensOf, tokensOf } from '../names/tokens.ts';
import type { App } from './app.ts';
import { ASKED } from './audit-deed.ts';
import type { Caller, Writer } from './caller.ts';
import { marked, namesOf, provinceOf, wholeOf, type Names, type NameToken } from './name-tokens.ts';
import { auditReading } from './audit-reading.ts';
import { Refusal } from './refusal.ts';
import { requireAccess } from './require-access.ts';

export interface FoundPerson {
  person: string;
  path: string;
  place: string;
  state: 'open' | 'done' | 'waiting';
  names: string[];
}

/** More are a search for somebody else. */
const SHOWN_MAX = 50;
const CANDIDATES_MAX = 300;
/** A day's intake many times over; whoever wants to leaf through the province is stopped. */
const CHECKS_PER_HOUR_MAX = 20;

/** Persons of the caller's places by a name, however it is written. What the index finds is opened and compared. */
export async function findPersons(
  app: App,
  caller: Caller,
  { name }: { name: string },
): Promise<{ items: FoundPerson[] }> {
  const place = caller.actor.place ?? '';
  requireAccess(app, caller, { action: 'path.read', target: { place }, otherwise: 'forbidden' });
  const asked = searchTokensOf(name);
  const scopes = [...new Set(app.packs.all.flatMap(({ places }) => Object.keys(places)))];
  const tokens = scopes.flatMap((scope) => marked(app, scope, asked));
  const found = await prepared<Found>(app.ds, FIND, [...columns(tokens), CANDIDATES_MAX]);
  // Not what she has opened in an emergency: that is one path, and she knows it.
  const paths = found.filter((path) => isHers(app, caller, path));
  const names = await openNames(app, [...new Set(paths.map(({ person }) => person))]);
  const ranked = paths
    .map((path) => ({ ...path, names: namesOf(names.get(path.person) ?? {}) }))
    .map((item) => ({ item, shared: sharedWith(asked, item.names) }))
    .filter(({ shared }) => shared > 0)
    .sort((a, b) => b.shared - a.shared);
  const items = ranked.slice(0, SHOWN_MAX).map(({ item }) => item);
  for (const { path } of items)
    await auditReading(app, caller, { action: 'read-name', pathId: path });
  return { items };
}

export interface KnownElsewhere {
  /** Whom to ask; nothing is said of anybody. */
  ask: { place: string }[];
}

/**
 * Before a path begins: whether somebody of this name or number may be known in the province. Answers no more than at
 * which places the coordination office is to be asked.
 */
export async function checkKnownElsewhere(
  app: App,
  writer: Writer,
  { place, ...names }: Names & { place: string },
): Promise<KnownElsewhere> {
  const target = { place };
  requireAccess(app, writer, { action: 'path.start', target, otherwise: 'forbidden' });
  const { id, role } = writer.actor;
  const [before] = await asNames<{ n: number }>(app, CHECKS, [id]);
  if ((before?.n ?? 0) >= CHECKS_PER_HOUR_MAX) throw new Refusal('too-many-checks');
  await prepared(app.ds, AUDIT, [new Date(app.clock.now()), id, role, writer.source]);
  const asked = wholeOf(names);
  const tokens = marked(app, provinceOf(app, place), asked);
  const found = await asNames<Found>(app, FIND, [...columns(tokens), CANDIDATES_MAX]);
  const known = await openNames(app, [...new Set(found.map(({ person }) => person))]);
  const same = found.filter(({ person }) => {
    const own = wholeOf(known.get(person) ?? {});
    return [...asked].some((token) => own.has(token));
  });
  const where = [...new Set(same.map((path) => path.place))].sort();
  return { ask: where.map((one) => ({ place: one })) };
}

type Found = Omit<FoundPerson, 'names'>;

function isHers({ places }: App, { actor }: Caller, { place }: Found): boolean {
  return may(actor, 'path.read', { place, ancestors: places.above(place) });
}

function sharedWith(asked: ReadonlySet<string>, names: readonly string[]): number {
  const own = new Set(names.flatMap((name) => [...tokensOf(name)]));
  return [...asked].filter((token) => own.has(token)).length;
}

/** Opened in this process to be compared; whoever was erased meanwhile has none. */
async function openNames(app: App, persons: readonly string[]): Promise<Map<string, Names>> {
  const rows = await asNames<{ id: string; sealed: Buffer }>(app, SEALED, [persons]);
  const opened = await Promise.all(
    rows.map(async ({ id, sealed }): Promise<[string, Names]> => {
      const plain = await app.sealer.open(id, { table: 'person', field: 'sealed' }, sealed);
      const { person } = JSON.parse(plain.toString()) as { person?: Names }; // sealed by `startPath`
      return [id, person ?? {}];
    }),
  );
  return new Map(opened);
}

const columns = (tokens: readonly NameToken[]) => [
  tokens.map(({ scope }) => scope),
  tokens.map(({ token }) => token),
];

function asNames<Row>(
  { ds }: App,
  statement: Statement,
  values: readonly unknown[],
): Promise<Row[]> {
  return preparedAs<Row>('names', ds, { statement, values });
}

/** Under the caller's own scope, rows of other places are not there. */
const FIND: Statement = {
  name: 'find-by-name',
  text: `
    with found as (
      select i.person_id, count(*) as hits
      from unnest($1::text[], $2::bytea[]) as a(scope, token) join name_index as i using (scope, token)
      group by 1 order by 2 desc, 1 limit $3
    )
    select p.person_id as person, p.id as path, p.place_id as place, p.state
    from found join path as p using (person_id)
    order by found.hits desc, p.started_at desc, p.id`,
};

const SEALED: Statement = {
  name: 'sealed-names',
  text: 'select id, sealed from person where id = any($1::uuid[])',
};

const CHECKS: Statement = {
  name: 'checks-of-an-hour',
  text: `
    select count(*)::int as n from audit
    where actor_id = $1 and action = 'check-known-elsewhere'
      and at > (select now() + offset_ms * interval '1 ms' from clock) - interval '1 hour'`,
};

const AUDIT: Statement = {
  name: 'audit-check',
  text: `
    insert into audit (at, actor_id, role, source, action, purpose)
    values ($1, $2, $3, $4, 'check-known-elsewhere', ${ASKED})`,
};
