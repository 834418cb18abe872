import fc from 'fast-check';
import { operations, resolved, type Operation, type Schema } from './operations.ts';

/** One request as it goes over the wire. */
export interface Hostile {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** So long a body is written down as the number of its characters. */
  filler?: number;
  /** Who asks, and for what, where it is an operation of the document. */
  as?: string;
  operation?: string;
}

/** Somebody who asks: a role, or somebody whom the product cannot know. */
export interface Asker {
  role: string;
  token: string | undefined;
}

/** What there really is: accounts, and things that they may reach. */
export interface World {
  askers: Asker[];
  place: string;
  /** Hostile requests aim at all of them. */
  paths: string[];
  tasks: KnownTask[];
  /** Other things that there are: entries, accounts, tokens, erasures. */
  others: string[];
  /** Good requests change these alone: the others show that nothing else does. */
  good: { paths: string[]; tasks: KnownTask[] };
}

interface KnownTask {
  id: string;
  completion: unknown;
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];
const TYPES = [
  'text/plain',
  'application/xml',
  'multipart/form-data',
  'application/json;',
  'x',
  '',
];
const NASTY = [
  '',
  ' ',
  '\u0000',
  '\ud800',
  'e\u0301',
  '\u202eabc',
  "' or 1=1 --",
  '../../../etc/passwd',
  '${7*7}',
  '<script>',
  '%00',
  '__proto__',
  'constructor',
  'null',
  '-0',
  '9'.repeat(400),
  'x'.repeat(5_000),
  '多'.repeat(2_000),
  '0000-01-01',
  '9999-12-31T23:59:59Z',
  '2026-02-30',
];
const FILLER_MAX = 3_000_000;

/** Requests of all kinds, by the document that the product publishes; one in eight is a good one. */
export function hostileRequest(world: World): fc.Arbitrary<Hostile> {
  return fc.oneof(
    { weight: 1, arbitrary: goodRequest(world) },
    {
      weight: 6,
      arbitrary: fc.constantFrom(...operations).chain((one) => bentRequest(one, world)),
    },
    { weight: 1, arbitrary: strayRequest(world) },
  );
}

function goodRequest({ askers, place, good: { paths, tasks } }: World): fc.Arbitrary<Hostile> {
  const token = askers[0]?.token ?? '';
  const asked = (key: string) => ({
    ...good(token),
    'content-type': 'application/json',
    'idempotency-key': key,
  });
  const post = (path: string, body: unknown) =>
    fc.uuid().map((key) => {
      return { method: 'POST', path, headers: asked(key), body: JSON.stringify(body) };
    });
  const get = (path: string) => fc.constant({ method: 'GET', path, headers: good(token) });
  const language = (value: string) => ({ name: 'language', value });
  return fc.oneof(
    post('/api/paths', { place }),
    get('/api/paths'),
    get('/api/tasks'),
    fc.constantFrom(...paths).chain((id) => get(`/api/paths/${id}`)),
    fc
      .tuple(fc.constantFrom(...paths), fc.constantFrom('my', 'th', 'vi'))
      .chain(([id, value]) => post(`/api/paths/${id}/facts`, language(value))),
    fc
      .constantFrom(...tasks)
      .chain(({ id, completion }) => post(`/api/tasks/${id}/completion`, completion)),
  );
}

const good = (token: string) => ({ authorization: `Bearer ${token}` });

/** An operation of the document, with anything wrong in any part of it. */
function bentRequest(operation: Operation, world: World): fc.Arbitrary<Hostile> {
  const method = mostly(fc.constant(operation.method), fc.constantFrom(...METHODS), 12);
  const body = operation.body ? bodyOf(operation.body) : rarely(anyBody());
  const { id } = operation;
  return fc
    .record({ method, path: pathOf(operation, world), asked: headers(world, id) })
    .chain(({ method, path, asked }) => {
      const takesBody = !['GET', 'HEAD', 'TRACE'].includes(method);
      return (takesBody ? body : fc.constant({})).map((sent) => {
        return { method, path, ...asked, operation: id, ...sent };
      });
    });
}

