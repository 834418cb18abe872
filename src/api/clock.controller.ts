import { Body, Controller, Get, Inject, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { z } from 'zod';
import type { App } from '../application/app.ts';
import type { Caller, Writer } from '../application/caller.ts';
import { moveClock, readClock, type ClockView } from '../application/move-clock.ts';
import { Answers, WithKey } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads, Writes } from './caller.guard.ts';
import { isoTime } from './parts.dto.ts';

const moveBody = z
  .strictObject({
    by: z
      .string()
      .max(20)
      .regex(/^P(?!$)(\d{1,4}D)?(T\d{1,5}H)?$/)
      .meta({ description: 'Days and hours, such as P30D or PT36H' }),
  })
  .meta({ id: 'ClockMove' });

const clock: z.ZodType<ClockView> = z
  .object({
    now: isoTime,
    moving: z.boolean(),
    moved: z.int(),
    of: z.int(),
    problem: z.string().nullable(),
  })
  .meta({ id: 'Clock' });

/** One clock for product and paths, movable in training alone; in production there is no such address. */
@Controller('clock')
export class ClockController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Get()
  @Answers(200, clock)
  @ApiOperation({ summary: 'The training clock, and how far its last move has come' })
  read(@Reads() caller: Caller): ClockView {
    return readClock(this.app, caller);
  }

  @Post()
  @WithKey()
  @Answers(202, clock)
  @ApiOperation({ summary: 'Move the training clock and every open path forward' })
  move(@Writes() writer: Writer, @Body({ schema: moveBody }) { by }: z.output<typeof moveBody>) {
    return moveClock(this.app, writer, by);
  }
}
