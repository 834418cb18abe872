import { randomUUID } from 'node:crypto';

export interface Answer<T = Record<string, unknown>> {
  status: number;
  headers: Headers;
  body: T;
}

export interface Asked {
  /** Of the deed; a new one where nothing is said. */
  key?: string;
  headers?: Record<string, string>;
}

/** Speaks to the product over HTTP as one account, or as nobody. */
export class HttpClient {
  constructor(
    private readonly base: () => string,
    private readonly token?: string,
  ) {}

  /** The same account at another address, such as behind a network that fails. */
  at(base: () => string): HttpClient {
    return new HttpClient(base, this.token);
  }

  get<T = Record<string, unknown>>(path: string, asked: Asked = {}): Promise<Answer<T>> {
    return this.send<T>(path, { method: 'GET', headers: this.headers(asked) });
  }

  post<T = Record<string, unknown>>(
    path: string,
    body: unknown,
    asked: Asked = {},
  ): Promise<Answer<T>> {
    return this.write<T>('POST', path, { ...asked, body });
  }

  put<T = Record<string, unknown>>(
    path: string,
    body: unknown,
    asked: Asked = {},
  ): Promise<Answer<T>> {
    return this.write<T>('PUT', path, { ...asked, body });
  }

  private write<T>(
    method: string,
    path: string,
    { body, ...asked }: Asked & { body: unknown },
  ): Promise<Answer<T>> {
    const headers = {
      'content-type': 'application/json',
      'idempotency-key': asked.key ?? randomUUID(),
      ...this.headers(asked),
    };
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    const text = isRaw ? body : JSON.stringify(body);
    return this.send<T>(path, { method, headers, body: text });
  }

  /** Any request, as it is. */
  async send<T>(path: string, request: RequestInit): Promise<Answer<T>> {
    const response = await fetch(`${this.base()}${path}`, request);
    const text = await textOf(response);
    const isJson = response.headers.get('content-type')?.includes('json') ?? false;
    // The test says what it expects of the body, and looks.
    const body = (isJson ? JSON.parse(text) : text) as T;
    return { status: response.status, headers: response.headers, body };
  }

  private headers({ headers = {} }: Asked): Record<string, string> {
    const authorization = this.token === undefined ? {} : { authorization: `Bearer ${this.token}` };
    return { 'accept-language': 'en', ...authorization, ...headers };
  }
}

/** Of a stream, which never ends by itself, the beginning. */
export async function textOf(response: Response): Promise<string> {
  if (response.headers.get('content-type') !== 'text/event-stream') return response.text();
  const reader = response.body?.getReader();
  const chunk = await reader?.read();
  await reader?.cancel();
  return Buffer.from(chunk?.value ?? []).toString();
}
