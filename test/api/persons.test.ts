import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpClient } from '../support/http-client.ts';
import { TestSystem } from '../support/test-system.ts';
import { COUNTY, patiently, startPath } from './people.ts';

/** A county of another prefecture of the same province, and one of another province. */
const [ELSEWHERE, ABROAD] = ['530902', '520526'];
/** An invented person. */
const NAME = '单小兰';
const NUMBER = 'EX-1990-0001';

interface Found {
  items: { path: string; names: string[]; place: string }[];
}

describe('finding somebody by her name', () => {
  let system: TestSystem;
  let hers: string;
  let others: string;
  beforeAll(async () => {
    system = await TestSystem.start();
    hers = await startPath(system, {
      person: { name: NAME, otherNames: ['Ma Hla May'], idNumber: NUMBER },
    });
    others = await startPath(system, { person: { name: '王明' } });
  });
  afterAll(() => system?.stop());

  const worker = (place = COUNTY) => system.as('caseworker', place);
  const search = (who: HttpClient, name: string) => who.post<Found>('/persons/search', { name });
  const check = (who: HttpClient, body: Record<string, string>) =>
    who.post<{ ask: { place: string }[] }>('/persons/known-elsewhere', body);

  it.each([NAME, '小兰', 'Shan Xiaolan', 'danxiaolan', 'sxl', 'hla', 'Ma La May'])(
    'her caseworker finds her by %s, and nobody else with her',
    async (name) => {
      const { status, body } = await search(worker(), name);

      expect(status).toBe(200);
      expect(body.items).toMatchObject([
        { path: hers, place: COUNTY, names: [NAME, 'Ma Hla May'] },
      ]);
    },
  );

  it('it is written down whose names were shown', async () => {
    const seen = () =>
      system.sql(`select from audit where action = 'read-name' and path_id = $1`, [hers]);
    const before = await seen();
    await search(system.as('case-supervisor', COUNTY), NAME);

    expect(await seen()).toHaveLength(before.length + 1);
  });

  it('elsewhere she is as if she were not there, and offices search nobody', async () => {
    for (const place of [ELSEWHERE, ABROAD]) {
      expect(await search(worker(place), NAME)).toMatchObject({ status: 200, body: { items: [] } });
    }
    for (const role of ['coordination-office', 'oversight-officer', 'administrator', 'clerk']) {
      expect((await search(system.as(role), NAME)).status).toBe(403);
    }
  });

  it('whose token is the same by chance is opened, compared and left out', async () => {
    await system.sql(
      `insert into name_index select p.id, n.scope, n.token from path, person as p, name_index as n
       where path.id = $1 and p.id = path.person_id
         and n.person_id = (select person_id from path where id = $2) on conflict do nothing`,
      [others, hers],
    );
    const { body } = await search(worker(), NAME);

    expect(body.items.map(({ path }) => path)).toEqual([hers]);
  });

  it('no table, no log and no address has the name', async () => {
    const rows = await system.sql<{ row: string }>('select n::text as row from name_index n');
    const intents = await system.sql<{ row: string }>('select i::text as row from intent i');
    const text = [...rows, ...intents].map(({ row }) => row).join('\n');
    for (const word of [NAME, 'xiaolan', 'hla', NUMBER]) {
      expect(text).not.toContain(word);
      expect(text).not.toContain(Buffer.from(word).toString('hex'));
      expect(system.logs()).not.toContain(word);
    }
  });

  it('before a path begins one is told where to ask, and nothing of anybody', async () => {
    const known = await check(worker(ELSEWHERE), { place: ELSEWHERE, name: 'shan xiao lan' });
    const byNumber = await check(worker(ELSEWHERE), { place: ELSEWHERE, idNumber: 'ex19900001' });
    const unknown = await check(worker(ELSEWHERE), { place: ELSEWHERE, name: '小兰' });

    expect(known).toMatchObject({ status: 200, body: { ask: [{ place: COUNTY }] } });
    expect(Object.keys(known.body)).toEqual(['ask']);
    expect(byNumber.body).toEqual({ ask: [{ place: COUNTY }] });
    expect(unknown.body).toEqual({ ask: [] });
  });

  it('not beyond the province, and not by whoever begins no path', async () => {
    expect((await check(worker(ABROAD), { place: ABROAD, name: NAME })).body).toEqual({ ask: [] });
    expect((await check(worker(ELSEWHERE), { place: COUNTY, name: NAME })).status).toBe(403);
    const office = system.as('coordination-office', ELSEWHERE);
    expect((await check(office, { place: ELSEWHERE, name: NAME })).status).toBe(403);
  });

  it('nobody leafs through the province, and intake goes on all the same', async () => {
    const asked = { place: ELSEWHERE, name: NAME };
    let last = await check(worker(ELSEWHERE), asked);
    for (let i = 0; i < 25 && last.status === 200; i++)
      last = await check(worker(ELSEWHERE), asked);
    const [{ n } = { n: 0 }] = await system.sql<{ n: number }>(
      `select count(*)::int as n from audit where action = 'check-known-elsewhere'
         and actor_id = (select id from account where role = 'caseworker' and place_id = $1 limit 1)`,
      [ELSEWHERE],
    );

    expect(last).toMatchObject({ status: 429, body: { code: 'too-many-checks' } });
    expect(n).toBe(20);
    const begun = await patiently((key) =>
      worker(ELSEWHERE).post('/paths', { place: ELSEWHERE, person: { name: NAME } }, { key }),
    );
    expect(begun.status).toBe(201);
  });
});
