import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

const requestMsMax = 10_000;
const triesMax = 20;

/** What the product said no to, with its own words: a story that is refused somewhere is not told. */
export class Refused extends Error {
  name = 'Refused';

  constructor(request, { status, body }) {
    super(`${request} was answered ${status}:\n${JSON.stringify(body, null, 2)}`);
  }
}

/** Speaks to the product as one account; answers 2xx or throws. */
export function clientFor({ url, token, language = 'en' }) {
  const headers = { authorization: `Bearer ${token}`, 'accept-language': language };
  const ask = async (path, request) => {
    const answer = await untilAvailable(`${url}${path}`, request);
    if (answer.status < 300) return answer.body;
    throw new Refused(`${request.method} ${path}`, answer);
  };
  return {
    get: (path) => ask(path, { method: 'GET', headers }),
    post: (path, body) =>
      ask(path, {
        method: 'POST',
        headers: {
          ...headers,
          'content-type': 'application/json',
          'idempotency-key': randomUUID(),
        },
        body: JSON.stringify(body),
      }),
  };
}

/** Every entry of a list, page after page. */
export async function listAll(client, path) {
  const items = [];
  const separator = path.includes('?') ? '&' : '?';
  for (let after = ''; after !== null;) {
    const more = after === '' ? '' : `&after=${encodeURIComponent(after)}`;
    const page = await client.get(`${path}${separator}limit=200${more}`);
    items.push(...page.items);
    after = page.next;
  }
  return items;
}

/** 503 means: not now. The same request with the same key may be repeated, and is carried out once. */
async function untilAvailable(url, request) {
  for (let tries = 1; ; tries++) {
    const answer = await send(url, request);
    if (answer.status !== 503 || tries === triesMax) return answer;
    await pause(1_000 * answer.retryAfterS);
  }
}

async function send(url, request) {
  const response = await fetch(url, { ...request, signal: AbortSignal.timeout(requestMsMax) });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return {
    status: response.status,
    retryAfterS: Number(response.headers.get('retry-after') ?? 1),
    body: isJson ? JSON.parse(text) : text,
  };
}
