import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { z } from 'zod';
import type { App } from '../application/app.ts';
import type { Caller, Writer } from '../application/caller.ts';
import { handleTask } from '../application/handle-task.ts';
import { readDraft } from '../application/read-draft.ts';
import { readHandling } from '../application/read-handling.ts';
import { Answers, MayMatch, WithKey } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads, Writes } from './caller.guard.ts';
import * as dto from './handling.dto.ts';
import { id } from './parts.dto.ts';

/** What is done with a task that stays open: at its desk, and by those who press for it. */
@Controller('tasks')
export class HandlingController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Get(':id/handling')
  @Answers(200, dto.handlingList)
  @ApiOperation({ summary: 'What was done with an open task at its desk, urged and ordered' })
  list(@Reads() caller: Caller, @Param('id', { schema: id }) taskId: string) {
    return readHandling(this.app, caller, taskId);
  }

  @Post(':id/handling')
  @WithKey()
  @MayMatch()
  @Answers(201, dto.handled)
  @ApiOperation({ summary: 'Receive, take, give back or decline a task of your desk, or answer' })
  handle(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) taskId: string,
    @Body({ schema: dto.handlingBody }) body: z.output<typeof dto.handlingBody>,
  ) {
    return handleTask(this.app, writer, { taskId, ...body });
  }

  @Post(':id/urges')
  @WithKey()
  @MayMatch()
  @Answers(201, dto.handled)
  @ApiOperation({ summary: 'Urge the desk of a task, which then has to answer' })
  urge(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) taskId: string,
    @Body({ schema: dto.urgeBody }) body: z.output<typeof dto.urgeBody>,
  ) {
    return handleTask(this.app, writer, { taskId, what: 'urged', ...body });
  }

  @Post(':id/orders')
  @WithKey()
  @MayMatch()
  @Answers(201, dto.handled)
  @ApiOperation({ summary: 'Give a numbered supervision order, which has to be answered' })
  order(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) taskId: string,
    @Body({ schema: dto.orderBody }) body: z.output<typeof dto.orderBody>,
  ) {
    return handleTask(this.app, writer, { taskId, what: 'ordered', ...body });
  }

  @Get(':id/draft')
  @Answers(200, dto.draft)
  @ApiOperation({ summary: 'The letter that waits for a named human' })
  draft(@Reads() caller: Caller, @Param('id', { schema: id }) taskId: string) {
    return readDraft(this.app, caller, taskId);
  }

  @Post(':id/draft')
  @WithKey()
  @MayMatch()
  @Answers(201, dto.handled)
  @ApiOperation({ summary: 'Send the letter in your own words, or say why not' })
  decide(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) taskId: string,
    @Body({ schema: dto.draftBody }) body: z.output<typeof dto.draftBody>,
  ) {
    return body.decision === 'send'
      ? handleTask(this.app, writer, { taskId, what: 'sent', letter: body.letter })
      : handleTask(this.app, writer, { taskId, what: 'not-sent', reason: body.reason });
  }
}
