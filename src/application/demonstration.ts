import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from './app.ts';
import { Refusal } from './refusal.ts';

/** How many paths of the demonstration there are, of how many; of none, where nobody loads any. */
export interface Demonstration {
  done: number;
  of: number;
}

/** Counts of invented paths, in training alone: in production there is no such address. */
export function readDemonstration({ config: { MODE, DATA_DIR } }: App): Demonstration {
  if (MODE !== 'training') throw new Refusal('not-found');
  try {
    const text = readFileSync(join(DATA_DIR, 'demonstration.json'), 'utf8');
    const { done, of } = JSON.parse(text) as Demonstration; // written by `demo/main.ts`, as a whole
    return { done, of };
  } catch {
    return { done: 0, of: 0 };
  }
}
