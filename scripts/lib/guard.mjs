import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { endProcess, startOf } from './processes.mjs';
import { isMain } from './root.mjs';

/**
 * A small process that outlives its parent by a moment. The parent's death closes the pipe between
 * them, even by kill -9; then whatever the parent had under watch is ended, last started first.
 */
export function startGuard() {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  child.stdin.on('error', () => {});
  child.unref();
  child.stdin.unref();
  const say = (message) => child.stdin.write(`${JSON.stringify(message)}\n`);
  return {
    pid: child.pid,
    watch: (pid, { atOnce = false } = {}) =>
      pid && say({ watch: { pid, start: startOf(pid), signals: atOnce ? kill : interrupt } }),
    forget: (pid) => say({ forget: pid }),
    close: () => child.stdin.end(),
  };
}

const kill = [['SIGKILL', 5_000]];
const interrupt = [['SIGINT', 5_000], ...kill];

async function stand() {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
  let watched = [];
  for await (const line of createInterface({ input: process.stdin })) {
    const { watch, forget } = JSON.parse(line);
    if (watch) watched.push(watch);
    else watched = watched.filter(({ pid }) => pid !== forget);
  }
  for (const one of watched.reverse()) await endProcess(one, one.signals);
}

if (isMain(import.meta.url)) void stand();
