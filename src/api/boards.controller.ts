import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { z } from 'zod';
import type { App } from '../application/app.ts';
import type { Caller } from '../application/caller.ts';
import { listOverdue } from '../application/list-overdue.ts';
import { listPressed } from '../application/list-pressed.ts';
import { Answers } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads } from './caller.guard.ts';
import { overdueBoard, overdueQuery, pressedQuery, taskList } from './tasks.dto.ts';

@Controller('boards')
export class BoardsController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Get('overdue')
  @Answers(200, overdueBoard)
  @ApiOperation({ summary: 'What is overdue in a place and below it, with counts by department' })
  overdue(
    @Reads() caller: Caller,
    @Query({ schema: overdueQuery }) query: z.output<typeof overdueQuery>,
  ) {
    return listOverdue(this.app, caller, query);
  }

  @Get('pressed')
  @Answers(200, taskList)
  @ApiOperation({ summary: 'What was urged or ordered and not answered, or waits as a draft' })
  pressed(
    @Reads() caller: Caller,
    @Query({ schema: pressedQuery }) query: z.output<typeof pressedQuery>,
  ) {
    return listPressed(this.app, caller, query);
  }
}
