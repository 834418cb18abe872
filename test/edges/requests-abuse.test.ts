import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { attack } from '../abuse/attack.ts';
import { changes, snapshot, worldOf } from '../abuse/standing.ts';
import { TestSystem } from '../support/test-system.ts';

const SEED = Number(process.env['SEED'] ?? 20_261_125);
/** A share of `npm run abuse`, which sends more and looks at memory too. */
const REQUESTS = 300;

describe('Requests', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start();
  });
  afterAll(() => system?.stop());

  test('300 hostile requests among good ones are each answered in time, tell nothing of the inside and change nothing', async () => {
    const world = await worldOf(system);
    const before = await snapshot(system, world.paths);
    const outcome = await attack(system, world, { requests: REQUESTS, seed: SEED });
    const { faults, touched, begun, statuses } = outcome;
    await system.settle();
    const after = await snapshot(system, world.paths);

    expect(faults).toEqual([]);
    expect(changes([before, after], outcome)).toEqual([]);
    expect(world.paths.filter((path) => !touched.has(path)).length).toBeGreaterThan(0);
    expect(touched.size).toBeGreaterThan(0);
    expect(begun).toBeGreaterThan(0);
    expect(statuses['400']).toBeGreaterThan(REQUESTS / 10);
    expect((statuses['200'] ?? 0) + (statuses['201'] ?? 0)).toBeGreaterThan(REQUESTS / 30);
  });
});
