import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import type { App } from '../application/app.ts';
import { signInAsInvented, signInWays, type SignInWays } from '../application/invented-accounts.ts';
import { readWords } from '../application/read-words.ts';
import { APP } from './app-token.ts';
import type { HttpReply, HttpRequest } from './http.ts';
import { languageOf } from './language.ts';
import { problem } from './problem.dto.ts';
import { readCookie, rememberSession, SESSION } from './session-cookie.ts';
import * as dto from './sign-in.dto.ts';

/** How people come in, before anybody is signed in. */
@Controller('sign-in')
export class SignInController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Get()
  @HttpCode(200)
  @ApiOperation({ summary: 'How people sign in here' })
  @ApiResponse({ status: 200, standardSchema: dto.ways })
  ways(@Req() { headers }: HttpRequest): Promise<SignInWays> {
    const language = languageOf(headers['accept-language']);
    return signInWays(this.app, readWords(this.app, { language }));
  }

  /** From a page of ours alone: nobody is signed in as somebody else by a page of another site. */
  @Post()
  @HttpCode(201)
  @ApiOperation({ summary: 'Sign this browser in as an invented person; in training alone' })
  @ApiResponse({ status: 201, standardSchema: dto.signedIn })
  @ApiResponse({ status: 'default', description: 'A problem', standardSchema: problem })
  async demonstrate(
    @Body({ schema: dto.inventedBody }) { account }: z.output<typeof dto.inventedBody>,
    @Req() request: HttpRequest,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<{ signedIn: true }> {
    const { config } = this.app;
    const before = readCookie(request, SESSION, config);
    const asked = { account, before, source: request.ip };
    rememberSession(reply, await signInAsInvented(this.app, asked), config);
    return { signedIn: true };
  }
}
