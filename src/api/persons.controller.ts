import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { z } from 'zod';
import type { App } from '../application/app.ts';
import type { Writer } from '../application/caller.ts';
import { checkKnownElsewhere, findPersons } from '../application/find-persons.ts';
import { Answers, WithKey } from './answers.ts';
import { APP } from './app-token.ts';
import { Writes } from './caller.guard.ts';
import * as dto from './persons.dto.ts';

/** Asked with a body: an address with a name in it would stay in logs and histories. */
@Controller('persons')
export class PersonsController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Post('search')
  @WithKey()
  @Answers(200, dto.found)
  @ApiOperation({ summary: 'Persons of your places by a name, however it is written' })
  search(
    @Writes() writer: Writer,
    @Body({ schema: dto.searchBody }) body: z.output<typeof dto.searchBody>,
  ) {
    return findPersons(this.app, writer, body);
  }

  @Post('known-elsewhere')
  @WithKey()
  @Answers(200, dto.knownElsewhere)
  @ApiOperation({ summary: 'Before a path begins: where to ask whether somebody is known already' })
  knownElsewhere(
    @Writes() writer: Writer,
    @Body({ schema: dto.checkBody }) body: z.output<typeof dto.checkBody>,
  ) {
    return checkKnownElsewhere(this.app, writer, body);
  }
}
