import { Controller, Get, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { App } from '../application/app.ts';
import type { Caller } from '../application/caller.ts';
import { Refusal } from '../application/refusal.ts';
import { endAllSessions, endSession, openSession } from '../application/session.ts';
import { whoAmI, type WhoAmI } from '../application/who-am-i.ts';
import { Answers } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads } from './caller.guard.ts';
import type { HttpReply, HttpRequest } from './http.ts';
import { clearCookie, readCookie, setCookie } from './session-cookie.ts';
import * as dto from './session.dto.ts';

const COOKIE = 'session';

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
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<WhoAmI> {
    const { config } = this.app;
    // A session that made sessions would have no end.
    if (config.MODE !== 'training' || caller.session) throw new Refusal('not-found');
    const proof = { amr: ['demo'], secondFactorAt: new Date() };
    const before = readCookie(request, COOKIE, config);
    const value = await openSession(this.app, caller.actor.id, { proof, before });
    if (value === undefined) throw new Refusal('unauthenticated');
    setCookie(reply, { name: COOKIE, value, maxAgeS: config.SESSION_HOURS_MAX * 3_600 }, config);
    return whoAmI(this.app, caller);
  }

  @Post('sign-out')
  @Answers(200, dto.signedOut)
  @ApiOperation({ summary: 'Sign this browser out' })
  async signOut(@Reads() { session }: Caller, @Res({ passthrough: true }) reply: HttpReply) {
    if (session) await endSession(this.app, session);
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
    clearCookie(reply, COOKIE, this.app.config);
    void reply.header('clear-site-data', '"cache", "cookies", "storage"');
    return { signedOut: true };
  }
}
