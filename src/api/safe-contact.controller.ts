import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { App } from '../application/app.ts';
import type { Caller, Writer } from '../application/caller.ts';
import { readSafeContact, writeSafeContact } from '../application/safe-contact.ts';
import { Answers, WithKey } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads, Writes } from './caller.guard.ts';
import { id } from './parts.dto.ts';
import * as dto from './safe-contact.dto.ts';

/** How a person can be reached without harm. */
@Controller('paths/:id/safe-contact')
export class SafeContactController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Get()
  @Answers(200, dto.safeContact)
  @ApiOperation({ summary: 'The ways in which the person can be reached without harm' })
  read(@Reads() caller: Caller, @Param('id', { schema: id }) pathId: string) {
    return readSafeContact(this.app, caller, pathId);
  }

  @Put()
  @WithKey()
  @Answers(200, dto.safeContact)
  @ApiOperation({ summary: 'Say anew in which ways she can be reached; what was said before goes' })
  write(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) pathId: string,
    @Body({ schema: dto.safeContactBody }) body: dto.NewSafeContact,
  ) {
    return writeSafeContact(this.app, writer, { pathId, ...body });
  }
}
