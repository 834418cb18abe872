import { Controller, Get, Module, type Type } from '@nestjs/common';
import { DiscoveryModule, NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { describe, expect, it } from '@jest/globals';
import { createAllowedMethods } from '../../src/api/allowed-methods.ts';
import { AppModule } from '../../src/api/app.module.ts';
import { DeclaredRoutes } from '../../src/api/declared-routes.ts';
import { knownOperations } from '../../src/domain/access/operations.ts';
import { operations } from '../abuse/operations.ts';

@Controller('health')
class HealthController {
  @Get('live')
  live(): string {
    return 'said of everybody';
  }

  helper(): string {
    return 'no route';
  }
}

@Controller('paths')
class PathsController {
  @Get(':id/photograph')
  photograph(): string {
    return 'nobody has said whose';
  }
}

async function start(...controllers: Type[]): Promise<string> {
  @Module({ imports: [DiscoveryModule], controllers, providers: [DeclaredRoutes] })
  class SomeModule {}
  const server = await NestFactory.create(SomeModule, new FastifyAdapter(), { logger: false });
  try {
    await server.init();
    return 'started';
  } finally {
    await server.close();
  }
}

describe('an operation', () => {
  it('of which somebody has said who may use it starts', async () => {
    expect(await start(HealthController)).toBe('started');
  });

  it('of which nobody has said that does not start, nor anything beside it', async () => {
    await expect(start(HealthController, PathsController)).rejects.toThrow(
      'Nobody has said who may paths.photograph: each operation needs a row',
    );
  });

  it('is looked at when the product itself starts', () => {
    const { providers } = AppModule.of(undefined, createAllowedMethods());

    expect(providers).toContain(DeclaredRoutes);
  });

  it('has a row only where there is such an operation', () => {
    expect([...knownOperations].sort()).toEqual(operations.map(({ id }) => id).sort());
  });
});
