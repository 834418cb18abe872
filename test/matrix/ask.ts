import { randomUUID } from 'node:crypto';
import { eventually } from '../support/program.ts';
import type { TestSystem } from '../support/test-system.ts';
import type { Cell } from './cell.ts';

const AT_ONCE = 16;

/** Asks for every cell; says each that is not as it should be. */
export async function deviationsOf(system: TestSystem, cells: readonly Cell[]): Promise<string[]> {
  const left = [...cells];
  const deviations: string[] = [];
  const absences = new Map<string, Set<string>>();
  const lane = async () => {
    for (let cell = left.shift(); cell; cell = left.shift()) {
      deviations.push(...(await ask(system, cell, absences)));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  for (const [operation, answers] of absences) {
    if (answers.size > 1) deviations.push(`${operation} tells an absent thing from a foreign one`);
  }
  return deviations.sort();
}

async function ask(
  system: TestSystem,
  cell: Cell,
  absences: Map<string, Set<string>>,
): Promise<string[]> {
  const { status, body, headers } = await settledAnswer(system, cell);
  if (status !== cell.status) {
    return [`${cell.name}: ${cell.status} was expected, ${status} came: ${JSON.stringify(body)}`];
  }
  if (status === 404) {
    const known = absences.get(cell.operation) ?? new Set<string>();
    absences.set(cell.operation, known.add(JSON.stringify([body, sameFor(headers)])));
  }
  return faultsIn(cell, body);
}

function faultsIn({ name, can, shows }: Cell, body: Record<string, unknown>): string[] {
  const shown = idsIn(body).filter((id) => shows?.among.includes(id));
  const pairs: [string, string[] | undefined, unknown][] = [
    ['can', can, body['can']],
    ['shows', shows?.ids, shown.sort()],
  ];
  return pairs
    .filter(([, should, is]) => should !== undefined && String(should) !== String(is))
    .map(([what, should, is]) => `${name}: ${what} ${String(is)}, not ${String(should)}`);
}

function idsIn({ items }: Record<string, unknown>): string[] {
  return Array.isArray(items) ? items.map(({ id }: { id: string }) => id) : [];
}

/** What comes back for each of the cells, but for what tells the time alone. */
export async function answersTo(system: TestSystem, cells: readonly Cell[]): Promise<string[]> {
  const answers: string[] = [];
  const left = cells.map((cell, i) => ({ cell, i }));
  const lane = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      const { status, body, headers } = await settledAnswer(system, next.cell);
      answers[next.i] = JSON.stringify([status, timeless(body), sameFor(headers)]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return answers;
}

/** A list says as of when it is, the clock what it shows; the gaps of a roster are those from now on, for some days. */
function timeless({ asOf: _, now: __, gaps, ...body }: Record<string, unknown>): object {
  if (!Array.isArray(gaps)) return body;
  const ends = gaps.flatMap(({ from, to }: { from: string; to: string }) => [from, to]);
  return { ...body, ends: ends.slice(1, -1) };
}

/** Many ask at once for what a path decides one after the other: who is told to come again comes again. */
function settledAnswer(system: TestSystem, cell: Cell) {
  return eventually(cell.name, async () => {
    const answer = await answerOf(system, cell);
    return answer.status === 429 || answer.status === 503 ? undefined : answer;
  });
}

async function answerOf(system: TestSystem, { method, address, token, request }: Cell) {
  const { query, body, headers = {} } = request;
  const url = query === undefined ? address : `${address}?${query}`;
  const client = system.nobody();
  return client.send<Record<string, unknown>>(url, {
    method,
    headers: {
      'accept-language': 'en',
      'idempotency-key': randomUUID(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** Without what tells the time alone. */
function sameFor(headers: Headers): [string, string][] {
  return [...headers].filter(([name]) => name !== 'date' && name !== 'x-now');
}

/** Where it is kept on purpose who asked, by which session, what was refused; and counters and digests, made in their own time. */
const KEPT = [
  'audit',
  'audit_head',
  'audit_horizon',
  'audit_seal',
  'count_base',
  'count_delta',
  'digest_run',
  'intent',
  'session',
];
/** A question of the matrix may give out a token, link an identity, begin a second factor or let somebody read on. */
export const ISSUED = ['api_token', 'identity', 'second_factor', 'reading_approval'];

const OF_A_TURN = ['turn', 'turned_at', 'confirmed_seq'];

/**
 * A hash of the rows of each table, but of those named and of those that keep what was asked. That a path was asked and
 * refused is a turn of it, and changes nothing else.
 */
export async function everythingThatStands(
  system: TestSystem,
  but: readonly string[] = [],
): Promise<Record<string, string>> {
  const tables = await system.sql<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> all($1) order by 1`,
    [[...KEPT, ...but]],
  );
  const hashes: Record<string, string> = {};
  for (const { name } of tables) {
    const [row] = await system.sql<{ rows: string }>(
      `select md5(coalesce(string_agg(row, '|' order by row), '')) as rows
       from ${name} as t, lateral (select (to_jsonb(t) - $1::text[])::text as row) as r`,
      [OF_A_TURN],
    );
    hashes[name] = row?.rows ?? '';
  }
  return hashes;
}

/** Tables of which a second hash is another than the first. */
export const changedBetween = (before: Record<string, string>, after: Record<string, string>) =>
  Object.keys(after).filter((table) => after[table] !== before[table]);
