import { ConsoleLogger, Logger } from '@nestjs/common';
import { createServer } from './api/server.ts';
import { openApp } from './application/open-app.ts';
import { ConfigError, loadApiConfig } from './config.ts';

/** The API process. */
async function main(): Promise<void> {
  const config = loadApiConfig(process.env);
  const log = new Logger('api');
  const app = openApp(config, (what) => log.warn(what));
  const server = await createServer(app);
  await server.listen(config.PORT, config.HOST);
  // What Nest tells of its own start is for nobody.
  Logger.overrideLogger(new ConsoleLogger({ json: true }));
  log.log(`listening on ${portOf(server.getHttpServer().address())}`);
  await untilSignal();
  await server.close();
  await app.close();
}

function portOf(address: unknown): number {
  if (typeof address !== 'object' || address === null || !('port' in address)) return 0;
  return Number(address.port);
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
}

main().catch((error: unknown) => {
  console.error(error instanceof ConfigError ? error.message : error);
  process.exitCode = 1;
});
