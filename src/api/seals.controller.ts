import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { z } from 'zod';
import type { App } from '../application/app.ts';
import type { Writer } from '../application/caller.ts';
import { sealPath, sealReasons, unsealPath } from '../application/seals.ts';
import { Answers, WithKey } from './answers.ts';
import { APP } from './app-token.ts';
import { Writes } from './caller.guard.ts';
import { id } from './parts.dto.ts';

const KEEPERS_MAX = 20;

const sealBody = z
  .strictObject({
    reason: z.enum(sealReasons),
    keepers: z.array(id).min(1).max(KEEPERS_MAX).meta({
      description: 'Accounts for which the path stays there; somebody of casework among them',
    }),
  })
  .meta({ id: 'NewSeal' });

const sealed = z.object({ id }).meta({ id: 'SealAnswer' });

/** Files whose existence is hidden. */
@Controller('paths')
export class SealsController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Post(':id/seal')
  @WithKey()
  @Answers(201, sealed)
  @ApiOperation({ summary: 'Hide a path from everybody but its keepers' })
  seal(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) pathId: string,
    @Body({ schema: sealBody }) body: z.output<typeof sealBody>,
  ) {
    return sealPath(this.app, writer, { pathId, ...body });
  }

  @Post(':id/unsealing')
  @WithKey()
  @Answers(200, sealed)
  @ApiOperation({ summary: 'The path is no longer hidden' })
  unseal(@Writes() writer: Writer, @Param('id', { schema: id }) pathId: string) {
    return unsealPath(this.app, writer, pathId);
  }
}
