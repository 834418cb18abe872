import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { Refusal } from '../application/refusal.ts';
import { refusalHelp } from '../contract/refusal-help.ts';
import { refusals, type RefusalCode } from '../contract/refusals.ts';
import { code } from './parts.dto.ts';

const text = z.object({ 'zh-CN': z.string(), en: z.string() });

const problemType = z
  .object({
    code: z.string(),
    status: z.int(),
    title: text,
    when: text,
    action: text,
    retry: z.boolean().meta({ description: 'Worth repeating with the same Idempotency-Key' }),
  })
  .meta({ id: 'ProblemType' });

/** The page behind the `type` of a problem document. */
@Controller('errors')
export class ErrorsController {
  @Get(':code')
  @ApiOperation({ summary: 'What a problem means' })
  @ApiResponse({ status: 200, standardSchema: problemType })
  read(@Param('code', { schema: code }) name: string): z.output<typeof problemType> {
    if (!isCode(name)) throw new Refusal('not-found');
    const { status, title } = refusals[name];
    return { code: name, status, title, ...refusalHelp[name], retry: 'retry' in refusals[name] };
  }
}

const isCode = (name: string): name is RefusalCode => Object.hasOwn(refusals, name);
