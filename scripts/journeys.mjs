import { runMain } from './lib/root.mjs';

/** All stories over years on the running product; `npm test` tells the two shortest of them. */
void runMain(async () => {
  process.env.JOURNEYS = 'all';
  const { test } = await import('./lib/test.mjs');
  await test(['test/journeys/over-years.test.ts']);
});