/** Somewhere else altogether. */
function strayRequest(world: World): fc.Arbitrary<Hostile> {
  const segment = fc.oneof(fc.constantFrom('api', 'docs', 'paths', '..', '.env'), hostileText());
  const path = fc
    .array(segment, { maxLength: 6 })
    .map((parts) => `/${parts.map(escape).join('/')}`);
  const raw = fc.constantFrom(
    '/%',
    '/%ZZ',
    '/api/%c0%ae',
    '//api/paths',
    '/api/paths/%00',
    '/api?&&==',
  );
  const where = { method: fc.constantFrom(...METHODS), path: fc.oneof(path, raw) };
  return fc
    .record({ ...where, asked: headers(world) })
    .map(({ asked, ...rest }) => ({ ...rest, ...asked }));
}

function pathOf({ path, parameters }: Operation, world: World): fc.Arbitrary<string> {
  const { paths, tasks, others, place } = world;
  const known = [...paths, ...tasks.map(({ id }) => id), ...others, place];
  const id = fc.oneof(fc.constantFrom(...known), fc.uuid(), hostileText());
  const names = parameters.filter((one) => one.in === 'query');
  const query = fc.array(
    fc.tuple(
      mostly(fc.constantFrom('x', ...names.map(({ name }) => name)), hostileText(), 5),
      fc.oneof(hostileText(), ...names.map(({ schema }) => valueOf(schema).map(String))),
    ),
    { maxLength: 4 },
  );
  return fc.tuple(id, query).map(([value, pairs]) => {
    const asked = pairs.map((pair) => pair.map(escape).join('=')).join('&');
    return `${path.replaceAll(/\{\w+\}/g, escape(value))}${asked ? `?${asked}` : ''}`;
  });
}

/** Nobody who may moves the clock: everything would be changed by that. */
const NEVER: Record<string, string> = { 'clock.move': 'administrator' };

function headers(
  { askers }: World,
  operation = '',
): fc.Arbitrary<Required<Pick<Hostile, 'headers' | 'as'>>> {
  const value = hostileText().map((text) => text.replaceAll(/[^\x20-\x7e]/g, '?').slice(0, 2_000));
  const allowed = askers.filter(({ role }) => role !== NEVER[operation]);
  const authorization = fc.tuple(
    fc.constantFrom(...allowed),
    mostly(fc.constant(undefined), value, 8),
  );
  return fc
    .record(
      {
        authorization,
        'idempotency-key': mostly(fc.uuid(), value, 6),
        'content-type': mostly(fc.constant('application/json'), fc.constantFrom(...TYPES), 8),
        'accept-language': value,
        'if-match': value,
        'content-encoding': fc.constantFrom('gzip', 'identity', 'x'),
        'x-forwarded-for': value,
        cookie: value,
        expect: fc.constant('100-continue'),
      },
      { requiredKeys: ['authorization', 'idempotency-key', 'content-type'] },
    )
    .chain(({ authorization: [asker, bent], ...all }) => {
      const bearer = asker.token === undefined ? undefined : `Bearer ${asker.token}`;
      const said = bent ?? bearer;
      const given = said === undefined ? all : { ...all, authorization: said };
      // Some leave out what is needed.
      const left = fc.constantFrom(...Object.keys(given), '', '', '', '', '', '');
      return left.map((name) => {
        const entries = Object.entries(given).filter(([n]) => n !== name);
        return { headers: Object.fromEntries(entries), as: asker.role };
      });
    });
}

type Sent = Pick<Hostile, 'body' | 'filler'>;

function bodyOf(schema: Schema): fc.Arbitrary<Sent> {
  const bent = valueOf(schema).chain((value) => bend(value));
  return mostly(
    bent.map((value) => ({ body: JSON.stringify(value) ?? 'undefined' })),
    anyBody(valueOf(schema)),
    3,
  );
}

