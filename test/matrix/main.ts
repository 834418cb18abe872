import { TestSystem } from '../support/test-system.ts';
import { changedBetween, deviationsOf, everythingThatStands, ISSUED } from './ask.ts';
import { cellsOf } from './cells.ts';
import { matrixWorld } from './world.ts';

/** Every operation, asked by every role from every place: `npm run matrix`. */
async function main(): Promise<void> {
  const system = await TestSystem.start();
  try {
    const world = await matrixWorld(system);
    const before = await everythingThatStands(system, ISSUED);
    const cells = cellsOf(world);
    const began = performance.now();
    const deviations = await deviationsOf(system, cells);
    const after = await everythingThatStands(system, ISSUED);
    const changed = changedBetween(before, after);
    deviations.push(...changed.map((table) => `a question of the matrix changed ${table}`));
    const seconds = Math.round((performance.now() - began) / 1_000);
    for (const line of deviations) console.error(line);
    console.log(`${cells.length} cells in ${seconds} s, ${deviations.length} deviations`);
    process.exitCode = deviations.length === 0 ? 0 : 1;
  } finally {
    await system.stop();
  }
}

await main();
