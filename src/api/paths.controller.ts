import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { z } from 'zod';
import type { App } from '../application/app.ts';
import type { Caller, Writer } from '../application/caller.ts';
import { listPaths } from '../application/list-paths.ts';
import { previewMove } from '../application/preview-move.ts';
import { readPathOnDay } from '../application/read-path-on-day.ts';
import { readPath, type PathView } from '../application/read-path.ts';
import { readTimeline } from '../application/read-timeline.ts';
import { recordFact } from '../application/record-fact.ts';
import { startPath } from '../application/start-path.ts';
import { Answers, MayMatch, WithKey } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads, Writes } from './caller.guard.ts';
import { moveQuery, movePreview } from './move.dto.ts';
import { id, recorded } from './parts.dto.ts';
import { WithReason } from './reading-reason.ts';
import * as dto from './paths.dto.ts';
import type { HttpReply } from './http.ts';

@Controller('paths')
export class PathsController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Post()
  @WithKey()
  @Answers(201, dto.started)
  @ApiOperation({ summary: 'Start a path; the place is enough' })
  start(
    @Writes() writer: Writer,
    @Body({ schema: dto.startBody }) body: z.output<typeof dto.startBody>,
  ) {
    return startPath(this.app, writer, body);
  }

  @Get()
  @Answers(200, dto.pathList)
  @ApiOperation({ summary: 'Paths of your places, the youngest first' })
  list(
    @Reads() caller: Caller,
    @Query({ schema: dto.pathQuery }) query: z.output<typeof dto.pathQuery>,
  ) {
    return listPaths(this.app, caller, query);
  }

  @Get(':id')
  @WithReason()
  @Answers(200, dto.path)
  @ApiOperation({ summary: 'What was done, is open, is waited for, and comes next' })
  async read(
    @Reads() caller: Caller,
    @Param('id', { schema: id }) pathId: string,
    @Query({ schema: dto.pathView }) { forecast }: z.output<typeof dto.pathView>,
    @Res({ passthrough: true }) reply: HttpReply,
  ): Promise<PathView> {
    const view = await readPath(this.app, caller, { pathId, forecast: forecast === 'yes' });
    void reply.header('etag', `"${view.seq}"`);
    return view;
  }

  @Get(':id/as-it-stood')
  @WithReason()
  @Answers(200, dto.pathOnDay)
  @ApiOperation({ summary: 'The path as it was known at the end of a day, and what came of it' })
  onDay(
    @Reads() caller: Caller,
    @Param('id', { schema: id }) pathId: string,
    @Query({ schema: dto.onDay }) { on }: z.output<typeof dto.onDay>,
  ) {
    return readPathOnDay(this.app, caller, { pathId, on });
  }

  @Get(':id/move')
  @WithReason()
  @Answers(200, movePreview)
  @ApiOperation({
    summary: 'What would change if the person moved to a place today; nothing is done',
  })
  move(
    @Reads() caller: Caller,
    @Param('id', { schema: id }) pathId: string,
    @Query({ schema: moveQuery }) { to }: z.output<typeof moveQuery>,
  ) {
    return previewMove(this.app, caller, { pathId, to });
  }

  @Get(':id/timeline')
  @WithReason()
  @Answers(200, dto.timelinePage)
  @ApiOperation({ summary: 'What has happened, in the order in which it was recorded' })
  timeline(
    @Reads() caller: Caller,
    @Param('id', { schema: id }) pathId: string,
    @Query({ schema: dto.timelineQuery }) query: z.output<typeof dto.timelineQuery>,
  ) {
    return readTimeline(this.app, caller, { pathId, ...query });
  }

  @Post(':id/facts')
  @WithKey()
  @MayMatch()
  @Answers(201, recorded)
  @ApiOperation({ summary: 'Something became known of the person' })
  recordFact(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) pathId: string,
    @Body({ schema: dto.factBody }) body: z.output<typeof dto.factBody>,
  ) {
    return recordFact(this.app, writer, { pathId, ...body });
  }
}
