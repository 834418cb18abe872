import { writeFileSync } from 'node:fs';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { createAllowedMethods } from './allowed-methods.ts';
import { AppModule } from './app.module.ts';
import { openApiDocument } from './document.ts';

/** Writes the OpenAPI document to a file, or to standard output: from the routes alone, nothing is connected. */
async function main([file]: string[]): Promise<void> {
  const module = AppModule.of(undefined, createAllowedMethods());
  const server = await NestFactory.create(module, new FastifyAdapter(), {
    logger: false,
    preview: true,
  });
  server.setGlobalPrefix('api');
  const text = `${JSON.stringify(openApiDocument(server), null, 2)}\n`;
  if (file === undefined) process.stdout.write(text);
  else writeFileSync(file, text);
}

void main(process.argv.slice(2));
