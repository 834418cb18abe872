/** Words that one evaluation may say. A path of ten years with weekly visits says about two thousand. */
export const FUEL = 20_000;

/** A step turned in a circle: only its path stops, and it says so. */
export class FuelSpent extends Error {
  constructor(readonly step: string) {
    super(`step ${step} turns in a circle`);
  }
}
