import { ConfigError } from '../src/config.ts';
import { sentenceFor } from './reconcile/silence.ts';
import { untold } from './untold.ts';

/**
 * Ends the process as a command of the worker says it: with its own code, or with 2 and a sentence where it could not be
 * told. What is still under way when one thing failed for all is not waited for.
 */
export function runCommand(main: () => Promise<number>, usage: string): void {
  main().then(
    (code) => process.exit(code),
    (thrown: unknown) => {
      console.error(sentence(thrown, usage));
      process.exit(2);
    },
  );
}

function sentence(thrown: unknown, usage: string): string {
  if (thrown instanceof ConfigError) return thrown.message;
  if (thrown instanceof TypeError && 'code' in thrown) return usage;
  return sentenceFor(thrown) ?? untold(thrown);
}
