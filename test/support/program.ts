import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type * as guardModule from '../../scripts/lib/guard.mjs';

/** The project's folder, from the sources and from what was compiled of them. */
export const root = folderWith('package.json', dirname(fileURLToPath(import.meta.url)));

/** Long enough for a machine that is busy with other tests. */
const END_MS_MAX = 15_000;
const BEGIN_MS_MAX = 60_000;

/** A program of the built product as a process of its own; its output is kept for whoever looks for a fault. */
export class Program {
  output = '';
  private child: ChildProcess | undefined;
  private guard: guardModule.Guard | undefined;
  private exit: Promise<number | null> | undefined;

  constructor(
    readonly file: string,
    readonly env: NodeJS.ProcessEnv,
    private readonly args: readonly string[] = [],
  ) {}

  get pid(): number | undefined {
    return this.child?.pid;
  }

  async start(): Promise<void> {
    this.output = '';
    this.guard ??= await startGuard();
    const child = spawn(process.execPath, [this.file, ...this.args], { env: this.env, cwd: root });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    if (child.pid !== undefined) this.guard.watch(child.pid, { atOnce: true });
    this.exit = new Promise((resolve) => child.once('exit', (code) => resolve(code)));
    this.child = child;
  }

  /** The first group of a pattern in the output, as soon as it is there. */
  async says(pattern: RegExp, ms = BEGIN_MS_MAX): Promise<string> {
    for (const until = Date.now() + ms; Date.now() < until; await pause(20)) {
      const found = pattern.exec(this.output)?.[1];
      if (found !== undefined) return found;
      if (this.child?.exitCode !== null) break;
    }
    throw new Error(`${this.file} did not say ${String(pattern)}:\n${this.output.slice(-4_000)}`);
  }

  /** How it ended, when it ends by itself. */
  async ended(): Promise<number | null | undefined> {
    return this.exit;
  }

  /** At once, as a power cut does. */
  async kill(): Promise<void> {
    this.child?.kill('SIGKILL');
    await this.exit;
  }

  async stop(): Promise<void> {
    const timer = setTimeout(() => this.child?.kill('SIGKILL'), END_MS_MAX);
    this.child?.kill('SIGTERM');
    await this.exit;
    clearTimeout(timer);
    this.guard?.close();
    this.guard = undefined;
  }

  signal(name: NodeJS.Signals): void {
    this.child?.kill(name);
  }
}

export const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/** Asks again until the answer is no longer undefined. */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined>,
  ms = 60_000,
): Promise<T> {
  for (const until = Date.now() + ms; Date.now() < until; await pause(25)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
  }
  throw new Error(`not within ${ms} ms: ${what}`);
}

/** By its place in the project, which is another one from the compiled file. */
async function startGuard(): Promise<guardModule.Guard> {
  const file = pathToFileURL(join(root, 'scripts', 'lib', 'guard.mjs')).href;
  const module = (await import(file)) as typeof guardModule; // this very file
  return module.startGuard();
}

function folderWith(name: string, from: string): string {
  if (existsSync(join(from, name))) return from;
  return folderWith(name, dirname(from));
}
