import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import type { App } from '../application/app.ts';
import type { AllowedMethods } from './allowed-methods.ts';
import { APP } from './app-token.ts';
import { BoardsController } from './boards.controller.ts';
import { CallerGuard, ScopeInterceptor } from './caller.guard.ts';
import { ClockController } from './clock.controller.ts';
import { ClocksController } from './clocks.controller.ts';
import { ConsentsController } from './consents.controller.ts';
import { DeclaredRoutes } from './declared-routes.ts';
import { DeadlineInterceptor } from './deadline.ts';
import { EntriesController } from './entries.controller.ts';
import { ErasuresController } from './erasures.controller.ts';
import { ErrorsController } from './errors.controller.ts';
import { EventsController } from './events.controller.ts';
import { HandlingController } from './handling.controller.ts';
import { HealthController } from './health.controller.ts';
import { NoticesController } from './notices.controller.ts';
import { PacksController } from './packs.controller.ts';
import { PartiesController } from './parties.controller.ts';
import { PathsController } from './paths.controller.ts';
import { PersonsController } from './persons.controller.ts';
import { ProblemFilter } from './problem-filter.ts';
import { RequestPipe } from './request-pipe.ts';
import { SealsController } from './seals.controller.ts';
import { SessionController } from './session.controller.ts';
import { SignInController } from './sign-in.controller.ts';
import { TasksController } from './tasks.controller.ts';
import { TokensController } from './tokens.controller.ts';
import { WordsController } from './words.controller.ts';

const controllers = [
  BoardsController,
  ClockController,
  ClocksController,
  ConsentsController,
  EntriesController,
  ErasuresController,
  ErrorsController,
  EventsController,
  HandlingController,
  HealthController,
  NoticesController,
  PacksController,
  PartiesController,
  PathsController,
  PersonsController,
  SealsController,
  SessionController,
  SignInController,
  TasksController,
  TokensController,
  WordsController,
];

/** The one module: no module per noun. */
@Module({})
export class AppModule {
  static of(app: App | undefined, allowed: AllowedMethods): DynamicModule {
    return {
      module: AppModule,
      imports: [DiscoveryModule],
      controllers,
      providers: [
        DeclaredRoutes,
        { provide: APP, useValue: app },
        { provide: APP_FILTER, useValue: new ProblemFilter(allowed) },
        { provide: APP_GUARD, useClass: CallerGuard },
        { provide: APP_INTERCEPTOR, useClass: DeadlineInterceptor },
        { provide: APP_INTERCEPTOR, useClass: ScopeInterceptor },
        { provide: APP_PIPE, useValue: new RequestPipe() },
      ],
    };
  }
}
