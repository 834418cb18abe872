import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import type { App } from '../application/app.ts';
import type { Caller } from '../application/caller.ts';
import { Refusal } from '../application/refusal.ts';
import { requireCode } from '../application/second-factor.ts';
import { confirmSession, endAllSessions, endSession, openSession } from '../application/session.ts';
import { beginSignIn, finishSignIn } from '../application/sign-in.ts';
import { whoAmI, type WhoAmI } from '../application/who-am-i.ts';
import { Answers } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads } from './caller.guard.ts';
import { FLOW_MS_MAX } from '../identity/flow.ts';
import type { HttpReply, HttpRequest } from './http.ts';
import { clearCookie, readCookie, rememberSession, SESSION, setCookie } from './session-cookie.ts';
import { problem } from './problem.dto.ts';
import { codeBody, signInBody } from './second-factor.dto.ts';
import * as dto from './session.dto.ts';

const FLOW = 'sign-in';

/** Who is signed in in this browser. */
@Controller('session')
export class SessionController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Get()
  @Answers(200, dto.whoAmI)
  @ApiOperation({ summary: 'Who you are, at which desk, and until when' })
  read(@Reads() caller: Caller): Promise<WhoAmI> {
    return whoAmI(this.app, caller);
  }

  @Post()
  @Answers(201, dto.whoAmI)
  @ApiOperation({ summary: 'Sign a browser in with a demonstration token; in training alone' })
  async open(
    @Reads() caller: Caller,
    @Body({ schema: signInBody }) body: z.output<typeof signInBody>,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<WhoAmI> {
    const { config } = this.app;
    // A session that made sessions would have no end.
    if (config.MODE !== 'training' || caller.session) throw new Refusal('not-found');
    const operation = 'session.open';
    const proof = { amr: ['demo'], secondFactorAt: new Date() };
    if (caller.isHalf) {
      if (body?.code === undefined) throw new Refusal('second-factor-missing');
      await requireCode(this.app, caller, { code: body.code, operation });
      proof.amr.push('otp');
    }
    const before = readCookie(request, SESSION, config);
    const { source } = caller;
    const value = await openSession(this.app, caller.actor.id, {
      proof,
      before,
      source,
      operation,
    });
    if (value === undefined) throw new Refusal('unauthenticated');
    rememberSession(reply, value, config);
    return whoAmI(this.app, caller);
  }

  @Post('confirmation')
  @Answers(200, dto.whoAmI)
  @ApiOperation({ summary: 'Confirm anew who you are, with a code of your second factor' })
  async confirm(
    @Reads() caller: Caller,
    @Body({ schema: codeBody }) { code }: { code: string },
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<WhoAmI> {
    const { session } = caller;
    if (!session) throw new Refusal('not-found');
    await requireCode(this.app, caller, { code, operation: 'session.confirm' });
    rememberSession(reply, await confirmSession(this.app, caller), this.app.config);
    return whoAmI(this.app, { ...caller, session: { ...session, steppedUpAt: new Date() } });
  }

  @Get('sign-in')
  @HttpCode(303)
  @ApiOperation({ summary: 'Go to the sign-in service, to sign in or to confirm anew who you are' })
  @ApiResponse({ status: 303, description: 'To the sign-in service' })
  @ApiResponse({ status: 'default', description: 'A problem', standardSchema: problem })
  async signIn(
    @Query({ schema: dto.signInQuery }) { stepUp }: z.output<typeof dto.signInQuery>,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<void> {
    const { location, flow } = await beginSignIn(this.app, { stepUp: stepUp === 'true' });
    const maxAgeS = FLOW_MS_MAX / 1_000;
    setCookie(reply, { name: FLOW, value: flow, maxAgeS }, this.app.config);
    void reply.header('location', location);
  }

  @Get('callback')
  @HttpCode(303)
  @ApiOperation({ summary: 'Where the sign-in service sends the browser back to' })
  @ApiResponse({ status: 303, description: 'Signed in, to the product' })
  @ApiResponse({ status: 'default', description: 'A problem', standardSchema: problem })
  async callback(
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<void> {
    const { config } = this.app;
    const flow = readCookie(request, FLOW, config);
    // Used or refused, this flow is over.
    clearCookie(reply, FLOW, config);
    const answer = new URL(request.url, config.PUBLIC_ORIGIN ?? 'http://localhost');
    const before = readCookie(request, SESSION, config);
    const asked = { answer, flow, before, source: request.ip, operation: 'session.callback' };
    rememberSession(reply, await finishSignIn(this.app, asked), config);
    void reply.header('location', '/');
  }

  @Post('sign-out')
  @Answers(200, dto.signedOut)
  @ApiOperation({ summary: 'Sign this browser out' })
  async signOut(@Reads() caller: Caller, @Res({ passthrough: true }) reply: HttpReply) {
    await endSession(this.app, caller);
    return this.forget(reply);
  }

  @Post('sign-out-everywhere')
  @Answers(200, dto.signedOut)
  @ApiOperation({ summary: 'Sign out on every machine' })
  async signOutEverywhere(@Reads() caller: Caller, @Res({ passthrough: true }) reply: HttpReply) {
    await endAllSessions(this.app, caller);
    return this.forget(reply);
  }

  private forget(reply: HttpReply): { signedOut: true } {
    clearCookie(reply, SESSION, this.app.config);
    void reply.header('clear-site-data', '"cache", "cookies", "storage"');
    return { signedOut: true };
  }
}
