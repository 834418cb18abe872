import { sign, verify } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { AuditKeys } from '../audit/keys.ts';

/** A decision to erase as the table had it: ids and dates. */
export type Decision = Record<string, unknown> & { id: string };

interface Line {
  decision: Decision;
  signature: string;
}

/**
 * Writes a decision into a file that no backup of the database holds, before anything is erased: after a restore it is
 * carried out once more. Signed, because whoever could add a line could let somebody be erased.
 */
export function addDecision(file: string, keys: AuditKeys, decision: Decision): void {
  const { decisions } = readDecisions(file, keys);
  if (decisions.some(({ id }) => id === decision.id)) return;
  const signature = sign(null, bytesOf(decision), keys.sign).toString('base64');
  const line: Line = { decision, signature };
  appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600, flush: true });
}

/** Every decision whose signature is ours, and the numbers of the lines that are not. */
export function readDecisions(
  file: string,
  keys: AuditKeys,
): { decisions: Decision[]; bad: number[] } {
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const decisions: Decision[] = [];
  const bad: number[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line === '') continue;
    const decision = decisionIn(line, keys);
    if (decision) decisions.push(decision);
    else bad.push(i + 1);
  }
  return { decisions, bad };
}

function decisionIn(text: string, keys: AuditKeys): Decision | undefined {
  try {
    // Written above; whether it still says the same is what its signature tells.
    const { decision, signature } = JSON.parse(text) as Line;
    const isOurs = verify(null, bytesOf(decision), keys.check, Buffer.from(signature, 'base64'));
    return isOurs ? decision : undefined;
  } catch {
    return undefined;
  }
}

const bytesOf = (decision: Decision) => Buffer.from(`erasure|${JSON.stringify(decision)}`);
