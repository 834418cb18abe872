import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestSystem } from '../support/test-system.ts';
import { COUNTY, startPath } from './people.ts';

interface Item {
  purpose: string;
  number: string;
  text: string;
  state: string;
  since: string | null;
  until: string | null;
  askAgain: string | null;
  gates: { step: string }[];
  history: { id: string; what: string; voided: boolean; record: Record<string, unknown> | null }[];
}
interface Consents {
  seq: number;
  decides: { by: { code: string }[]; assent: boolean; conflict: boolean };
  items: Item[];
}

const how = { version: 1, language: 'my', method: 'spoken', interpreter: 'staff', readBack: true };
const given = { what: 'given', by: ['person'], ...how };

describe('consents over HTTP', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start();
  });
  afterAll(() => system?.stop());

  const worker = () => system.as('caseworker', COUNTY);
  const read = async (path: string, language = 'en') => {
    const { status, body } = await worker().get<Consents>(`/paths/${path}/consents`, {
      headers: { 'accept-language': language },
    });
    expect(status).toBe(200);
    return body;
  };
  const item = async (path: string, purpose: string) => {
    const found = (await read(path)).items.find((one) => one.purpose === purpose);
    if (!found) throw new Error(`nobody is asked for ${purpose}`);
    return found;
  };
  const adult = () => startPath(system, { facts: { born: '1995-05-05' } });

  it('say what she is asked, in her file and in both languages, and who answers today', async () => {
    const path = await adult();
    const { decides, items } = await read(path);
    expect(decides).toMatchObject({ assent: false, conflict: false });
    expect(decides.by.map(({ code }) => code)).toEqual(['person']);
    expect(items.map(({ number }) => number)).toContain('C13');
    expect(items.every(({ state }) => state === 'unasked')).toBe(true);
    expect(items[0]?.text).toMatch(/the help you get stays the same/);
    expect((await read(path, 'zh-CN')).items[0]?.text).toMatch(/不影响您得到帮助/);
  });

  it('keep how a yes was given, and that it was taken back, at once', async () => {
    const path = await adult();
    const yes = await worker().post(`/paths/${path}/consents`, { purpose: 'medical', ...given });
    expect(yes.status).toBe(201);
    const before = await item(path, 'medical');
    expect(before).toMatchObject({ state: 'given', askAgain: null });
    expect(before.history[0]?.record).toEqual({ by: ['person'], ...how });
    const back = { purpose: 'medical', what: 'withdrawn', by: ['person'] };
    expect((await worker().post(`/paths/${path}/consents`, back)).status).toBe(201);
    const after = await item(path, 'medical');
    expect(after.state).toBe('withdrawn');
    expect(after.until).toBeNull();
    expect(after.history.map(({ what }) => what)).toEqual(['given', 'withdrawn']);
  });

  it('point at what a yes lacks, and take a no without it', async () => {
    const path = await adult();
    const bare = { purpose: 'medical', what: 'given', by: ['guardian'] };
    const refused = await worker().post(`/paths/${path}/consents`, bare);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ code: 'consent-invalid' });
    expect(refused.body['errors']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pointer: '/version', code: 'required' }),
        expect.objectContaining({ pointer: '/by', code: 'not-allowed' }),
      ]),
    );
    const no = { purpose: 'medical', what: 'refused', by: ['person'] };
    expect((await worker().post(`/paths/${path}/consents`, no)).status).toBe(201);
    const odd = { purpose: 'cinema', what: 'refused', by: ['person'] };
    const unknown = await worker().post(`/paths/${path}/consents`, odd);
    expect(unknown.body['errors']).toEqual([
      expect.objectContaining({ pointer: '/purpose', code: 'unknown-purpose' }),
    ]);
  });

  it('are not given by the way, as a fact without who gave it', async () => {
    const path = await adult();
    const bare = { name: 'consent.medical', value: true };
    const refused = await worker().post(`/paths/${path}/facts`, bare);
    expect(refused.status).toBe(422);
    expect(refused.body['errors']).toEqual([
      expect.objectContaining({ pointer: '/name', code: 'needs-consent' }),
    ]);
    const no = { name: 'consent.medical', value: false };
    expect((await worker().post(`/paths/${path}/facts`, no)).status).toBe(201);
  });

  it('are the same deed under the same key, and none where somebody was faster', async () => {
    const path = await adult();
    const key = randomUUID();
    const body = { purpose: 'medical', ...given };
    const first = await worker().post(`/paths/${path}/consents`, body, { key });
    const again = await worker().post(`/paths/${path}/consents`, body, { key });
    expect(again.body).toEqual(first.body);
    expect((await item(path, 'medical')).history).toHaveLength(1);
    const headers = { 'if-match': '"1"' };
    const late = await worker().post(`/paths/${path}/consents`, body, { headers });
    expect(late.status).toBe(412);
  });

  it('that were written down wrongly are voided with a reason, and stay to be seen', async () => {
    const path = await adult();
    const body = { purpose: 'medical', ...given };
    const { body: entry } = await worker().post(`/paths/${path}/consents`, body);
    const wrong = { path, reason: 'example' };
    const voided = await worker().post(`/entries/${String(entry['id'])}/void`, wrong);
    expect(voided.status).toBe(201);
    const after = await item(path, 'medical');
    expect(after.state).toBe('unasked');
    expect(after.history[0]?.voided).toBe(true);
  });

  it('are nobody’s to read or record who has no path there', async () => {
    const path = await adult();
    const clerk = system.as('clerk', 'education', COUNTY);
    expect((await clerk.get(`/paths/${path}/consents`)).status).toBe(404);
    const no = { purpose: 'medical', what: 'refused', by: ['person'] };
    expect((await clerk.post(`/paths/${path}/consents`, no)).status).toBe(404);
    const elsewhere = system.as('caseworker', '533102');
    expect((await elsewhere.get(`/paths/${path}/consents`)).status).toBe(404);
  });
});
