import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { App } from '../application/app.ts';
import type { Caller, Writer } from '../application/caller.ts';
import {
  linkIdentity,
  listIdentities,
  unlinkIdentity,
  type Identity,
} from '../application/identities.ts';
import { Answers, WithKey } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads, Writes } from './caller.guard.ts';
import * as dto from './identities.dto.ts';

/** Whom the sign-in service means. An administrator says it for accounts of her place, and opens no file by it. */
@Controller('identities')
export class IdentitiesController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Get()
  @Answers(200, dto.identityList)
  @ApiOperation({ summary: 'By which identities an account is signed in' })
  list(
    @Reads() caller: Caller,
    @Query({ schema: dto.identityQuery }) { account }: { account: string },
  ) {
    return listIdentities(this.app, caller, account);
  }

  @Post()
  @WithKey()
  @Answers(201, dto.identity)
  @ApiOperation({ summary: 'Link an identity of the sign-in service to an account' })
  link(@Writes() writer: Writer, @Body({ schema: dto.identityBody }) body: Identity) {
    return linkIdentity(this.app, writer, body);
  }

  @Post('unlinking')
  @WithKey()
  @Answers(200, dto.unlinked)
  @ApiOperation({ summary: 'Unlink an identity, and sign its account out' })
  unlink(@Writes() writer: Writer, @Body({ schema: dto.identityBody }) body: Identity) {
    return unlinkIdentity(this.app, writer, body);
  }
}
