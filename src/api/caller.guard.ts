import { isDeepStrictEqual } from 'node:util';
import {
  createParamDecorator,
  Inject,
  Injectable,
  type CallHandler,
  type CanActivate,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { isApiToken, readToken } from '../application/api-tokens.ts';
import type { App } from '../application/app.ts';
import { readActor, type Caller, type Writer } from '../application/caller.ts';
import { Refusal } from '../application/refusal.ts';
import { asCaller } from '../application/row-scope.ts';
import { readSession, stillMay } from '../application/session.ts';
import { refuseStranger } from '../application/tries.ts';
import { denialOf, isForEverybody, isForFirstFactor } from '../domain/access/operations.ts';
import { APP } from './app-token.ts';
import { askedIn, noteAsked, notePresented } from './asked.ts';
import { withinDeadline } from './deadline.ts';
import { languageOf } from './language.ts';
import type { HttpRequest } from './http.ts';
import { operationOf } from './operation.ts';
import { requireOwnOrigin } from './own-origin.ts';
import { reasonOf } from './reading-reason.ts';
import { readCookie } from './session-cookie.ts';

type Known = Omit<Caller, 'language' | 'source'>;

/** Every route has an actor who may something there, but those that are for everybody. */
@Injectable()
export class CallerGuard implements CanActivate {
  constructor(@Inject(APP) private readonly app: App) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const operation = operationOf(context.getClass().name, context.getHandler().name);
    const request = context.switchToHttp().getRequest<HttpRequest>();
    noteAsked(request, { operation });
    if (isForEverybody(operation)) {
      // Nobody is signed in as somebody else by a page of another site.
      requireOwnOrigin(request, this.app.config);
      return true;
    }
    const known = await withinDeadline(request, this.whoAsks(request));
    if (!known) return withinDeadline(request, refuseStranger(this.app, askedIn(request)));
    noteAsked(request, { operation, actor: known.actor });
    if (known.isHalf && !isForFirstFactor(operation)) throw new Refusal('second-factor-missing');
    if (known.operations?.includes(operation) === false) throw new Refusal('forbidden');
    const denial = denialOf(known.actor, operation);
    if (denial) throw new Refusal(denial);
    callers.set(request, known);
    standings.set(request, () => this.stillMay(request, known));
    return true;
  }

  /** For what goes on after its request. To look is no use of a session; a token is read anew. */
  private async stillMay(request: HttpRequest, { actor, session }: Known): Promise<boolean> {
    if (session) return stillMay(this.app, session);
    const now = await this.whoAsks(request);
    return isDeepStrictEqual(now?.actor, actor);
  }

  /** A token counts before a cookie: a page of another site cannot send one. */
  private async whoAsks(request: HttpRequest): Promise<Known | undefined> {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const token = BEARER.exec(authorization)?.[1];
      notePresented(request, token);
      if (token !== undefined && isApiToken(token)) return readToken(this.app, token);
      return token === undefined ? undefined : readActor(this.app, token);
    }
    const reference = readCookie(request, 'session', this.app.config);
    if (reference === undefined) return undefined;
    notePresented(request, reference);
    requireOwnOrigin(request, this.app.config);
    return readSession(this.app, reference);
  }
}

const BEARER = /^Bearer ([\w~+/.-]{16,256}=*)$/i;
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;
const callers = new WeakMap<HttpRequest, Known>();
const standings = new WeakMap<HttpRequest, () => Promise<boolean>>();

export const Reads = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const request = context.switchToHttp().getRequest<HttpRequest>();
  const known = callers.get(request);
  if (!known) throw new Refusal('unauthenticated');
  const language = languageOf(request.headers['accept-language']);
  const reason = reasonOf(request);
  return { ...known, language, source: request.ip, ...(reason ? { reason } : {}) };
});

/** Asks whether who asked may still, as she is now: for a stream, and for an export of many pages. */
export const StillMay = createParamDecorator((_: unknown, context: ExecutionContext) => {
  const request = context.switchToHttp().getRequest<HttpRequest>();
  const standing = standings.get(request);
  if (!standing) throw new Refusal('unauthenticated');
  return standing;
});

/** A deed needs the caller's own key, so that it can be repeated; a UUID, since Temporal keeps what follows from it. */
export const Writes = createParamDecorator((_: unknown, context: ExecutionContext): Writer => {
  const request = context.switchToHttp().getRequest<HttpRequest>();
  const known = callers.get(request);
  if (!known) throw new Refusal('unauthenticated');
  const key = keyOf(request);
  if (key === undefined) throw new Refusal('idempotency-key-missing');
  const language = languageOf(request.headers['accept-language']);
  const match = tagsOf(request.headers['if-match']);
  return { ...known, language, source: request.ip, key, ...(match ? { match } : {}) };
});

/** The handler runs as its caller: in the database too she reaches what is hers, and without a caller nothing. */
@Injectable()
export class ScopeInterceptor implements NestInterceptor {
  constructor(@Inject(APP) private readonly app: App) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    const known = callers.get(request);
    if (!known) return next.handle();
    const key = keyOf(request);
    const name = operationOf(context.getClass().name, context.getHandler().name);
    const purpose = { name, ...(key === undefined ? {} : { key }) };
    return from(
      asCaller(this.app, { actor: known.actor, purpose }, () => lastValueFrom(next.handle())),
    );
  }
}

function keyOf({ headers }: HttpRequest): string | undefined {
  const key = headers['idempotency-key'];
  return typeof key === 'string' && UUID.test(key) ? key.toLowerCase() : undefined;
}

/** `*` asks for nothing but that the thing is there. A weak tag never matches, as the standard wants it. */
function tagsOf(header: string | undefined): string[] | undefined {
  if (header === undefined || header.trim() === '*') return undefined;
  return header.split(',').map((tag) => tag.trim());
}
