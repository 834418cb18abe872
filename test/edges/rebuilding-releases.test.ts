import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { smallSteps } from '../db/small-pack.ts';
import { pathWorld, type PathWorld } from '../temporal/path-world.ts';
import { livedPath, reconcileIn } from './planted.ts';

describe('Rebuilding', () => {
  let world: PathWorld;
  beforeAll(async () => {
    world = await pathWorld();
  });
  afterAll(() => world.end());

  test('What steps of a new release see otherwise is no difference until the path has looked again', async () => {
    const path = await livedPath(world);
    const { care: _, closing: __, ...others } = smallSteps;
    const stepsOf = () => others;
    const sameRelease = await reconcileIn(world, { path: path.id, release: { stepsOf } });
    const release = { stepsOf, stepsHash: 'steps-2' };
    const newRelease = await reconcileIn(world, { path: path.id, release });
    await world.ds.query(`update path set owner_id = person_id where id = $1`, [path.id]);
    const touched = await reconcileIn(world, { path: path.id, release });

    expect(sameRelease.lines.length).toBeGreaterThan(0);
    expect(newRelease.lines).toEqual([]);
    expect(touched.lines).toEqual([`${path.id} path ${path.id} differs in owner_id`]);
  });

  test('A path that waits for its rules is no difference, and one that hides that it waits is', async () => {
    const path = await livedPath(world);
    const { rulesOf } = world.deps;
    world.deps.rulesOf = () => undefined;
    await path.act({ kind: 'fact', name: 'language', value: 'th' });
    const waiting = await reconcileIn(world, { path: path.id });
    const state = (await path.row())['state'];
    await world.ds.query(`update path set state = 'open' where id = $1`, [path.id]);
    const hidden = await reconcileIn(world, { path: path.id });
    world.deps.rulesOf = rulesOf;
    const repaired = await reconcileIn(world, { path: path.id, isRepair: true });

    expect(state).toBe('waiting');
    expect(waiting.lines).toEqual([]);
    expect(hidden.lines).toEqual([`${path.id} path ${path.id} differs in state`]);
    expect(repaired.left).toBe(0);
    expect((await reconcileIn(world, { path: path.id })).lines).toEqual([]);
  });

  test('An erased person, whose path is over and whose key is gone, is no difference', async () => {
    const path = await livedPath(world);
    await world.temporal.client.getHandle(path.id).terminate();
    await world.ds.query(`update path set state = 'done' where id = $1`, [path.id]);
    await world.ds.query('delete from person_key where person_id = $1', [path.input.person]);
    world.sealer.forget(path.input.person);

    expect((await reconcileIn(world, { path: path.id })).lines).toEqual([]);
    await world.ds.query(`update path set state = 'open' where id = $1`, [path.id]);
    expect((await reconcileIn(world, { path: path.id })).lines).toEqual([
      `${path.id} workflow ${path.id} missing`,
      `${path.id} person_key ${path.input.person} missing`,
    ]);
  });
});
