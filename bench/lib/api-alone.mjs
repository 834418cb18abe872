import { freePort } from '../../scripts/lib/ports.mjs';
import { migrate, productEnv, startProgram } from '../../scripts/lib/product.mjs';
import { inRoot, pause } from '../../scripts/lib/root.mjs';

const READY_MS_MAX = 60_000;

/** The API over tables that `fill` has filled past it, without a Temporal, which reading does not need. Answers its origin. */
export async function startApiAlone(world, { demo, fill }) {
  const { dataDir, crew, log, postgres, urls } = world;
  const port = await freePort();
  const config = { mode: 'training', demo, port, dataDir, namespace: 'default' };
  const env = productEnv(config, { appUrl: urls.appUrl, address: '127.0.0.1:1' });
  const program = inRoot('dist/src/db/migrate.js');
  const { ownerUrl } = urls;
  await migrate({ program, env, ownerUrl, log: log('migrate'), onStart: crew.watch });
  const url = new URL(postgres.adminUrl);
  url.pathname = new URL(urls.appUrl).pathname;
  const filled = await fill(url.href);
  crew.add('api', startProgram({ program: inRoot('dist/src/main.js'), env, log: log('api') }));
  const origin = `http://127.0.0.1:${port}`;
  await untilAlive(origin);
  return { origin, filled };
}

async function untilAlive(origin) {
  for (const until = Date.now() + READY_MS_MAX; Date.now() < until; await pause(100)) {
    const answer = await fetch(`${origin}/api/health/live`).catch(() => undefined);
    if (answer?.status === 200) return;
  }
  throw new Error('the API did not start');
}
