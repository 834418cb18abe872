import { applyDecorators, HttpCode } from '@nestjs/common';
import { ApiBearerAuth, ApiCookieAuth, ApiHeader, ApiResponse } from '@nestjs/swagger';
import type { z } from 'zod';
import { problem } from './problem.dto.ts';

/** What a route answers: one good answer, and problems. */
export const Answers = (status: number, schema: z.ZodType, description = '') =>
  applyDecorators(
    HttpCode(status),
    ApiBearerAuth(),
    ApiCookieAuth(),
    ApiResponse({ status, description, standardSchema: schema }),
    ApiResponse({ status: 'default', description: 'A problem', standardSchema: problem }),
  );

/** A deed is named by a key of the caller, so that it can be repeated without being done twice. */
export const WithKey = () =>
  ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'A UUID of your own for this deed; repeat it to ask again',
    schema: { type: 'string', format: 'uuid' },
  });

/** Whoever decides by what she has seen says so, and is told when it is no longer so. */
export const MayMatch = () =>
  ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'ETag of what you have seen; 412 with the present state where it has changed',
    schema: { type: 'string' },
  });
