import {
  Controller,
  Get,
  Header,
  Inject,
  Res,
  StreamableFile,
  type OnModuleDestroy,
} from '@nestjs/common';
import { ApiOperation, ApiProduces } from '@nestjs/swagger';
import { z } from 'zod';
import type { App } from '../application/app.ts';
import type { Caller } from '../application/caller.ts';
import { followChanges } from '../application/follow-changes.ts';
import { Answers } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads, StillMay } from './caller.guard.ts';
import type { HttpReply } from './http.ts';

const EVENTS = 'text/event-stream';

@Controller('events')
export class EventsController implements OnModuleDestroy {
  constructor(@Inject(APP) private readonly app: App) {}

  /** A server that closes waits for those who still read. */
  onModuleDestroy(): void {
    this.app.changes.close();
  }

  @Get()
  @Answers(200, z.string(), 'Server-sent events: `changed`, with ids of paths and tasks')
  @ApiProduces(EVENTS)
  // A proxy that gathers an answer before it hands it on would hand on nothing.
  @Header('x-accel-buffering', 'no')
  @ApiOperation({ summary: 'What changes in your lists, as it happens' })
  follow(
    @Reads() caller: Caller,
    @StillMay() stillMay: () => Promise<boolean>,
    @Res({ passthrough: true }) { raw }: HttpReply,
  ): StreamableFile {
    const stream = followChanges(this.app, caller, stillMay);
    // Who goes away before the answer begins leaves a stream that nobody would end.
    raw.once('close', () => stream.destroy());
    if (raw.destroyed) stream.destroy();
    return new StreamableFile(stream, { type: EVENTS });
  }
}
