import { spawn } from 'node:child_process';
import { startGuard } from './guard.mjs';
import { root, Sentence } from './root.mjs';

/** Runs a program of the tool chain in the project's folder; it does not outlive its caller. */
export async function run(command, args, { env = process.env, what = command } = {}) {
  const guard = startGuard();
  const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  guard.watch(child.pid, { atOnce: true });
  const { code, error } = await finished(child);
  guard.close();
  if (error) throw new Sentence(`${what} could not be started: ${error.message}`);
  if (code !== 0) throw new Sentence(`${what} failed; its own words are above.`);
}

/** The same, with the output kept: for programs that run side by side. */
export async function runQuietly(command, args, { env = process.env, timeoutMs } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    env,
    // Not `timeout`: its timer outlives a program that could not be started, and the caller with it.
    signal: timeoutMs && AbortSignal.timeout(timeoutMs),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => (output += text));
  }
  const { code, error } = await finished(child);
  return { ok: code === 0, output: error ? error.message : output };
}

const finished = (child) =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: null, error }));
    child.once('close', (code) => resolve({ code }));
  });

/** npm started us in most cases and says where it is; on Windows it is not a program of its own. */
export function npmCommand() {
  const path = process.env.npm_execpath;
  if (path?.endsWith('npm-cli.js')) return { command: process.execPath, before: [path] };
  if (process.platform === 'win32') return { command: 'cmd', before: ['/c', 'npm'] };
  return { command: 'npm', before: [] };
}
