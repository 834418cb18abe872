import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { App } from '../application/app.ts';
import type { Writer } from '../application/caller.ts';
import { removeSecondFactor } from '../application/second-factor.ts';
import { setHome } from '../application/set-home.ts';
import { Answers, WithKey } from './answers.ts';
import { APP } from './app-token.ts';
import { Writes } from './caller.guard.ts';
import { id } from './parts.dto.ts';
import { homeBody, homeSet } from './readings.dto.ts';
import * as dto from './second-factor.dto.ts';

/** What an administrator does for the accounts of her place; no file is opened by it. */
@Controller('accounts')
export class AccountsController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Post(':id/second-factor/removal')
  @WithKey()
  @Answers(200, dto.removed)
  @ApiOperation({ summary: 'Take away a second factor that is lost, and sign its owner out' })
  removeSecondFactor(@Writes() writer: Writer, @Param('id', { schema: id }) account: string) {
    return removeSecondFactor(this.app, writer, account);
  }

  @Post(':id/home')
  @WithKey()
  @Answers(200, homeSet)
  @ApiOperation({
    summary: 'Say where somebody is from: what she reads of it is told to her supervisor',
  })
  setHome(
    @Writes() writer: Writer,
    @Param('id', { schema: id }) account: string,
    @Body({ schema: homeBody }) { place }: { place: string | null },
  ) {
    return setHome(this.app, writer, { account, place });
  }
}
