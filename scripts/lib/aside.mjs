import { spawn } from 'node:child_process';
import { runMain, Sentence } from './root.mjs';

/** What the work says goes beside the output, which belongs to the command that follows. */
export async function aside(work) {
  const say = console.log;
  console.log = console.error;
  try {
    return await work();
  } finally {
    console.log = say;
  }
}

/** Runs a built program in the caller's terminal, and ends with what it ends with. */
export async function runBuilt(args, { env = process.env, cwd }) {
  const child = spawn(process.execPath, args, { env, cwd, stdio: 'inherit' });
  process.exitCode = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 2));
  });
}

/** A command that tells two things apart by 0 and 1 ends with 2 where it cannot tell. */
export const runTelling = (work) =>
  runMain(async () => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof Sentence)) throw error;
      console.error(error.message);
      process.exitCode = 2;
    }
  });
