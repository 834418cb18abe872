import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { z } from 'zod';
import type { App } from '../application/app.ts';
import type { Caller, Writer } from '../application/caller.ts';
import { approveReading, listReadingFlags } from '../application/reading-flags.ts';
import { Answers, WithKey } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads, Writes } from './caller.guard.ts';
import * as dto from './readings.dto.ts';

/** Reading that is not usual: for whoever supervises those who read. */
@Controller()
export class ReadingsController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Get('reading-flags')
  @Answers(200, dto.flagList)
  @ApiOperation({ summary: 'Who of a place has read very many files, or by night outside duty' })
  flags(
    @Reads() caller: Caller,
    @Query({ schema: dto.flagQuery }) query: z.output<typeof dto.flagQuery>,
  ) {
    return listReadingFlags(this.app, caller, query);
  }

  @Post('reading-approvals')
  @WithKey()
  @Answers(201, dto.approval)
  @ApiOperation({ summary: 'Let somebody else read on for an hour, who has read very many files' })
  approve(
    @Writes() writer: Writer,
    @Body({ schema: dto.approvalBody }) { account }: { account: string },
  ) {
    return approveReading(this.app, writer, account);
  }
}
