import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { App } from '../application/app.ts';
import type { Caller, Writer } from '../application/caller.ts';
import * as erasures from '../application/erasures.ts';
import { Answers, WithKey } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads, Writes } from './caller.guard.ts';
import * as dto from './erasures.dto.ts';
import { id } from './parts.dto.ts';

/** A person wants what is kept of her to be erased: asked twice, with time between, and decided by two people. */
@Controller('erasures')
export class ErasuresController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Get()
  @Answers(200, dto.erasureList)
  @ApiOperation({ summary: 'What waits for time to pass, for her second yes, or for a signature' })
  list(@Reads() caller: Caller) {
    return erasures.listErasures(this.app, caller);
  }

  @Post()
  @WithKey()
  @Answers(201, dto.erasure)
  @ApiOperation({ summary: 'She asks that what is kept of her be erased; help goes on meanwhile' })
  ask(@Writes() writer: Writer, @Body({ schema: dto.askBody }) body: { path: string }) {
    return erasures.askErasure(this.app, writer, body);
  }

  @Get(':id')
  @Answers(200, dto.erasure)
  @ApiOperation({ summary: 'How it stands; afterwards, the certificate' })
  read(@Reads() caller: Caller, @Param('id', { schema: id }) erasureId: string) {
    return erasures.readErasure(this.app, caller, erasureId);
  }

  @Post(':id/confirmation')
  @WithKey()
  @Answers(200, dto.erasure)
  @ApiOperation({ summary: 'Asked once more after her time to think, she still wants it' })
  confirm(@Writes() writer: Writer, @Param('id', { schema: id }) erasureId: string) {
    return erasures.confirmErasure(this.app, writer, erasureId);
  }

  @Post(':id/signature')
  @WithKey()
  @Answers(200, dto.erasure)
  @ApiOperation({ summary: 'Decide as one of two different people' })
  sign(@Writes() writer: Writer, @Param('id', { schema: id }) erasureId: string) {
    return erasures.signErasure(this.app, writer, erasureId);
  }

  @Post(':id/withdrawal')
  @WithKey()
  @Answers(200, dto.erasure)
  @ApiOperation({ summary: 'She does not want it any more' })
  withdraw(@Writes() writer: Writer, @Param('id', { schema: id }) erasureId: string) {
    return erasures.withdrawErasure(this.app, writer, erasureId);
  }
}
