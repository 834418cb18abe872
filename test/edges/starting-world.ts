import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { startGuard } from '../../scripts/lib/guard.mjs';
import { freePort } from '../../scripts/lib/ports.mjs';
import { eventually, root } from '../support/program.ts';

const READY_MS_MAX = 90_000;

export interface HowToStart {
  env?: Record<string, string | undefined>;
  /** The command before `node`, such as the change to another user. */
  through?: string[];
  /** What is run instead of this Node and `scripts/start.mjs`. */
  command?: string[];
  checkout?: string;
}

/** One `npm start` with a data folder and a port of its own, and nothing of the tests' own environment. */
export class Starter {
  output = '';
  readonly exit: Promise<number | null>;
  private constructor(
    readonly child: ChildProcess,
    readonly port: string,
  ) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    }
    this.exit = new Promise((resolve) => child.once('close', (code) => resolve(code)));
  }

  static async begin(dataDir: string, how: HowToStart = {}): Promise<Starter> {
    const port = how.env?.['PORT'] ?? String(await freePort());
    const env = { ...bareEnvironment(), DATA_DIR: dataDir, PORT: port, ...how.env };
    const checkout = how.checkout ?? root;
    const command = how.command ?? [process.execPath, join(checkout, 'scripts/start.mjs')];
    const [program = '', ...args] = [...(how.through ?? []), ...command];
    const starter = new Starter(spawn(program, args, { env, cwd: checkout }), port);
    // Killed with the test run: the starter's own guard then ends what it has started.
    const guard = startGuard();
    guard.watch(starter.pid, { atOnce: true });
    void starter.exit.then(() => guard.close());
    return starter;
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  get isRunning(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  async says(text: string): Promise<void> {
    await eventually(`the start says ${text}`, async () => this.said(text), READY_MS_MAX).catch(
      (error: unknown) => {
        throw new Error(`${String(error)}\n${this.output}`);
      },
    );
  }

  private said(text: string): true | undefined {
    if (this.output.includes(text)) return true;
    if (this.child.exitCode !== null) throw new Error('the start has ended');
    return undefined;
  }

  async isReady(): Promise<boolean> {
    const answer = await fetch(`http://127.0.0.1:${this.port}/api/health/ready`);
    return answer.status === 200;
  }

  signal(name: NodeJS.Signals): void {
    this.child.kill(name);
  }

  /** Ctrl-C, and the end of everything. */
  async stop(): Promise<number | null> {
    if (this.isRunning) this.signal('SIGINT');
    return this.exit;
  }
}

/** A start that cannot be: what it says, once it has ended as it should. */
export async function sentenceOf(dataDir: string, how: HowToStart = {}): Promise<string> {
  const starter = await Starter.begin(dataDir, how);
  const code = await starter.exit;
  expectSentence(starter.output);
  expect({ code, output: starter.output }).toMatchObject({ code: 1 });
  return starter.output;
}

/** A start that comes to be ready and, stopped, ends in order. */
export async function expectCleanStart(dataDir: string, how: HowToStart = {}): Promise<Starter> {
  const starter = await Starter.begin(dataDir, how);
  try {
    await starter.says('Ready after');
  } finally {
    await starter.stop();
  }
  expect(await starter.exit).toBe(0);
  expectSentence(starter.output);
  return starter;
}

export function expectSentence(output: string): void {
  expect(output).not.toMatch(/^\s+at |node:internal|Error:/m);
}

/** The Temporal of the tests, so that no start fetches one, and no paths of the demonstration: whoever starts often does not load them. */
export function bareEnvironment(): Record<string, string | undefined> {
  const { PATH, HOME, XDG_CACHE_HOME, TEST_TEMPORAL_BINARY } = process.env;
  const demo = { DEMO: 'accounts' };
  return { PATH, HOME, XDG_CACHE_HOME, TEMPORAL_CLI_PATH: TEST_TEMPORAL_BINARY, ...demo };
}

/** Folders that are gone with the test; the real path, since a temporary folder may be a link. */
export class Folders {
  private readonly made: string[] = [];

  make(name = ''): string {
    const folder = mkdtempSync(join(tmpdir(), 'starting-'));
    this.made.push(folder);
    // Below a temporary folder of one's own the server's user may enter, as in most places.
    if (name) chmodSync(folder, 0o711);
    const inner = join(folder, name);
    mkdirSync(inner, { recursive: true });
    return inner;
  }

  remove(): void {
    for (const folder of this.made) rmSync(folder, { recursive: true, force: true });
  }
}

export interface Running {
  pid: number;
  ppid: number;
  command: string;
}

/** All processes of this machine whose command line holds this text. */
export function processesWith(text: string): Running[] {
  const list = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,stat=,args='], {
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  });
  return list
    .split('\n')
    .map((line) => /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line))
    .filter((found) => found !== null && !found[3]?.startsWith('Z') && found[4]?.includes(text))
    .map((found) => ({
      pid: Number(found?.[1]),
      ppid: Number(found?.[2]),
      command: found?.[4] ?? '',
    }));
}

/** PostgreSQL and Temporal name their data folder, the others are children of the starter. */
export function crewOf(starter: Starter, dataDir: string): number[] {
  const children = processesWith('').filter(({ ppid }) => ppid === starter.pid);
  const engines = processesWith(dataDir).filter(({ pid }) => pid !== starter.pid);
  return [...new Set([...children, ...engines].map(({ pid }) => pid))];
}

export async function allGone(pids: number[]): Promise<void> {
  await eventually('every process has ended', async () => {
    const left = new Set(processesWith('').map(({ pid }) => pid));
    return pids.some((pid) => left.has(pid)) ? undefined : true;
  });
}

/** As the power cut of one program: the starter and what watches over it, and nothing else. */
export async function killStarter(starter: Starter): Promise<void> {
  const guards = processesWith('guard.mjs').filter(({ ppid }) => ppid === starter.pid);
  expect(guards.length).toBeGreaterThan(0);
  for (const { pid } of guards) process.kill(pid, 'SIGKILL');
  starter.signal('SIGKILL');
  await new Promise((resolve) => starter.child.once('exit', resolve));
}
