import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { z } from 'zod';
import type { App } from '../application/app.ts';
import { readDemonstration, type Demonstration } from '../application/demonstration.ts';
import { Answers } from './answers.ts';
import { APP } from './app-token.ts';

const demonstration: z.ZodType<Demonstration> = z
  .object({ done: z.int(), of: z.int() })
  .meta({ id: 'Demonstration' });

/** For the page of whoever has just started the product and sees a province fill. */
@Controller('demonstration')
export class DemonstrationController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Get()
  @Answers(200, demonstration)
  @ApiOperation({ summary: 'How many paths of the demonstration are loaded; in training alone' })
  read(): Demonstration {
    return readDemonstration(this.app);
  }
}
