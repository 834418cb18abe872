import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { z } from 'zod';
import type { App } from '../application/app.ts';
import type { Caller, Writer } from '../application/caller.ts';
import { listNotices } from '../application/list-notices.ts';
import { addDuty, readRoster, removeDuty } from '../application/roster.ts';
import { Answers, WithKey } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads, Writes } from './caller.guard.ts';
import * as dto from './notices.dto.ts';
import { id } from './parts.dto.ts';

/** What people are told, and who is on duty to be told by night. */
@Controller()
export class NoticesController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Get('notices')
  @Answers(200, dto.noticeList)
  @ApiOperation({ summary: 'What your desk, your role or you on duty were told, the latest first' })
  list(
    @Reads() caller: Caller,
    @Query({ schema: dto.noticeQuery }) query: z.output<typeof dto.noticeQuery>,
  ) {
    return listNotices(this.app, caller, query);
  }

  @Get('roster')
  @Answers(200, dto.roster)
  @ApiOperation({ summary: 'Who is on duty at a place, and for which hours nobody is' })
  roster(
    @Reads() caller: Caller,
    @Query({ schema: dto.rosterQuery }) query: z.output<typeof dto.rosterQuery>,
  ) {
    return readRoster(this.app, caller, query);
  }

  @Post('roster')
  @WithKey()
  @Answers(201, dto.duty)
  @ApiOperation({ summary: 'Name who is on duty, and a deputy' })
  add(
    @Writes() writer: Writer,
    @Body({ schema: dto.dutyBody }) body: z.output<typeof dto.dutyBody>,
  ) {
    return addDuty(this.app, writer, body);
  }

  @Post('roster/:id/removal')
  @WithKey()
  @Answers(200, dto.duty)
  @ApiOperation({ summary: 'Take a shift out of the roster' })
  remove(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) dutyId: string,
    @Body({ schema: dto.removalBody }) { place }: z.output<typeof dto.removalBody>,
  ) {
    return removeDuty(this.app, writer, { id: dutyId, place });
  }
}
