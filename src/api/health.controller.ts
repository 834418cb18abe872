import { Controller, Get, HttpCode, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import type { App } from '../application/app.ts';
import { readReadiness, type Readiness } from '../application/readiness.ts';
import { APP } from './app-token.ts';
import type { HttpReply } from './http.ts';

const live = z.object({ live: z.literal(true) }).meta({ id: 'Live' });
const readiness: z.ZodType<Readiness> = z
  .object({
    ready: z.boolean(),
    parts: z.record(z.string(), z.object({ ok: z.boolean(), problem: z.string().exactOptional() })),
  })
  .meta({ id: 'Readiness' });

/** For whoever starts, restarts or watches the processes: without a sign-in, and without a word about people. */
@Controller('health')
export class HealthController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Get('live')
  @HttpCode(200)
  @ApiOperation({ summary: 'The process answers' })
  @ApiResponse({ status: 200, standardSchema: live })
  live(): { live: true } {
    return { live: true };
  }

  @Get('ready')
  @ApiOperation({ summary: 'An act would be acknowledged' })
  @ApiResponse({ status: 200, standardSchema: readiness })
  @ApiResponse({ status: 503, description: 'Some part is missing', standardSchema: readiness })
  async ready(@Res({ passthrough: true }) reply: HttpReply): Promise<Readiness> {
    const found = await readReadiness(this.app);
    void reply.status(found.ready ? 200 : 503);
    return found;
  }
}
