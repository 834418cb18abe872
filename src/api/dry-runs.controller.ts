import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { z } from 'zod';
import type { App } from '../application/app.ts';
import type { Caller } from '../application/caller.ts';
import { dryRunPack, type PackDryRun } from '../application/dry-run-pack.ts';
import { Answers } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads } from './caller.guard.ts';
import { changeKind, packName } from './packs.dto.ts';
import { code, id, isoTime, placeId } from './parts.dto.ts';

const dryRunQuery = z.strictObject({
  id: code.meta({ description: 'Of a released pack' }),
  version: code,
  place: placeId.exactOptional(),
  after: id.exactOptional(),
});

const packDryRun: z.ZodType<PackDryRun> = z
  .object({
    place: placeId,
    to: packName,
    of: z.int().meta({ description: 'Open paths that stand on another pack, in all' }),
    looked: z.int().meta({ description: 'How many of them this page has looked at' }),
    changed: z.int(),
    failed: z.int().meta({ description: 'Paths of which nothing can be told' }),
    refused: z.array(z.object({ code, title: z.string(), paths: z.int() })),
    changes: z.array(
      z.object({
        step: code,
        task: z.string(),
        title: z.string(),
        what: changeKind,
        paths: z.int(),
        examples: z.array(
          z.object({ path: id, was: isoTime.nullable(), dueAt: isoTime.nullable() }),
        ),
      }),
    ),
    next: id.nullable(),
  })
  .meta({ id: 'PackDryRun' });

/** What other rules would change, before anybody decides on it. */
@Controller('dry-runs')
export class DryRunsController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Get()
  @Answers(200, packDryRun)
  @ApiOperation({ summary: 'What a released pack would change for the open paths of a place' })
  read(
    @Reads() caller: Caller,
    @Query({ schema: dryRunQuery }) query: z.output<typeof dryRunQuery>,
  ) {
    return dryRunPack(this.app, caller, query);
  }
}
