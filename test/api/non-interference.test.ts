import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answersTo } from '../matrix/ask.ts';
import type { Cell } from '../matrix/cell.ts';
import { cellsOf } from '../matrix/cells.ts';
import { matrixWorld, type MatrixWorld } from '../matrix/world.ts';
import { sizeOf } from '../support/share.ts';
import { TestSystem } from '../support/test-system.ts';
import { COUNTY, patiently, startPath } from './people.ts';

/** Every so manieth question each day. */
const STEP = sizeOf({ daily: 16, full: 1 });
const RECORDS = 50;
const SEALED = 5;
/** Where they come to be: beyond the reach of everybody who is asked. */
const ELSEWHERE = ['530902', '520526'];
const NEAR = ['530102', '530103', '530100', '530102901'];

describe('what happens beyond her reach', () => {
  let world: MatrixWorld;
  let near: Cell[];
  let above: Cell[];
  let before: { near: string[]; above: string[] };
  beforeAll(async () => {
    world = await matrixWorld(await TestSystem.start());
    near = readingFrom(NEAR).filter(({ name }, i) => i % STEP === 0 || isInbox(name));
    above = readingFrom(['530000']);
    before = await answers();
    await startElsewhere();
  });
  afterAll(() => world?.system.stop());

  /** All that people of some places can ask without doing anything. */
  function readingFrom(places: string[]): Cell[] {
    const people = world.people.filter(({ place, party }) => {
      return places.includes(place) && party !== 'named';
    });
    const tokens = new Set(people.map(({ token }) => token));
    return cellsOf(world).filter(({ method, token }) => {
      return method === 'GET' && token !== undefined && tokens.has(token);
    });
  }

  async function answers() {
    await world.system.settle();
    return {
      near: await answersTo(world.system, near),
      above: await answersTo(world.system, above),
    };
  }

  async function startElsewhere(): Promise<void> {
    const { system } = world;
    const start = async (_: unknown, i: number) => {
      const worker = system.as('caseworker', ELSEWHERE[i % ELSEWHERE.length] ?? '');
      const place = ELSEWHERE[i % ELSEWHERE.length];
      const body = { place, facts: { born: '2014-05-01' } };
      const { status } = await patiently((key) => worker.post('/paths', body, { key }));
      if (status !== 201) throw new Error(`no path was started: ${status}`);
    };
    for (let i = 0; i < RECORDS; i += 5) {
      await Promise.all(Array.from({ length: 5 }, (_, j) => start(_, i + j)));
    }
    await urgeOne();
  }

  /** By people whom the matrix does not ask. */
  async function sealHere(): Promise<void> {
    const { system } = world;
    const worker = system.as('caseworker', COUNTY);
    const keepers = [String((await worker.get('/session')).body['account'])];
    for (let i = 0; i < SEALED; i++) {
      const path = await startPath(system, { facts: { born: '2014-05-01' } });
      const body = { reason: 'adoption', keepers };
      const { status } = await system
        .as('case-supervisor', COUNTY)
        .post(`/paths/${path}/seal`, body);
      if (status !== 201) throw new Error(`no path was sealed: ${status}`);
    }
  }

  async function urgeOne(): Promise<void> {
    const { system } = world;
    const watcher = system.as('coordination-office', ELSEWHERE[0] ?? '');
    const { body } = await system
      .as('caseworker', ELSEWHERE[0] ?? '')
      .get<{ items: { id: string }[] }>('/tasks?limit=1');
    const { status } = await watcher.post(`/tasks/${body.items[0]?.id}/urges`, {});
    if (status !== 201) throw new Error(`nothing was urged: ${status}`);
  }

  it(`changes no byte of what she is shown: lists, counts, pages, tags, absences`, async () => {
    const after = await answers();
    const changed = near.filter((_, i) => after.near[i] !== before.near[i]);

    expect(near.length).toBeGreaterThan(500);
    expect(changed.map(({ name }) => name)).toEqual([]);
    // Whoever is above both sees it: the comparison is one that can find something.
    expect(after.above.filter((answer, i) => answer !== before.above[i]).length).toBeGreaterThan(0);
  });

  it('that is sealed changes nothing either, for whoever does not keep it and has no task of it', async () => {
    const seen = await answers();
    await sealHere();
    const after = await answers();
    const others = (cells: Cell[], kind: 'near' | 'above') =>
      cells.filter(({ name }, i) => !isOffice(name) && after[kind][i] !== seen[kind][i]);
    const offices = near.filter(({ name }, i) => isOffice(name) && after.near[i] !== seen.near[i]);

    expect([...others(near, 'near'), ...others(above, 'above')].map(({ name }) => name)).toEqual(
      [],
    );
    expect(offices.length).toBeGreaterThan(0);
  });

  /** Of an office: it changes with the tasks of its desk, whichever share is asked. */
  const isInbox = (name: string) => /^the list \/tasks, (clerk|department-head) /.test(name);
  const isOffice = (name: string) => /, (clerk|department-head) /.test(name);
});
