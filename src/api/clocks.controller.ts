import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { App } from '../application/app.ts';
import type { Writer } from '../application/caller.ts';
import { setPathClocks, setTaskClock } from '../application/set-clock.ts';
import { Answers, MayMatch, WithKey } from './answers.ts';
import { APP } from './app-token.ts';
import { Writes } from './caller.guard.ts';
import * as dto from './clocks.dto.ts';
import { id, recorded } from './parts.dto.ts';

/** The clocks of tasks and paths; the movable clock of training mode is another one. */
@Controller()
export class ClocksController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Post('tasks/:id/holds')
  @WithKey()
  @MayMatch()
  @Answers(201, recorded)
  @ApiOperation({ summary: 'Hold the clock of a task, where its article allows it' })
  hold(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) taskId: string,
    @Body({ schema: dto.holdBody }) body: dto.Hold,
  ) {
    return setTaskClock(this.app, writer, { taskId, what: 'hold', ...body });
  }

  @Post('tasks/:id/releases')
  @WithKey()
  @MayMatch()
  @Answers(201, recorded)
  @ApiOperation({ summary: 'End what holds the clock of a task' })
  release(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) taskId: string,
    @Body({ schema: dto.releaseBody }) body: dto.Release,
  ) {
    return setTaskClock(this.app, writer, { taskId, what: 'release', ...body });
  }

  @Post('tasks/:id/extensions')
  @WithKey()
  @MayMatch()
  @Answers(201, recorded)
  @ApiOperation({ summary: 'Lengthen the clock of a task' })
  extend(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) taskId: string,
    @Body({ schema: dto.extensionBody }) body: dto.Extension,
  ) {
    return setTaskClock(this.app, writer, { taskId, what: 'extension', ...body });
  }

  @Post('paths/:id/holds')
  @WithKey()
  @MayMatch()
  @Answers(201, recorded)
  @ApiOperation({ summary: 'Hold every clock of a path that may be held' })
  holdAll(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) pathId: string,
    @Body({ schema: dto.holdBody }) body: dto.Hold,
  ) {
    return setPathClocks(this.app, writer, { pathId, what: 'hold', ...body });
  }

  @Post('paths/:id/releases')
  @WithKey()
  @MayMatch()
  @Answers(201, recorded)
  @ApiOperation({ summary: 'End what holds every clock of a path' })
  releaseAll(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) pathId: string,
    @Body({ schema: dto.releaseBody }) body: dto.Release,
  ) {
    return setPathClocks(this.app, writer, { pathId, what: 'release', ...body });
  }
}
