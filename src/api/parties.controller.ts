import { Body, Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { App } from '../application/app.ts';
import type { Caller, Writer } from '../application/caller.ts';
import { endParty, listParties, nameParty } from '../application/parties.ts';
import { Answers, WithKey } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads, Writes } from './caller.guard.ts';
import { named, partyBody, partyList, type Party } from './parties.dto.ts';
import { id } from './parts.dto.ts';

/** Who is named in a path, beyond places and desks. */
@Controller('paths/:id/parties')
export class PartiesController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Get()
  @Answers(200, partyList)
  @ApiOperation({ summary: 'Who was named in a path, and as what' })
  list(@Reads() caller: Caller, @Param('id', { schema: id }) pathId: string) {
    return listParties(this.app, caller, pathId);
  }

  @Post()
  @WithKey()
  @Answers(201, named)
  @ApiOperation({ summary: 'Name who represents, accompanies or visits, or who is in conflict' })
  name(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) pathId: string,
    @Body({ schema: partyBody }) body: Party,
  ) {
    return nameParty(this.app, writer, { pathId, ...body });
  }

  @Post(':party/removal')
  @WithKey()
  @Answers(200, named)
  @ApiOperation({ summary: 'Who was named is so no longer' })
  end(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) pathId: string,
    @Param('party', { schema: id }) party: string,
  ) {
    return endParty(this.app, writer, { pathId, id: party });
  }
}
