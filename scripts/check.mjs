import { runMain } from './lib/root.mjs';

/** Loaded after the check of the version: an older Node cannot even read the rest. */
void runMain(async () => (await import('./lib/check.mjs')).check());
