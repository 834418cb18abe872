import { runMain } from './lib/root.mjs';

/** What `npm test` does a share of, at full size: random lives, random acts with kills, every order of starting. */
const FILES = [
  'test/domain/path/properties.test.ts',
  'test/system/random-acts.test.ts',
  'test/edges/starting-orders.test.ts',
  'test/api/non-interference.test.ts',
];

void runMain(async () => {
  process.env.STRESS = 'full';
  const { test } = await import('./lib/test.mjs');
  await test(FILES);
});
