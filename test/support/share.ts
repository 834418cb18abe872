import { test } from '@jest/globals';

/** Which of two sizes a heavy test has: its share of every day, or the full one of `npm run stress`. */
export function sizeOf<T>(sizes: { daily: T; full: T }): T {
  return process.env['STRESS'] === 'full' ? sizes.full : sizes.daily;
}

/** What takes half a minute by itself and seldom breaks: in `npm run stress` alone. */
export function stressTest(name: string, body: () => Promise<void>): void {
  if (sizeOf({ daily: false, full: true })) test(name, body);
}
