import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rights } from '../../src/domain/access/rights.ts';
import { massAssignment } from '../abuse/mass-assignment.ts';
import { operations } from '../abuse/operations.ts';
import { deviationsOf, everythingThatStands, ISSUED } from '../matrix/ask.ts';
import type { Cell } from '../matrix/cell.ts';
import { cellsOf } from '../matrix/cells.ts';
import { expectations, rowOf, unknownWords } from '../matrix/expectations.ts';
import { matrixWorld, type MatrixWorld } from '../matrix/world.ts';
import { TestSystem } from '../support/test-system.ts';

/** Every so manieth cell; a prime, so that over all operations all roles and places have their turn. */
const SHARE = 15;

describe('what the expectations say', () => {
  it('is of every operation that there is, and of no other', () => {
    const known = operations.map(({ id }) => id).sort();

    expect(Object.keys(expectations.operations).sort()).toEqual(known);
  });

  it('is of every role that has rights', () => {
    expect([...expectations.roles].sort()).toEqual(Object.keys(rights).sort());
  });

  it('is said in words that are asked about', () => {
    expect(unknownWords()).toEqual([]);
  });

  it('of an operation that nobody has thought about is nothing', () => {
    expect(() => rowOf('paths.burn')).toThrow('has no row for paths.burn');
  });
});

describe('whoever asks, from wherever', () => {
  let world: MatrixWorld;
  beforeAll(async () => {
    world = await matrixWorld(await TestSystem.start());
  });
  afterAll(() => world?.system.stop());

  it('is answered as the expectations say, and changes nothing by asking', async () => {
    const all = cellsOf(world);
    const before = await everythingThatStands(world.system, ISSUED);

    expect(
      await deviationsOf(
        world.system,
        all.filter((_, i) => i % SHARE === 0),
      ),
    ).toEqual([]);
    expect(await everythingThatStands(world.system, ISSUED)).toEqual(before);
  });

  it('may add no property to what is asked for, known from elsewhere or of all objects', async () => {
    const before = await everythingThatStands(world.system, ISSUED);
    const { sent, faults } = await massAssignment(world, { every: SHARE });

    expect(faults).toEqual([]);
    expect(sent).toBeGreaterThan(400);
    expect(await everythingThatStands(world.system, ISSUED)).toEqual(before);
  });

  it('is found out where she is answered otherwise', async () => {
    const [cell] = cellsOf(world).filter(({ status }) => status === 404);
    const wrong: Cell[] = cell ? [{ ...cell, status: 200 }] : [];

    expect(await deviationsOf(world.system, wrong)).toHaveLength(1);
  });
});
