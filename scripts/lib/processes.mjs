import { execFileSync, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { pause } from './root.mjs';

const logBytesMax = 20_000_000;

/**
 * Starts a service in a group of its own, so that Ctrl-C reaches the starter alone and the services
 * end in its order; the guard ends them when the starter itself is killed.
 */
export function startService({ command, args, log, ...options }) {
  const out = openLog(log);
  const child = spawn(command, args, { ...options, stdio: ['ignore', out, out], detached: true });
  const exit = new Promise((resolve) => {
    child.once('error', (error) => resolve({ error }));
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
  closeSync(out);
  const service = { pid: child.pid, start: startOf(child.pid), exit, ended: false };
  void exit.then(() => (service.ended = true));
  return service;
}

/** SIGTERM first; the pairs say how long each signal is given before the next one. */
export const gently = [
  ['SIGTERM', 10_000],
  ['SIGKILL', 5_000],
];

export async function endProcess({ pid, start }, signals = gently) {
  for (const [signal, ms] of signals) {
    if (!isRunning({ pid, start })) return true;
    send(pid, signal);
    if (await isGone({ pid, start }, ms)) return true;
  }
  return false;
}

/** A process number comes back after a while; number and start together do not. */
export const isRunning = ({ pid, start }) => start !== undefined && startOf(pid) === start;

export function startOf(pid) {
  if (!pid) return undefined;
  try {
    return process.platform === 'linux' ? linuxStartOf(pid) : ps(pid, 'lstart=');
  } catch {
    return undefined;
  }
}

export function commandOf(pid) {
  try {
    if (process.platform !== 'linux') return ps(pid, 'command=') ?? '';
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

export function parentOf(pid) {
  try {
    return process.platform === 'linux' ? statOf(pid)[1] : ps(pid, 'ppid=');
  } catch {
    return undefined;
  }
}

export function lastLines(file, count) {
  try {
    return readFileSync(file, 'utf8').trimEnd().split('\n').slice(-count).join('\n');
  } catch {
    return '';
  }
}

/** For the person at the terminal; where in the code it was, the log itself says. */
export const lastWords = (file, count) =>
  lastLines(file, 10 * count)
    .split('\n')
    .filter((line) => !/^\s+at |^Node\.js v|^\s*$/.test(line))
    .slice(-count)
    .join('\n');

/** The fields of proc(5) from the state on: the name before it may itself hold spaces and brackets. */
function statOf(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
}

function linuxStartOf(pid) {
  const fields = statOf(pid);
  if (fields[0] === 'Z') return undefined;
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
}

const ps = (pid, column) =>
  execFileSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;

async function isGone(one, ms) {
  for (const until = Date.now() + ms; Date.now() < until; await pause(25)) {
    if (!isRunning(one)) return true;
  }
  return !isRunning(one);
}

function send(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function openLog(file) {
  mkdirSync(dirname(file), { recursive: true });
  const bytes = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (bytes > logBytesMax) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
}
