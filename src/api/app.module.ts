import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import type { App } from '../application/app.ts';
import type { AllowedMethods } from './allowed-methods.ts';
import { AccountsController } from './accounts.controller.ts';
import { APP } from './app-token.ts';
import { BoardsController } from './boards.controller.ts';
import { BreakGlassController } from './break-glass.controller.ts';
import { CallerGuard, ScopeInterceptor } from './caller.guard.ts';
import { ClockController } from './clock.controller.ts';
import { ClocksController } from './clocks.controller.ts';
import { ConsentsController } from './consents.controller.ts';
import { DeclaredRoutes } from './declared-routes.ts';
import { DeadlineInterceptor } from './deadline.ts';
import { DemonstrationController } from './demonstration.controller.ts';
import { DryRunsController } from './dry-runs.controller.ts';
import { EntriesController } from './entries.controller.ts';
import { ErasuresController } from './erasures.controller.ts';
import { ErrorsController } from './errors.controller.ts';
import { EventsController } from './events.controller.ts';
import { HandlingController } from './handling.controller.ts';
import { HealthController } from './health.controller.ts';
import { IdentitiesController } from './identities.controller.ts';
import { NoticesController } from './notices.controller.ts';
import { PacksController } from './packs.controller.ts';
import { PartiesController } from './parties.controller.ts';
import { PathsController } from './paths.controller.ts';
import { PersonsController } from './persons.controller.ts';
import { ProblemFilter } from './problem-filter.ts';
import { ReadingsController } from './readings.controller.ts';
import { RequestPipe } from './request-pipe.ts';
import { SecondFactorController } from './second-factor.controller.ts';
import { SafeContactController } from './safe-contact.controller.ts';
import { SealsController } from './seals.controller.ts';
import { SessionController } from './session.controller.ts';
import { SignInController } from './sign-in.controller.ts';
import { TasksController } from './tasks.controller.ts';
import { TokensController } from './tokens.controller.ts';
import { WordsController } from './words.controller.ts';

const controllers = [
  AccountsController,
  BoardsController,
  BreakGlassController,
  ClockController,
  ClocksController,
  ConsentsController,
  DemonstrationController,
  DryRunsController,
  EntriesController,
  ErasuresController,
  ErrorsController,
  EventsController,
  HandlingController,
  HealthController,
  IdentitiesController,
  NoticesController,
  PacksController,
  PartiesController,
  PathsController,
  PersonsController,
  ReadingsController,
  SafeContactController,
  SealsController,
  SecondFactorController,
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
        { provide: APP_FILTER, useValue: new ProblemFilter(allowed, app) },
        { provide: APP_GUARD, useClass: CallerGuard },
        { provide: APP_INTERCEPTOR, useClass: DeadlineInterceptor },
        { provide: APP_INTERCEPTOR, useClass: ScopeInterceptor },
        { provide: APP_PIPE, useValue: new RequestPipe() },
      ],
    };
  }
}
