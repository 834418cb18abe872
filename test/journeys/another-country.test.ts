import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { complete, deskOf, type PathBody } from '../api/people.ts';
import { completionWith } from '../support/fill-form.ts';
import { TestSystem } from '../support/test-system.ts';

const PLACE = 'SOF46';
const OFFERED = [
  'reflection/advise-on-law',
  'reflection/offer-support',
  'reflection/tell-of-period',
];

describe('a path under the mechanism of another country', () => {
  let system: TestSystem;
  let id: string;

  beforeAll(async () => {
    system = await TestSystem.start();
    const { status, body } = await worker().post<{ id: string }>('/paths', { place: PLACE });
    expect([status, body]).toEqual([201, expect.anything()]);
    id = body.id;
  }, 120_000);
  afterAll(() => system.stop());

  const worker = () => system.as('caseworker', PLACE);
  const path = async (): Promise<PathBody> => (await worker().get<PathBody>(`/paths/${id}`)).body;
  const openKeys = async () => (await path()).open.map(({ key }) => key);

  async function does(key: string, outcome?: string): Promise<void> {
    const task = (await path()).open.find((one) => one.key === key);
    if (!task) throw new Error(`${key} is not open`);
    const { status, body } =
      outcome === undefined
        ? await complete(system, task)
        : await deskOf(system, task).post(
            `/tasks/${task.id}/completion`,
            completionWith(task, outcome),
          );
    expect([key, status, body]).toEqual([key, 200, expect.anything()]);
  }

  it('begins through the same interface, at desks of that country', async () => {
    const { open } = await path();
    expect(open.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['immediate-needs/find-bed', 'risk-assessment/assess-risk']),
    );
    expect(open.filter(({ place }) => place !== PLACE)).toEqual([]);
    const bed = open.find(({ key }) => key === 'immediate-needs/find-bed');
    expect(bed).toMatchObject({ title: 'Find a safe bed', department: 'shelter-centre' });
  });

  it('is seen by nobody of another country', async () => {
    const { status } = await system.as('caseworker', '530102').get(`/paths/${id}`);
    expect(status).toBe(404);
  });

  it('lets the reflection begin by itself at the formal identification, with nobody asked', async () => {
    await does('identification/confirm-age', 'adult');
    await does('identification/give-social-view');
    await does('identification/give-support-view');
    expect(await openKeys()).not.toEqual(expect.arrayContaining(OFFERED));
    await does('identification/decide-identification');
    expect(await openKeys()).toEqual(expect.arrayContaining(OFFERED));
  });

  it('and asks what she wants when the thirty days have run out', async () => {
    for (const key of OFFERED) await does(key);
    await system.clock('P28D');
    expect(await openKeys()).not.toContain('reflection/hear-wish');
    await system.clock('P4D');
    expect(await openKeys()).toContain('reflection/hear-wish');
  });

  it('runs beside paths of the founding pack, each under its own', async () => {
    const other = await system
      .as('caseworker', '530102')
      .post<{ id: string }>('/paths', { place: '530102' });
    expect(other.status).toBe(201);
    const packs = await system.sql<{ pack_id: string }>(
      'select pack_id from path where id = any($1) order by 1',
      [[id, other.body.id]],
    );
    expect(packs.map(({ pack_id }) => pack_id)).toEqual([
      'bulgaria-nrm',
      expect.stringMatching(/^yunnan-/),
    ]);
  });
});
