import type { components, paths } from './schema.gen.ts';
import { learnNow } from './clock.ts';
import { newId } from './new-id.ts';
import { reasonHeader } from './reading-reason.ts';

export type Schemas = components['schemas'];

type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : never;
type Good<T> = T extends { responses: infer R }
  ? { [S in keyof R & number]: Json<R[S]> }[keyof R & number]
  : never;
export type ReadPath = {
  [P in keyof paths]: paths[P] extends { get: object } ? P : never;
}[keyof paths];
export type WritePath = {
  [P in keyof paths]: paths[P] extends { post: object } ? P : never;
}[keyof paths];
export type Answer<P extends ReadPath> = Good<paths[P] extends { get: infer G } ? G : never>;
type Post<P extends WritePath> = paths[P] extends { post: infer T } ? T : never;
type Body<P extends WritePath> =
  Post<P> extends { requestBody: { content: { 'application/json': infer B } } }
    ? B
    : Record<string, never>;

/** What goes into an address: `id` into its `{id}`, the rest behind the question mark. */
export type Asked = Readonly<Record<string, string | number | undefined>>;

/** An answer with its ETag, by which a deed says what its author has seen. */
export interface Seen<T> {
  data: T;
  tag: string | undefined;
}

/** What the API refused, in its own words; `offline` where it did not answer at all. */
export class ApiProblem extends Error {
  constructor(
    readonly problem: Schemas['Problem'] | undefined,
    /** Key of the deed that was refused. */
    readonly deed: string | undefined,
  ) {
    super(problem?.detail ?? 'offline');
  }

  /** By which whoever runs the product finds it. */
  get number(): string | undefined {
    return this.problem?.incident ?? this.deed;
  }

  get code(): string {
    return this.problem?.code ?? 'offline';
  }
}

export async function read<P extends ReadPath>(
  path: P,
  asked: Asked = {},
): Promise<Seen<Answer<P>>> {
  return send(address(path, asked), { method: 'GET', headers: reasonHeader(path, asked) });
}

/** A deed; the same key is the same deed, however often it is sent. */
export async function write<P extends WritePath>(
  path: P,
  body: Body<P>,
  { key = newId(), tag, ...asked }: { key?: string; tag?: string | undefined; id?: string } = {},
): Promise<Good<Post<P>>> {
  const headers = {
    'content-type': 'application/json',
    'idempotency-key': key,
    ...(tag === undefined ? {} : { 'if-match': tag }),
  };
  const request = { method: 'POST', headers, body: JSON.stringify(body) };
  return (await send<Good<Post<P>>>(address(path, asked), request, key)).data;
}

function address(path: string, asked: Asked): string {
  const inPath = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  const query = Object.entries(asked).flatMap(([name, value]) =>
    value === undefined || value === '' || inPath.has(name) ? [] : [[name, String(value)]],
  );
  const search = query.length === 0 ? '' : `?${new URLSearchParams(query).toString()}`;
  return (
    path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(asked[name]))) +
    search
  );
}

async function send<T>(
  url: string,
  request: { method: string; headers?: Record<string, string>; body?: string },
  deed?: string,
): Promise<Seen<T>> {
  const headers = {
    ...request.headers,
    accept: 'application/json',
    'accept-language': document.documentElement.lang,
  };
  const answer = await fetch(url, { ...request, headers }).catch(() => undefined);
  if (!answer) throw new ApiProblem(undefined, deed);
  learnNow(answer.headers.get('x-now'));
  const body: unknown = await answer.json().catch(() => undefined);
  if (!answer.ok) throw new ApiProblem(body as Schemas['Problem'] | undefined, deed); // as the API documents it
  return { data: body as T, tag: answer.headers.get('etag') ?? undefined }; // of the type that its document names
}
