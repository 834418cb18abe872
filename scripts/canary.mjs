import { runMain } from './lib/root.mjs';

/** Whole stories full of canaries, kills of every part, and a look into all that is left; `npm test` does a share. */
void runMain(async () => {
  process.env.CANARIES = 'all';
  const { test } = await import('./lib/test.mjs');
  await test(['test/system/canaries.test.ts']);
});
