import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { App } from '../application/app.ts';
import type { Caller } from '../application/caller.ts';
import { beginSecondFactor, confirmSecondFactor } from '../application/second-factor.ts';
import { Answers } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads } from './caller.guard.ts';
import * as dto from './second-factor.dto.ts';

/** The codes of whoever signs in here, and not at a sign-in service. */
@Controller('session/second-factor')
export class SecondFactorController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Post()
  @Answers(201, dto.begun)
  @ApiOperation({ summary: 'Set up a second factor: what a device makes its codes from' })
  begin(@Reads() caller: Caller) {
    return beginSecondFactor(this.app, caller);
  }

  @Post('confirmation')
  @Answers(200, dto.set)
  @ApiOperation({ summary: 'Show a first code: from then on signing in needs one' })
  confirm(@Reads() caller: Caller, @Body({ schema: dto.codeBody }) { code }: { code: string }) {
    return confirmSecondFactor(this.app, caller, { code, operation: 'secondfactor.confirm' });
  }
}
