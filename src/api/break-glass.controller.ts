import { Body, Controller, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { App } from '../application/app.ts';
import { breakGlass } from '../application/break-glass.ts';
import type { Caller, Writer } from '../application/caller.ts';
import { listGlass, reviewGlass } from '../application/review-glass.ts';
import { Answers, WithKey } from './answers.ts';
import { APP } from './app-token.ts';
import * as dto from './break-glass.dto.ts';
import { Reads, Writes } from './caller.guard.ts';

/** Reading a file in an emergency, and who looks at it afterwards. */
@Controller()
export class BreakGlassController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Post('paths/:id/break-glass')
  @WithKey()
  @Answers(201, dto.opened)
  @ApiOperation({ summary: 'Read one path in an emergency, for an hour; its supervisor is told' })
  open(
    @Writes() writer: Writer,
    @Param('id', { schema: dto.id }) pathId: string,
    @Body({ schema: dto.glassBody }) body: dto.NewGlass,
  ) {
    return breakGlass(this.app, writer, { pathId, ...body });
  }

  @Get('break-glass')
  @Answers(200, dto.glassList)
  @ApiOperation({ summary: 'Emergency readings that wait for a review, the oldest first' })
  list(@Reads() caller: Caller, @Query({ schema: dto.glassQuery }) query: dto.GlassQuery) {
    return listGlass(this.app, caller, query);
  }

  @Post('break-glass/:id/review')
  @WithKey()
  @Answers(200, dto.glass)
  @ApiOperation({ summary: 'Say whether an emergency reading was right' })
  review(
    @Writes() writer: Writer,
    @Param('id', { schema: dto.id }) glassId: string,
    @Body({ schema: dto.reviewBody }) body: dto.Review,
  ) {
    return reviewGlass(this.app, writer, { id: glassId, ...body });
  }
}