/** Broken JSON, far too deep, far too large, or no JSON at all. */
function anyBody(whole: fc.Arbitrary<unknown> = fc.jsonValue()): fc.Arbitrary<Sent> {
  const text = whole.map((value) => JSON.stringify(value) ?? '');
  const cut = fc.tuple(text, fc.nat(), hostileText()).map(([json, at, more]) => {
    const place = json.length === 0 ? 0 : at % json.length;
    return json.slice(0, place) + more;
  });
  const twice = text.map((json) => json.replace('{', '{"place":1,"place":2,'));
  const deep = fc.integer({ min: 1, max: 50_000 }).map((n) => '['.repeat(n) + ']'.repeat(n));
  return fc.oneof(
    { weight: 8, arbitrary: cut.map((body) => ({ body })) },
    { weight: 4, arbitrary: twice.map((body) => ({ body })) },
    { weight: 4, arbitrary: hostileText().map((body) => ({ body })) },
    { weight: 1, arbitrary: deep.map((body) => ({ body })) },
    {
      weight: 1,
      arbitrary: fc.integer({ min: 900_000, max: FILLER_MAX }).map((filler) => ({ filler })),
    },
  );
}

/** A value as the schema wants it, as far as a few rules can tell. */
function valueOf(given: Schema): fc.Arbitrary<unknown> {
  const schema = resolved(given);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(valueOf));
  switch (schema.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -5, max: schema.maximum ?? 1_000 });
    case 'number':
      return fc.double();
    case 'array':
      return fc.array(valueOf(schema.items ?? {}), {
        maxLength: Math.min(schema.maxItems ?? 3, 3),
      });
    case 'object':
      return objectOf(schema);
    case 'string':
      return textOf(schema);
    case undefined:
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

function objectOf({ properties, required = [], additionalProperties }: Schema) {
  if (!properties) {
    const inner = typeof additionalProperties === 'object' ? additionalProperties : {};
    const value = valueOf(inner);
    return fc.dictionary(fc.constantFrom('born', 'language', 'sex', 'note', 'x'), value, {
      maxKeys: 4,
    });
  }
  const fields = Object.entries(properties).map(([name, schema]) => [name, valueOf(schema)]);
  const model = Object.fromEntries(fields) as Record<string, fc.Arbitrary<unknown>>;
  return fc.record(model, { requiredKeys: required });
}

function textOf({ format, minLength = 0, maxLength = 20 }: Schema): fc.Arbitrary<string> {
  if (format === 'uuid' || format === 'guid') return fc.uuid();
  if (format === 'date-time') {
    const day = fc.date({ min: new Date(0), max: new Date('2040-01-01'), noInvalidDate: true });
    return day.map((at) => at.toISOString());
  }
  const word = fc.constantFrom('530102', 'language', 'born', 'my', '2001-02-03', 'bed', 'given');
  return fc.oneof(word, fc.string({ minLength, maxLength: Math.min(maxLength, 20) }));
}

/** One place in it is no longer what it was; now and then none. */
function bend(value: unknown): fc.Arbitrary<unknown> {
  const other = fc.oneof(
    hostileText(),
    fc.jsonValue({ maxDepth: 3 }),
    fc.double(),
    fc.constant({}),
  );
  if (Array.isArray(value) && value.length > 0) return bendEntry(value, other);
  if (typeof value === 'object' && value !== null && Object.keys(value).length > 0) {
    return bendEntry(value, other);
  }
  return mostly(other, fc.constant(value), 4);
}

function bendEntry(value: object, other: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const isList = Array.isArray(value);
  return fc.constantFrom(...Object.keys(value)).chain((name) =>
    fc
      .tuple(bend(Reflect.get(value, name)), hostileText(), fc.nat(9))
      .chain(([bent, added, how]) => {
        const changed = { ...value, [name]: bent };
        if (how === 0 && !isList) return other.map((more) => ({ ...changed, [added]: more }));
        return fc.constant(isList ? Object.values(changed) : changed);
      }),
  );
}

const hostileText = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...NASTY),
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({ unit: 'grapheme', maxLength: 40 }),
    fc.uuid(),
  );

/** So many times the first, then once the second. */
const mostly = <A, B>(first: fc.Arbitrary<A>, second: fc.Arbitrary<B>, weight: number) =>
  fc.oneof({ weight, arbitrary: first }, { weight: 1, arbitrary: second });

const rarely = (body: fc.Arbitrary<Sent>): fc.Arbitrary<Sent> => mostly(fc.constant({}), body, 6);

/** Half a character cannot be escaped. */
const escape = (text: string): string =>
  encodeURIComponent(text.replaceAll(/\p{Surrogate}/gu, '?'));
