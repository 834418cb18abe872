import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { attack } from '../abuse/attack.ts';
import { snapshot, worldOf } from '../abuse/standing.ts';
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
    const all = await snapshot(system, { not: [] });
    const { faults, touched, begun, statuses } = await attack(system, world, {
      requests: REQUESTS,
      seed: SEED,
    });
    await system.settle();
    const untouched = world.paths.filter((path) => !touched.has(path));

    expect(faults).toEqual([]);
    expect(statuses['400']).toBeGreaterThan(REQUESTS / 10);
    expect((statuses['200'] ?? 0) + (statuses['201'] ?? 0)).toBeGreaterThan(REQUESTS / 30);
    const after = await snapshot(system, { not: touched });
    expect(all['path']).toMatch(new RegExp(`^${world.paths.length} `));
    expect(after['path']).toMatch(new RegExp(`^${untouched.length} `));
    expect(begun).toBeGreaterThan(0);
    for (const table of ['account', 'clock', 'coordination_office', 'place', 'place_above']) {
      expect({ table, said: after[table] }).toEqual({ table, said: all[table] });
    }
  });
});
