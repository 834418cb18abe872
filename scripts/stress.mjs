import { runMain } from './lib/root.mjs';

/** What `npm test` does a share of, at full size: random lives, random acts with kills, every order of starting, a checkout built anew, hundreds of answers lost, a million nonces, 20 erasures of 200. */
const FILES = [
  'test/domain/path/properties.test.ts',
  'test/system/random-acts.test.ts',
  'test/edges/requests-once.test.ts',
  'test/edges/starting-folders.test.ts',
  'test/edges/starting-orders.test.ts',
  'test/edges/starting-own.test.ts',
  'test/api/non-interference.test.ts',
  'test/sealing/nonces.test.ts',
  'test/system/erasure.test.ts',
];

void runMain(async () => {
  process.env.STRESS = 'full';
  const { test } = await import('./lib/test.mjs');
  await test(FILES);
});
