import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import type { App } from '../application/app.ts';
import type { Caller } from '../application/caller.ts';
import { readWords, type Words } from '../application/read-words.ts';
import { Answers } from './answers.ts';
import { APP } from './app-token.ts';
import { Reads } from './caller.guard.ts';
import { words } from './words.dto.ts';

@Controller('words')
export class WordsController {
  constructor(@Inject(APP) private readonly app: App) {}

  @Get()
  @Answers(200, words)
  @ApiOperation({ summary: 'What places, desks, services and facts are called in your language' })
  read(@Reads() { actor, language }: Caller): Words {
    return readWords(this.app, { language, role: actor.role });
  }
}
