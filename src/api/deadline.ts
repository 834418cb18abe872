import { setTimeout as pause } from 'node:timers/promises';
import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Refusal } from '../application/refusal.ts';
import type { HttpRequest } from './http.ts';

/** A request ends within five seconds, whatever does not answer; the rest is for writing the answer. */
const REQUEST_MS_MAX = 4_700;
const arrivals = new WeakMap<object, number>();

export function noteArrival(request: object): void {
  arrivals.set(request, performance.now());
}

/** Longer than it takes to find out, on a machine that is not busy, that somebody may not see a thing. */
const BEAT_MS = 25;

/** What is hidden and what is not there answer at the same beat after they were asked for: to find the one costs a little more. */
export async function untilBeat(request: object): Promise<void> {
  const spent = performance.now() - (arrivals.get(request) ?? performance.now());
  await pause(BEAT_MS - (spent % BEAT_MS));
}

/** Waits no longer than the request may still take. What was begun goes on: the same key finds its answer. */
export async function withinDeadline<T>(request: HttpRequest, work: Promise<T>): Promise<T> {
  const spent = performance.now() - (arrivals.get(request) ?? performance.now());
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    const refuse = () => reject(new Refusal('temporarily-unavailable'));
    timer = setTimeout(refuse, Math.max(1, REQUEST_MS_MAX - spent));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

@Injectable()
export class DeadlineInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<HttpRequest>();
    return from(withinDeadline(request, lastValueFrom(next.handle())));
  }
}
