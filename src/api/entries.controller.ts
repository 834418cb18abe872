import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { App } from '../application/app.ts';
import type { Writer } from '../application/caller.ts';
import { voidEntry } from '../application/void-entry.ts';
import { Answers, WithKey } from './answers.ts';
import { APP } from './app-token.ts';
import { Writes } from './caller.guard.ts';
import { voidBody, type Voiding } from './entries.dto.ts';
import { id, recorded } from './parts.dto.ts';

@Controller('entries')
export class EntriesController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Post(':id/void')
  @WithKey()
  @Answers(201, recorded)
  @ApiOperation({ summary: 'An entry was wrong: it counts as never written' })
  void(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) entryId: string,
    @Body({ schema: voidBody }) { path, ...body }: Voiding,
  ) {
    return voidEntry(this.app, writer, { entryId, pathId: path, ...body });
  }
}
