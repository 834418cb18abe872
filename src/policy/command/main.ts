import { besides } from './besides.ts';
import { check } from './check.ts';
import { Misused, NotThere, type Command } from './command.ts';
import { diff } from './diff.ts';
import { explain } from './explain.ts';

const commands: Readonly<Record<string, Command>> = { check, explain, diff };

/** `node dist/src/policy/command/main.js`: what is said goes to the output, and what went wrong beside it. */
async function main([name = '', ...args]: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (!command) throw new Misused();
    const { lines, code } = await command.run(args);
    if (lines.length > 0) console.log(lines.join('\n'));
    return code;
  } catch (thrown) {
    console.error(sentenceFor(thrown, command));
    return 2;
  }
}

function sentenceFor(thrown: unknown, command: Command | undefined): string {
  if (thrown instanceof NotThere) return thrown.message;
  if (thrown instanceof Misused || isOfArguments(thrown)) return usage(command);
  const [reason] = (thrown instanceof Error ? thrown.message : String(thrown)).split('\n');
  return `It could not be told, because something failed: ${reason}`;
}

function isOfArguments(thrown: unknown): boolean {
  if (!(thrown instanceof TypeError && 'code' in thrown)) return false;
  return String(thrown.code).startsWith('ERR_PARSE_ARGS');
}

function usage(command: Command | undefined): string {
  const all = command ? [command] : Object.values(commands);
  const lines = all.map((one) => `usage: npm run policy -- ${one.usage}`);
  const others = command ? [] : Object.values(besides);
  return [...lines, ...others, '<pack> is <name>@<version>, or the folder of one.'].join('\n');
}

// Whoever reads only the first lines closes the pipe.
process.stdout.on('error', () => {});
process.exitCode = await main(process.argv.slice(2));
