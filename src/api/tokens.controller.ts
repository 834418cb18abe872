import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { issueToken, listTokens, revokeToken, type NewToken } from '../application/api-tokens.ts';
import type { App } from '../application/app.ts';
import type { Caller, Writer } from '../application/caller.ts';
import { Answers, WithKey } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads, Writes } from './caller.guard.ts';
import { id } from './parts.dto.ts';
import * as dto from './tokens.dto.ts';

/** Tokens of departments' own systems: an administrator issues them for a desk, and revokes them. */
@Controller('tokens')
export class TokensController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Get()
  @Answers(200, dto.tokenList)
  @ApiOperation({ summary: 'The tokens of an account, and when each was last used' })
  async list(
    @Reads() caller: Caller,
    @Query({ schema: dto.tokenQuery }) { account }: { account: string },
  ) {
    return { items: await listTokens(this.app, caller, account) };
  }

  @Post()
  @WithKey()
  @Answers(201, dto.issued)
  @ApiOperation({ summary: 'Issue a token for the system of a desk' })
  issue(@Writes() writer: Writer, @Body({ schema: dto.newToken }) body: NewToken) {
    return issueToken(this.app, writer, body);
  }

  @Post(':id/revocation')
  @WithKey()
  @Answers(200, dto.token)
  @ApiOperation({ summary: 'Let a token end now' })
  revoke(@Writes() writer: Writer, @Param('id', { schema: id }) tokenId: string) {
    return revokeToken(this.app, writer, tokenId);
  }
}
