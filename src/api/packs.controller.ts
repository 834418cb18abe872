import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { App } from '../application/app.ts';
import type { Writer } from '../application/caller.ts';
import { changePack } from '../application/change-pack.ts';
import { Answers, MayMatch, WithKey } from './answers.ts';
import { APP } from './app-token.ts';
import { Writes } from './caller.guard.ts';
import { packBody, packChanged, type NewPack } from './packs.dto.ts';
import { id } from './parts.dto.ts';

/** By which version of the rules a path goes on. */
@Controller('paths')
export class PacksController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Post(':id/pack')
  @WithKey()
  @MayMatch()
  @Answers(201, packChanged)
  @ApiOperation({ summary: 'The path goes on under another version of the rules' })
  changePack(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) pathId: string,
    @Body({ schema: packBody }) body: NewPack,
  ) {
    return changePack(this.app, writer, { pathId, ...body });
  }
}
