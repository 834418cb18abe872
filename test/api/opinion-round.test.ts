import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Task } from '../support/fill-form.ts';
import { TestSystem } from '../support/test-system.ts';
import { complete, COUNTY, deskOf, openPath, startPath } from './people.ts';

interface Seen extends Task {
  round: { asked: string[]; enough: number } | null;
  outcomeLabel: string | null;
}

const ASKED = { asked: ['police', 'civil-affairs', 'hrss'], enough: 2 };

describe('a round of opinions', () => {
  let system: TestSystem;
  let path: string;
  beforeAll(async () => {
    system = await TestSystem.start();
    path = await startPath(system, { facts: { born: '1998-01-01', wish: 'stay' } });
    for (const task of ['hear-wish', 'describe-dwelling', 'submit-application', 'check-papers']) {
      await done(new RegExp(`^residency/.*${task}$`));
    }
  });
  afterAll(() => system?.stop());

  const opinions = async () =>
    (await openPath(system, path)).open.filter(({ key }) => key.endsWith('/give-opinion'));
  async function done(key: RegExp): Promise<void> {
    const task = (await openPath(system, path)).open.find((one) => key.test(one.key));
    if (!task) throw new Error(`${String(key)} is not open`);
    const { status, body } = await complete(system, task);
    expect([status, body]).toEqual([200, expect.anything()]);
  }
  const listed = async (who: ReturnType<typeof deskOf>, state: 'open' | 'done') =>
    (await who.get<{ items: Seen[] }>(`/tasks?path=${path}&state=${state}`)).body.items.filter(
      ({ round }) => round !== null,
    );

  it('names to each office who is asked beside it, and shows it no answer but its own', async () => {
    const [first, second] = await opinions();
    if (!first || !second) throw new Error('nobody was asked');
    await complete(system, first);
    const { body } = await deskOf(system, second).get<Seen>(`/tasks/${second.id}`);
    const silent = await listed(deskOf(system, second), 'open');

    expect(body.round).toEqual(ASKED);
    expect(silent.map(({ department }) => department)).toEqual([second.department]);
    expect(await listed(deskOf(system, second), 'done')).toEqual([]);
  });

  it('is seen as a whole by casework, and by the office that decides without what was answered', async () => {
    const worker = system.as('caseworker', COUNTY);
    const office = system.as('coordination-office', COUNTY);
    const [told] = await listed(worker, 'done');
    const [seen] = await listed(office, 'done');

    expect(told?.outcomeLabel).toBe('In favour');
    expect([seen?.department, seen?.outcomeLabel]).toEqual([told?.department, null]);
    for (const who of [worker, office]) {
      const departments = (await listed(who, 'open')).map(({ department }) => department);
      expect([...departments, told?.department].sort()).toEqual([...ASKED.asked].sort());
    }
  });

  it('ends with a decision for which a named human stands, told to her own people alone', async () => {
    for (const one of await opinions()) await complete(system, one);
    await done(/^residency\/.*\/decide$/);
    const worker = system.as('caseworker', COUNTY);
    const { body } = await worker.get<{ done: { key: string; decidedBy: string | null }[] }>(
      `/paths/${path}?forecast=no`,
    );
    const decision = body.done.find(({ key }) => /^residency\/.*\/decide$/.test(key));
    const others = body.done.filter(({ key }) => !key.endsWith('/decide'));

    expect(decision?.decidedBy).toEqual(expect.stringMatching(/./));
    expect(others.map(({ decidedBy }) => decidedBy)).toEqual(others.map(() => null));
  });
});
