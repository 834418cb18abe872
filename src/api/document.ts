import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { operationOf } from './operation.ts';

type PathItem = OpenAPIObject['paths'][string];

/** The OpenAPI document, written from the routes and the schemas that they check by. */
export function openApiDocument(server: INestApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('Reintegration path')
    .setVersion('1')
    .setDescription(
      'Runs the path of each person freed from trafficking, across departments. Errors are problem documents ' +
        '(RFC 9457); lists are keyset pages; every deed carries an Idempotency-Key.',
    )
    .addBearerAuth()
    .addCookieAuth('__Host-session')
    .build();
  const document = SwaggerModule.createDocument(server, config, {
    operationIdFactory: operationOf,
  });
  for (const operation of operationsOf(document)) nameProblemType(operation);
  return document;
}

function operationsOf({ paths }: OpenAPIObject) {
  return Object.values(paths).flatMap(({ get, post, put }) =>
    [get, post, put].filter((o) => o !== undefined),
  );
}

/** Nest writes a problem down as if it were of the type of the good answer. */
function nameProblemType({ responses }: NonNullable<PathItem['get']>): void {
  const problem = responses['default'];
  if (!problem || !('content' in problem)) return;
  const [content] = Object.values(problem.content ?? {});
  if (content) problem.content = { 'application/problem+json': content };
}
