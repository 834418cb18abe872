import type { Instant } from '../domain/time/instant.ts';

/** The product's time: the real one, ahead by an offset that only a training clock ever has. */
export interface Clock {
  now(): Instant;
  offsetMs(): number;
  /** What the database says now; another process may have moved it. */
  learn(offsetMs: number): void;
  isMoving(): boolean;
  setMoving(moving: boolean): void;
}

export function createClock(): Clock {
  let offset = 0;
  let moving = false;
  return {
    // The clock of the machine lies within the years that an instant may have.
    now: () => (Date.now() + offset) as Instant,
    offsetMs: () => offset,
    learn: (offsetMs) => void (offset = offsetMs),
    isMoving: () => moving,
    setMoving: (now) => void (moving = now),
  };
}
