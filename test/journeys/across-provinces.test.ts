import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COUNTY, readPath, startPath, type PathBody } from '../api/people.ts';
import type { HttpClient } from '../support/http-client.ts';
import { TestSystem } from '../support/test-system.ts';

/** A county of the province next door. */
const THERE = '520526';

interface Preview {
  pack: { id: string };
  changes: Change[];
  underPackThere: { pack: { id: string }; changes: Change[] } | null;
}

interface Change {
  key: string;
  what: string[];
  before: Desk | null;
  after: Desk | null;
}

type Desk = { department: string; place: string; dueAt: string | null };

describe('a person who moves to the province next door', () => {
  let system: TestSystem;
  let here: HttpClient;
  let id: string;
  let before: PathBody;
  let shown: Preview;

  beforeAll(async () => {
    system = await TestSystem.start();
    here = system.as('caseworker', COUNTY);
    id = await startPath(system, { facts: { born: '1995-03-01' } });
    before = await readPath(system, id);
    shown = (await here.get<Preview>(`/paths/${id}/move?to=${THERE}`)).body;
  }, 120_000);
  afterAll(() => system.stop());

  const stood = ({ open }: PathBody): Record<string, Desk> =>
    Object.fromEntries(
      open.map(({ key, department, place, dueAt }) => [key, { department, place, dueAt }]),
    );

  it('is shown before what it would change, and nothing has changed by that', async () => {
    expect(shown.changes.length).toBe(before.open.length);
    expect(shown.changes.every(({ what }) => what.includes('moved'))).toBe(true);
    expect(stood(await readPath(system, id))).toEqual(stood(before));
  });

  it('is shown what would change under the rules there as well', () => {
    expect(shown.pack.id).toMatch(/^yunnan-/);
    expect(shown.underPackThere?.pack.id).toBe('guizhou-2008');
    expect(shown.underPackThere?.changes.length).toBeGreaterThanOrEqual(shown.changes.length);
  });

  it('cannot be moved to where no office of her path is', async () => {
    const { status, body } = await here.get(`/paths/${id}/move?to=SOF46`);
    expect([status, body['code']]).toEqual([422, 'fact-value-invalid']);
  });

  it('shows nothing to whoever may not read the path', async () => {
    const { status } = await system.as('caseworker', THERE).get(`/paths/${id}/move?to=${THERE}`);
    expect(status).toBe(404);
  });

  it('keeps her path, her pack and every due date; her desks are as they were shown', async () => {
    const moved = await here.post(`/paths/${id}/facts`, { name: 'place', value: THERE });
    expect(moved.status).toBe(201);
    await system.settle();
    const there = system.as('caseworker', THERE);
    const { body, status } = await there.get<PathBody & { pack: { id: string } }>(`/paths/${id}`);
    const after = stood(body);

    expect([status, body.pack.id]).toEqual([200, shown.pack.id]);
    for (const { key, after: foreseen } of shown.changes)
      expect([key, after[key]]).toEqual([key, foreseen]);
    for (const [key, { dueAt }] of Object.entries(stood(before))) {
      expect([key, after[key]?.dueAt]).toEqual([key, dueAt]);
    }
    expect(Object.values(after).filter(({ place }) => !place.startsWith('52'))).toEqual([]);
  });

  it('lies in the inboxes there, and her former desks have nothing of her left', async () => {
    const inbox = async (place: string) => {
      const clerk = system.as('clerk', 'civil-affairs', place);
      const { body } = await clerk.get<{ items: { pathId: string }[] }>('/tasks?limit=200');
      return body.items.filter(({ pathId }) => pathId === id).length;
    };
    expect(await inbox(THERE)).toBeGreaterThan(0);
    expect(await inbox(COUNTY)).toBe(0);
  });

  it('has in her timeline who said where she is, and when', async () => {
    const timeline = await system
      .as('caseworker', THERE)
      .get<{ items: { kind: string; by: { role: string } }[] }>(`/paths/${id}/timeline`);
    const last = timeline.body.items.findLast(({ kind }) => kind === 'fact');
    expect(last?.by.role).toBe('caseworker');
  });
});
