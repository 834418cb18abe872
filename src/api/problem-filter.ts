import { randomUUID } from 'node:crypto';
import {
  Catch,
  HttpException,
  Logger,
  type ArgumentsHost,
  type ExceptionFilter,
} from '@nestjs/common';
import type { RefusalCode } from '../contract/refusals.ts';
import type { App } from '../application/app.ts';
import { auditRefusal } from '../application/audit-refusal.ts';
import { isUnavailable } from '../unavailable.ts';
import { Refusal } from '../application/refusal.ts';
import type { AllowedMethods } from './allowed-methods.ts';
import { askedIn } from './asked.ts';
import { untilBeat, withinDeadline } from './deadline.ts';
import { sendProblem } from './problem.ts';
import type { HttpReply, HttpRequest } from './http.ts';

/** Writes every error as a problem document; what nobody expected is named by a number and told to the log alone. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger('api');

  constructor(
    private readonly allowed: AllowedMethods,
    private readonly app: App | undefined,
  ) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const http = host.switchToHttp();
    const reply = http.getResponse<HttpReply>();
    const request = http.getRequest<HttpRequest>();
    if (reply.sent) return;
    const refusal = this.refusalOf(thrown, request, reply);
    const failed = await this.write(request, refusal);
    const { code, more } = failed ? this.refusalOf(failed.why, request, reply) : refusal;
    const incident = code === 'internal' ? { incident: this.report(failed?.why ?? thrown) } : {};
    if (code === 'not-found') await untilBeat(request);
    sendProblem(reply, request, { code, more, ...incident });
  }

  /** Whom access was refused is written down before she is told; where it cannot be, she is told so instead. */
  private async write(
    request: HttpRequest,
    refusal: Refusal,
  ): Promise<{ why: unknown } | undefined> {
    const asked = askedIn(request);
    if (!this.app || asked.operation === '') return undefined;
    try {
      await withinDeadline(request, auditRefusal(this.app, asked, refusal));
      return undefined;
    } catch (why) {
      return { why };
    }
  }

  private refusalOf(thrown: unknown, request: HttpRequest, reply: HttpReply): Refusal {
    if (thrown instanceof Refusal) return thrown;
    if (isUnavailable(thrown)) return new Refusal('temporarily-unavailable');
    const status = statusOf(thrown);
    const methods = status === 404 ? this.allowed.of(request.url) : [];
    if (methods.length === 0 || methods.includes(request.method))
      return new Refusal(codeOf(status));
    void reply.header('allow', methods.join(', '));
    return new Refusal('method-not-allowed');
  }

  /** An error's message may quote what a person typed: its name, code and place in our code are enough to find it. */
  private report(thrown: unknown): string {
    const incident = randomUUID();
    const isError = thrown instanceof Error;
    this.log.error({
      incident,
      error: isError ? thrown.name : typeof thrown,
      code: isError ? codeNameOf(thrown) : undefined,
      at: isError ? framesOf(thrown) : undefined,
    });
    return incident;
  }
}

/** Errors of Nest and of Fastify itself, before any of our code was reached. */
function statusOf(thrown: unknown): number {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (!(thrown instanceof Error) || !('statusCode' in thrown)) return 500;
  return typeof thrown.statusCode === 'number' ? thrown.statusCode : 500;
}

function codeOf(status: number): RefusalCode {
  const known: Record<number, RefusalCode> = {
    404: 'not-found',
    413: 'payload-too-large',
    415: 'media-type-unsupported',
  };
  return known[status] ?? (status >= 400 && status < 500 ? 'invalid-request' : 'internal');
}

const codeNameOf = (error: Error) => ('code' in error ? String(error.code) : undefined);

/** Without the message, which may have lines of its own. */
function framesOf({ stack = '', message }: Error): string[] {
  const frames = stack.slice(stack.indexOf(message) + message.length).split('\n');
  return frames.filter((line) => /^\s+at /.test(line)).map((line) => line.trim());
}
