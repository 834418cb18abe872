import { cellsOf } from '../matrix/cells.ts';
import type { Cell } from '../matrix/cell.ts';
import type { MatrixWorld } from '../matrix/world.ts';
import type { TestSystem } from '../support/test-system.ts';
import { operations, propertiesOf, propertyNames, resolved, type Operation } from './operations.ts';

/** Of every object in JavaScript: whoever sets them sets something of all. */
const OF_ALL = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'];
const AT_ONCE = 4;
const FAULTS_MAX = 20;

interface Assignment {
  operation: string;
  cell: Cell;
  /** With one property more than it may have. */
  body: string;
  at: string;
}

/**
 * Every body, sent by somebody who may, with each property known anywhere put into each of its objects: all are refused
 * as invalid before anything is looked at. `every` takes a share of them.
 */
export async function massAssignment(
  world: MatrixWorld,
  { every = 1 }: { every?: number } = {},
): Promise<{ sent: number; faults: string[] }> {
  const names = [...new Set([...propertyNames, ...(await columnsOf(world.system)), ...OF_ALL])];
  const cells = cellsOf(world);
  const all = operations
    .filter(({ body }) => body !== undefined)
    .flatMap((operation) => assignmentsTo(operation, { cells, names }))
    .filter((_, i) => i % every === 0);
  const [faults, left] = [[] as string[], [...all]];
  const lane = async () => {
    for (let one = left.pop(); one && faults.length < FAULTS_MAX; one = left.pop()) {
      const fault = await faultOf(world.system, one);
      if (fault !== undefined) faults.push(fault);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return { sent: all.length - left.length, faults };
}

function assignmentsTo(
  { id, body }: Operation,
  { cells, names }: { cells: readonly Cell[]; names: readonly string[] },
): Assignment[] {
  const cell = cells.find(({ operation, name }) => operation === id && name.endsWith(': may'));
  if (!cell || !body) return [];
  const whole = cell.request.body ?? {};
  return propertiesOf(resolved(body)).flatMap(({ at, known }) =>
    names
      .filter((name) => !known.includes(name))
      .map((name) => ({
        operation: id,
        cell,
        body: withProperty(whole, at, name),
        at: `${at}/${name}`,
      })),
  );
}

/** As text: what JavaScript would make of `__proto__` in an object is not a property. */
function withProperty(whole: object, at: string, name: string): string {
  const parts = at.split('/').slice(1);
  const inner = parts.reduce<unknown>((value, part) => child(value, part), whole);
  const entries = Object.entries((inner as object | undefined) ?? {});
  const members = [...entries, [name, true] as const].map(
    ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
  );
  return around(whole, parts, `{${members.join(',')}}`);
}

const child = (value: unknown, part: string): unknown => {
  const isObject = typeof value === 'object' && value !== null;
  return isObject ? Reflect.get(value, part) : undefined;
};

/** Objects that the body leaves out are made on the way. */
function around(value: unknown, [part, ...rest]: string[], inner: string): string {
  if (part === undefined) return inner;
  const isObject = typeof value === 'object' && value !== null;
  const others = isObject ? Object.entries(value).filter(([key]) => key !== part) : [];
  const own = `${JSON.stringify(part)}:${around(child(value, part), rest, inner)}`;
  const members = others.map(([key, one]) => `${JSON.stringify(key)}:${JSON.stringify(one)}`);
  return `{${[...members, own].join(',')}}`;
}

async function faultOf(
  system: TestSystem,
  { operation, cell, body, at }: Assignment,
): Promise<string | undefined> {
  const { method, address, token = '', request } = cell;
  const { status, body: said } = await system.nobody(token).send<{ code?: string }>(address, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      // A page of ours, so that it is the body that is refused.
      origin: new URL(system.url).origin,
      'idempotency-key': crypto.randomUUID(),
      ...request.headers,
    },
    body,
  });
  if ((status === 400 || status === 422) && said.code === 'invalid-request') return undefined;
  return `${operation} takes ${at}: ${status} ${JSON.stringify(said)}`;
}

async function columnsOf(system: TestSystem): Promise<string[]> {
  const rows = await system.sql<{ name: string }>(
    `select distinct column_name as name from information_schema.columns where table_schema = 'public'`,
  );
  return rows.map(({ name }) => name);
}
