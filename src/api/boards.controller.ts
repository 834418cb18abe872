import { Controller, Get, Inject, Query, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiProduces } from '@nestjs/swagger';
import { z } from 'zod';
import type { App } from '../application/app.ts';
import type { Caller } from '../application/caller.ts';
import { countRungs } from '../application/count-rungs.ts';
import { exportOverdue } from '../application/export-overdue.ts';
import { listOverdue } from '../application/list-overdue.ts';
import { listPressed } from '../application/list-pressed.ts';
import { listUpcoming } from '../application/list-upcoming.ts';
import { Answers } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads, StillMay } from './caller.guard.ts';
import * as dto from './boards.dto.ts';
import { taskList } from './tasks.dto.ts';

@Controller('boards')
export class BoardsController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Get('overdue')
  @Answers(200, dto.overdueBoard)
  @ApiOperation({ summary: 'What is overdue in a place and below it, with counts by department' })
  overdue(
    @Reads() caller: Caller,
    @Query({ schema: dto.overdueQuery }) query: z.output<typeof dto.overdueQuery>,
  ) {
    return listOverdue(this.app, caller, query);
  }

  @Get('overdue.csv')
  @Answers(200, z.string(), 'Text cells alone, UTF-8, RFC 4180')
  @ApiProduces('text/csv')
  @ApiOperation({ summary: 'The same as a table to take away; asks for a recent second factor' })
  async exportOverdue(
    @Reads() caller: Caller,
    @StillMay() stillMay: () => Promise<boolean>,
    @Query({ schema: dto.exportQuery }) query: z.output<typeof dto.exportQuery>,
  ) {
    const table = await exportOverdue(this.app, caller, { query, stillMay });
    const disposition = 'attachment; filename="overdue.csv"';
    return new StreamableFile(table, { type: 'text/csv; charset=utf-8', disposition });
  }

  @Get('pressed')
  @Answers(200, taskList)
  @ApiOperation({ summary: 'What was urged or ordered and not answered, or waits as a draft' })
  pressed(
    @Reads() caller: Caller,
    @Query({ schema: dto.pressedQuery }) query: z.output<typeof dto.pressedQuery>,
  ) {
    return listPressed(this.app, caller, query);
  }

  @Get('rungs')
  @Answers(200, dto.rungBoard)
  @ApiOperation({ summary: 'How far what is overdue has climbed, by department' })
  rungs(
    @Reads() caller: Caller,
    @Query({ schema: dto.rungQuery }) query: z.output<typeof dto.rungQuery>,
  ) {
    return countRungs(this.app, caller, query);
  }

  @Get('upcoming')
  @Answers(200, taskList)
  @ApiOperation({ summary: 'What falls due soon in a place and below it, the soonest first' })
  upcoming(
    @Reads() caller: Caller,
    @Query({ schema: dto.upcomingQuery }) query: z.output<typeof dto.upcomingQuery>,
  ) {
    return listUpcoming(this.app, caller, query);
  }
}
