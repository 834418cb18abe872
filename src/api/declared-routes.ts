import { Injectable, RequestMethod, type OnModuleInit } from '@nestjs/common';
import { METHOD_METADATA } from '@nestjs/common/constants.js';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { hasRow } from '../domain/access/operations.ts';
import { operationOf } from './operation.ts';

/** An API with a route of which nobody has said who may use it does not start. */
@Injectable()
export class DeclaredRoutes implements OnModuleInit {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
  ) {}

  onModuleInit(): void {
    const undeclared = this.operations().filter((operation) => !hasRow(operation));
    if (undeclared.length === 0) return;
    throw new Error(
      `Nobody has said who may ${undeclared.join(', ')}: each operation needs a row in src/domain/access/operations.ts.`,
    );
  }

  private operations(): string[] {
    return this.discovery.getControllers().flatMap(({ metatype }) => {
      const prototype = (metatype?.prototype ?? {}) as Record<string, object>; // of a class with methods
      const methods = this.scanner.getAllMethodNames(prototype);
      const routes = methods.filter((name) => isRoute(prototype[name]));
      return routes.map((name) => operationOf(metatype?.name ?? '', name));
    });
  }
}

function isRoute(method: object | undefined): boolean {
  const verb: unknown = method && Reflect.getMetadata(METHOD_METADATA, method);
  return typeof verb === 'number' && verb in RequestMethod;
}
