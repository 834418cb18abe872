import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Task } from '../support/fill-form.ts';
import { eventually } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';
import { COUNTY, deskOf, firstTask, openPath, startPath } from './people.ts';

type Seen = Task & { disclosed: Record<string, unknown>; state: string };
interface Disclosures {
  items: {
    task: string;
    to: { department: string };
    field: string;
    basis: { consent: { purpose: string } | null; article: string | null };
    until: string | null;
    ended: string | null;
  }[];
  next: string | null;
}
interface Notices {
  items: { lines: { what: string; text: string; task: string | null }[] }[];
}

const how = { version: 1, language: 'my', method: 'spoken', readBack: true };
const facts = { born: '1995-05-05', language: 'my' };

describe('what an office is shown of a person', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start();
  });
  afterAll(() => system?.stop());

  const worker = () => system.as('caseworker', COUNTY);
  const say = async (path: string, what: 'given' | 'withdrawn') => {
    const body = { purpose: 'services', what, by: ['person'], ...(what === 'given' ? how : {}) };
    const { status } = await worker().post(`/paths/${path}/consents`, body);
    expect(status).toBe(201);
  };
  const shown = async (task: Task) =>
    (await deskOf(system, task).get<Seen>(`/tasks/${task.id}`)).body;
  const listed = async (path: string) => {
    const { status, body } = await worker().get<Disclosures>(
      `/paths/${path}/disclosures?limit=200`,
    );
    expect(status).toBe(200);
    return body.items;
  };

  it('by her consent is gone with its clerk’s next request once she takes it back', async () => {
    const path = await startPath(system, { facts });
    await say(path, 'given');
    const offer = await firstTask(
      system,
      path,
      ({ key }) => key?.endsWith('/offer-training') ?? false,
    );
    const health = await firstTask(system, path, ({ key }) => key === 'intake/check-health');
    expect((await shown(offer)).disclosed).toMatchObject({ language: 'my' });

    await say(path, 'withdrawn');
    expect((await shown(offer)).disclosed).toEqual({});
    // What an office is shown by its duty stays, and so does every service.
    expect((await shown(health)).disclosed).toMatchObject({ language: 'my' });
    const { open } = await openPath(system, path);
    expect(open.map(({ id }) => id)).toEqual(expect.arrayContaining([offer.id, health.id]));
    expect(open.map(({ key }) => key)).toContainEqual(
      expect.stringMatching(/^consent\/purpose\.services\/.*tell-receivers$/),
    );
  });

  it('stands in her file with its basis, from when to when, and never with its value', async () => {
    const path = await startPath(system, { facts });
    await say(path, 'given');
    await say(path, 'withdrawn');
    const items = await listed(path);
    const byConsent = items.filter(({ basis }) => basis.consent !== null);
    expect(byConsent.length).toBeGreaterThan(0);
    expect(byConsent.every(({ ended }) => ended === 'consent-withdrawn')).toBe(true);
    const byDuty = items.filter(({ basis }) => basis.consent === null);
    expect(byDuty.map(({ basis }) => basis.article)).toContain(
      'Personal Information Protection Law, art. 34, 35: within a duty of the office by law',
    );
    expect(byDuty.some(({ until }) => until === null)).toBe(true);
    expect(JSON.stringify(items)).not.toContain('"my"');
  });

  it('may no longer be used, which its desk is told in neutral words', async () => {
    const path = await startPath(system, { facts });
    await say(path, 'given');
    const offer = await firstTask(
      system,
      path,
      ({ key }) => key?.endsWith('/offer-training') ?? false,
    );
    await say(path, 'withdrawn');
    const line = await eventually('a notice', async () => {
      const { body } = await deskOf(system, offer).get<Notices>('/notices');
      return body.items.flatMap(({ lines }) => lines).find(({ task }) => task === offer.id);
    });
    expect(line).toMatchObject({
      what: 'concealed',
      text: 'By the person’s wish, what was shown here may no longer be used or passed on',
    });
  });

  it('is no other office’s to read', async () => {
    const path = await startPath(system, { facts });
    const clerk = system.as('clerk', 'education', COUNTY);
    expect((await clerk.get(`/paths/${path}/disclosures`)).status).toBe(404);
  });
});
