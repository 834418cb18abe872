import { createHmac, randomBytes } from 'node:crypto';

/**
 * A sign-in on its way to the provider and back. All of it follows from one secret that only this browser has, so that
 * nothing is kept for whoever never comes back, and any process can take the answer.
 */
export interface Flow {
  secret: string;
  begunAt: number;
  /** Whether she is to prove anew who she is. */
  stepUp: boolean;
}

/** Long enough to look for a key or a phone. */
export const FLOW_MS_MAX = 10 * 60_000;

export function beginFlow(stepUp: boolean): Flow {
  return { secret: randomBytes(32).toString('base64url'), begunAt: Date.now(), stepUp };
}

export function flowText({ secret, begunAt, stepUp }: Flow): string {
  return [secret, begunAt, stepUp ? 'anew' : 'in'].join('.');
}

/** None where it is no flow, or one that took too long. Whoever changes it changes what follows from it. */
export function readFlow(text: string | undefined, now: number): Flow | undefined {
  const [, secret, at, kind] = FLOW.exec(text ?? '') ?? [];
  if (secret === undefined) return undefined;
  const age = now - Number(at);
  if (age < 0 || age > FLOW_MS_MAX) return undefined;
  return { secret, begunAt: Number(at), stepUp: kind === 'anew' };
}

const FLOW = /^([\w-]{43})\.(\d{13})\.(anew|in)$/;

/** What the provider is shown of it, and what it never sees before the code is redeemed. */
export function checksOf(flow: Flow): { state: string; nonce: string; verifier: string } {
  const derived = (what: string) => {
    const { secret, begunAt, stepUp } = flow;
    return createHmac('sha256', secret).update(`${what} ${begunAt} ${stepUp}`).digest('base64url');
  };
  return { state: derived('state'), nonce: derived('nonce'), verifier: derived('verifier') };
}
