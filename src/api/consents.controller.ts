import { Body, Controller, Get, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { z } from 'zod';
import type { App } from '../application/app.ts';
import type { Caller, Writer } from '../application/caller.ts';
import { readConsents } from '../application/read-consents.ts';
import { readDisclosures } from '../application/read-disclosures.ts';
import { recordConsent } from '../application/record-consent.ts';
import { Answers, MayMatch, WithKey } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads, Writes } from './caller.guard.ts';
import { WithReason } from './reading-reason.ts';
import * as dto from './consents.dto.ts';
import type { HttpReply } from './http.ts';
import { id, recorded } from './parts.dto.ts';

@Controller('paths')
export class ConsentsController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Get(':id/consents')
  @WithReason()
  @Answers(200, dto.consents)
  @ApiOperation({
    summary: 'What the person agreed to, who says yes today, and what was said before',
  })
  async list(
    @Reads() caller: Caller,
    @Param('id', { schema: id }) pathId: string,
    @Res({ passthrough: true }) reply: HttpReply,
  ) {
    const view = await readConsents(this.app, caller, pathId);
    void reply.header('etag', `"${view.seq}"`);
    return view;
  }

  @Get(':id/disclosures')
  @WithReason()
  @Answers(200, dto.disclosures)
  @ApiOperation({ summary: 'Which fields were shown to whom, on which basis, from when to when' })
  disclosures(
    @Reads() caller: Caller,
    @Param('id', { schema: id }) pathId: string,
    @Query({ schema: dto.disclosureQuery }) query: z.output<typeof dto.disclosureQuery>,
  ) {
    return readDisclosures(this.app, caller, { pathId, ...query });
  }

  @Post(':id/consents')
  @WithKey()
  @MayMatch()
  @Answers(201, recorded)
  @ApiOperation({ summary: 'A yes, a no, or a yes taken back, which counts at once' })
  record(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) pathId: string,
    @Body({ schema: dto.consentBody }) body: z.output<typeof dto.consentBody>,
  ) {
    return recordConsent(this.app, writer, { pathId, ...body });
  }
}
