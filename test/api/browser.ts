import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { textOf } from '../support/http-client.ts';
import type { TestSystem } from '../support/test-system.ts';

export interface Page {
  status: number;
  headers: Headers;
  body: Record<string, unknown>;
}

/** A browser as far as servers see it: it keeps cookies, and says of what it writes from which page it comes. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(readonly base: () => string) {}

  /** At another process of the same product, with the same cookies. */
  at(base: () => string): Browser {
    const other = new Browser(base);
    for (const [name, value] of this.cookies) other.cookies.set(name, value);
    return other;
  }

  get(path: string): Promise<Page> {
    return this.send(path, { method: 'GET' });
  }

  post(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<Page> {
    const { origin } = new URL(this.base());
    return this.send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, ...headers },
      body: JSON.stringify(body),
    });
  }

  async send(path: string, request: RequestInit): Promise<Page> {
    const headers = new Headers(request.headers);
    headers.set('accept-language', 'en');
    headers.set('cookie', [...this.cookies].map((pair) => pair.join('=')).join('; '));
    const url = new URL(path.startsWith('http') ? path : `${this.base()}${path}`);
    const answer = await fetch(url, { ...request, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    const text = await textOf(answer);
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    const body = (isJson && text ? JSON.parse(text) : { text }) as Record<string, unknown>;
    return { status: answer.status, headers: answer.headers, body };
  }

  private keep(line: string): void {
    const [pair = '', ...rest] = line.split(';').map((part) => part.trim());
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    const isOver = rest.some((part) => /^max-age=0$/i.test(part) || /1970/.test(part));
    if (isOver) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

export const PUBLIC = 'https://path.example.org';

/** Starts the API anew as it is where real people work. */
export async function goIntoProduction(system: TestSystem): Promise<void> {
  const file = join(system.dir, 'client.secret');
  writeFileSync(file, 'example', { mode: 0o600 });
  Object.assign(system.api.env, {
    MODE: 'production',
    DEMO: 'none',
    OIDC_ISSUER: 'https://sign-in.example.org',
    OIDC_CLIENT_ID: 'reintegration-path',
    OIDC_CLIENT_SECRET_FILE: file,
    PUBLIC_ORIGIN: PUBLIC,
  });
  await system.restart('api');
}

/** A browser in which an invented person is signed in. */
export async function signedIn(system: TestSystem, role: string): Promise<Browser> {
  const browser = new Browser(() => system.url);
  const authorization = `Bearer ${system.token(role)}`;
  const { status } = await browser.post('/session', {}, { authorization });
  if (status !== 201) throw new Error(`nobody is signed in: ${status}`);
  return browser;
}
