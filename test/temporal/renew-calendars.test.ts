import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Rules } from '../../src/domain/policy/rules.ts';
import { createRenewal } from '../../worker/renew-calendars.ts';
import { smallRules } from '../db/small-pack.ts';
import { pathWorld, type PathWorld, type RunningPath } from './path-world.ts';

const renewed: Rules = { ...smallRules, calendarHash: 'a-year-more' };

describe('a release that brings a new calendar', () => {
  let world: PathWorld;
  beforeAll(async () => {
    world = await pathWorld();
  });
  afterAll(() => world.end());

  const renewal = () => {
    const renew = createRenewal({ ...world, calendars: [renewed.calendarHash] });
    return (stopping = new AbortController().signal) => renew(stopping);
  };
  const on = async (paths: readonly RunningPath[]) =>
    Promise.all(paths.map(async (path) => (await path.row())['calendar_hash']));

  it('wakes every open path that stands on the old one, batch after batch, and each once', async () => {
    const paths: RunningPath[] = [];
    while (paths.length < 45) paths.push(await world.start());
    const [over, waiting] = [await world.start(), await world.start()];
    await world.ds.query(`update path set state = 'done' where id = $1`, [over.id]);
    await world.ds.query(`update path set state = 'waiting' where id = $1`, [waiting.id]);
    world.deps.rulesOf = () => renewed;

    expect(await renewal()()).toBe(45);
    expect(new Set(await on(paths))).toEqual(new Set([renewed.calendarHash]));
    expect(await on([over, waiting])).toEqual([smallRules.calendarHash, smallRules.calendarHash]);
    expect(await renewal()()).toBe(0);
  });

  it('leaves alone, for a while, what it cannot wake, and wakes the others', async () => {
    const [lost, fine] = [await world.start(), await world.start()];
    await world.temporal.client.getHandle(lost.id).terminate();
    await world.ds.query(`update path set calendar_hash = '' where id = any($1)`, [
      [lost.id, fine.id],
    ]);
    const renew = renewal();

    expect(await renew()).toBe(1);
    expect(await on([lost, fine])).toEqual(['', renewed.calendarHash]);
    expect(await renew()).toBe(0);
    await world.ds.query(`update path set state = 'done' where id = $1`, [lost.id]);
  });

  it('goes on with those that are left, whoever was stopped half-way', async () => {
    const paths = [await world.start(), await world.start(), await world.start()];
    await world.ds.query(`update path set calendar_hash = '' where id = any($1)`, [
      paths.map(({ id }) => id),
    ]);
    const end = new AbortController();
    end.abort();

    expect(await renewal()(end.signal)).toBe(0);
    expect(await renewal()()).toBe(3);
    expect(await on(paths)).toEqual(paths.map(() => renewed.calendarHash));
  });
});
