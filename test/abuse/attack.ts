import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import fc from 'fast-check';
import { refusals } from '../../src/contract/refusals.ts';
import { pause, root } from '../support/program.ts';
import type { TestSystem } from '../support/test-system.ts';
import { hostileRequest, type Hostile, type World } from './hostile.ts';

export interface Attack {
  requests: number;
  seed: number;
}

export interface Outcome {
  /** How many of each status. */
  statuses: Record<string, number>;
  faults: string[];
  /** Paths that answers with 2xx say they have begun or changed. */
  touched: Set<string>;
  begun: number;
  /** Which operations were answered with 2xx to something that writes. */
  done: Set<string>;
  /** How often each role has asked for each operation, as `role operation`. */
  asked: Map<string, number>;
  slowestMs: number;
  /** Memory of the API after a tenth, and at the end. */
  rssMb: { early: number; late: number };
}

const AT_ONCE = 4;
const ANSWER_MS_MAX = 5_000;
const GIVE_UP_MS = 20_000;
const FAULTS_MAX = 20;
const CHUNK = 100;

/** Sends them all, a few at a time, and says what was not as it must be. */
export async function attack(
  system: TestSystem,
  world: World,
  { requests, seed }: Attack,
): Promise<Outcome> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const outcome: Outcome = {
    statuses: {},
    faults: [],
    touched: new Set(),
    begun: 0,
    done: new Set(),
    asked: new Map(),
    slowestMs: 0,
    rssMb: { early: 0, late: 0 },
  };
  const arbitrary = hostileRequest(world);
  for (let sent = 0; sent < requests; sent += CHUNK) {
    const numRuns = Math.min(CHUNK, requests - sent);
    const all = fc.sample(arbitrary, { seed: seed + sent, numRuns });
    const send = async () => {
      for (let one = all.pop(); one; one = all.pop()) {
        weigh(outcome, one, await ask(system.url, agent, one));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, send));
    if (outcome.rssMb.early === 0 && sent + numRuns >= requests / 10) {
      outcome.rssMb.early = rssMbOf(system.api.pid);
    }
  }
  agent.destroy();
  await pause(2_000);
  outcome.rssMb.late = rssMbOf(system.api.pid);
  return outcome;
}

interface Answered {
  status: number;
  type: string;
  text: string;
  ms: number;
}

function weigh(outcome: Outcome, asked: Hostile, answer: Answered | Error): void {
  const status = answer instanceof Error ? answer.message : String(answer.status);
  outcome.statuses[status] = (outcome.statuses[status] ?? 0) + 1;
  if (!(answer instanceof Error)) {
    outcome.slowestMs = Math.max(outcome.slowestMs, answer.ms);
    if (asked.method === 'POST' && answer.status < 300) note(outcome, asked, answer.text);
  }
  const cell = `${asked.as} ${asked.operation}`;
  outcome.asked.set(cell, (outcome.asked.get(cell) ?? 0) + 1);
  const fault = faultOf(asked, answer);
  if (fault && outcome.faults.length < FAULTS_MAX) {
    outcome.faults.push(`${fault}: ${JSON.stringify(asked).slice(0, 600)}`);
  }
}

/** Which path it was; a start answers with the path itself. */
function note(outcome: Outcome, { operation }: Hostile, text: string): void {
  outcome.done.add(operation ?? 'a good request');
  const body = JSON.parse(text) as { id?: string; person?: string; path?: { id: string } };
  if (body.person !== undefined) outcome.begun += 1;
  const path = body.path?.id ?? body.id;
  if (path !== undefined) outcome.touched.add(path);
}

function faultOf({ method }: Hostile, answer: Answered | Error): string | undefined {
  if (answer instanceof Error) return `no answer (${answer.message})`;
  const { status, type, text, ms } = answer;
  if (ms > ANSWER_MS_MAX) return `${status} after ${Math.round(ms)} ms`;
  if (status >= 500) return `${status} ${text}`;
  if (status < 400 || method === 'HEAD') return undefined;
  if (!type.startsWith('application/problem+json'))
    return `${status} as ${type || 'nothing'} ${text}`;
  const { code = '' } = JSON.parse(text) as { code?: string };
  if (!Object.hasOwn(refusals, code)) return `${status} with the unknown code ${code}`;
  const leak = LEAKS.find((pattern) => pattern.test(text));
  return leak ? `${status} tells too much (${leak.source}): ${text}` : undefined;
}

/** Of the inside: stacks, SQL, files. */
const LEAKS = [
  /\bat [\w.<>]+ \(/,
  /node_modules|node:internal|\.[cm]?[jt]s:\d/,
  /\b(select|insert into|update|delete from)\b[^"]*\b(from|values|set|where)\b/i,
  /relation \\?"|pg_|syntax error at|violates \w+ constraint/,
  new RegExp(root.replaceAll(/[^\w/]/g, String.raw`\$&`)),
];

function ask(base: string, agent: Agent, { method, path, body, filler, ...asked }: Hostile) {
  const from = performance.now();
  const payload = filler === undefined ? body : `{"x":"${'x'.repeat(filler)}"}`;
  return new Promise<Answered | Error>((resolve) => {
    const url = new URL(base);
    const at = { agent, host: url.hostname, port: url.port, method, path };
    const length = payload === undefined ? {} : { 'content-length': Buffer.byteLength(payload) };
    const options = { ...at, headers: { ...asked.headers, ...length } };
    const sent = request(options, (answer) => {
      let text = '';
      const type = answer.headers['content-type'] ?? '';
      const status = answer.statusCode ?? 0;
      const end = () => resolve({ status, type, text, ms: performance.now() - from });
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
        // Which never ends by itself.
        if (type !== 'text/event-stream') return;
        end();
        answer.destroy();
      });
      answer.on('end', end);
      answer.on('error', resolve);
    });
    sent.on('error', resolve);
    sent.setTimeout(GIVE_UP_MS, () => sent.destroy(new Error('nothing came')));
    sent.end(payload);
  });
}

/** Linux tells it; elsewhere it is not judged. */
function rssMbOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
