import type { AskedFor } from '../application/audit-refusal.ts';
import type { HttpRequest } from './http.ts';

type Known = Pick<AskedFor, 'operation' | 'actor'>;

const asked = new WeakMap<HttpRequest, Known>();
const presented = new WeakMap<HttpRequest, string>();

/** What a request turned out to be for, and by whom, as soon as that is known: for whoever has to say it was refused. */
export function noteAsked(request: HttpRequest, known: Known): void {
  asked.set(request, known);
}

/** The secret by which somebody said who she is, right or wrong. */
export function notePresented(request: HttpRequest, secret: string | undefined): void {
  if (secret !== undefined) presented.set(request, secret);
}

/** Nothing to name where it came to no operation. */
export function askedIn(request: HttpRequest): AskedFor {
  const { operation, actor } = asked.get(request) ?? { operation: '' };
  const secret = presented.get(request);
  return {
    operation,
    source: request.ip,
    ...(actor ? { actor } : {}),
    ...(secret === undefined ? {} : { secret }),
  };
}
