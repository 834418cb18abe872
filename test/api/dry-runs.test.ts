import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestSystem } from '../support/test-system.ts';
import { NEXT, Policies } from '../system/next-version.ts';
import { COUNTY, openPath, startPath } from './people.ts';

interface Run {
  of: number;
  looked: number;
  changed: number;
  failed: number;
  refused: { code: string; paths: number }[];
  changes: { task: string; what: string; paths: number; examples: { path: string }[] }[];
  next: string | null;
}

const PATHS = 27;

describe('what other rules would change', () => {
  let system: TestSystem;
  const paths: string[] = [];
  beforeAll(async () => {
    system = await TestSystem.start();
    for (let i = 0; i < PATHS; i++) paths.push(await startPath(system));
  });
  afterAll(() => system?.stop());

  const supervisor = () => system.as('case-supervisor', COUNTY);
  const run = async (pack: string, more = '') => {
    const [id, version] = pack.split('@');
    return supervisor().get<Run>(`/dry-runs?id=${id}&version=${version}${more}`);
  };
  const standing = async () => {
    const { pack } = (await openPath(system, paths[0] ?? '')) as unknown as {
      pack: { id: string; version: string };
    };
    return `${pack.id}@${pack.version}`;
  };

  it('is looked at page by page, each open path once, and changes nothing', async () => {
    const before = await system.sql('select id, seq, pack_hash from path order by id');
    const first = (await run('guizhou-2008@1.0.0')).body;
    const second = (await run('guizhou-2008@1.0.0', `&after=${first.next}`)).body;

    expect([first.of, first.looked, second.looked]).toEqual([PATHS, 25, PATHS - 25]);
    expect(second.next).toBeNull();
    // Rules of another province are for none of them.
    expect(first.refused.reduce((n, { paths: some }) => n + some, 0)).toBe(25);
    expect(await system.sql('select id, seq, pack_hash from path order by id')).toEqual(before);
  });

  it('has nothing to say of paths that stand on these rules, and refuses what was never released', async () => {
    expect((await run(await standing())).body).toMatchObject({ of: 0, looked: 0, changes: [] });
    expect(await run('yunnan-2026@9.9.9')).toMatchObject({
      status: 422,
      body: { code: 'pack-unknown' },
    });
  });

  it('is asked by the supervisor of the place alone, and written down', async () => {
    const query = '/dry-runs?id=guizhou-2008&version=1.0.0';
    for (const role of ['caseworker', 'coordination-office']) {
      expect((await system.as(role, COUNTY).get(query)).status).toBe(403);
    }
    const rows = await system.sql<{ role: string }>(
      `select role from audit where action = 'dry-run'`,
    );

    expect(rows.length).toBeGreaterThan(0);
    expect(new Set(rows.map(({ role }) => role))).toEqual(new Set(['case-supervisor']));
  });
});

describe('what the next version of the rules would change', () => {
  const policies = new Policies();
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start({ env: { POLICIES_DIR: policies.folder } });
    for (let i = 0; i < 2; i++) await startPath(system);
    policies.release();
    await system.restart('worker');
    await system.restart('api');
  });
  afterAll(async () => {
    await system?.stop();
    policies.remove();
  });

  it('is counted by task, is what the act then writes down, and names the paths', async () => {
    const supervisor = system.as('case-supervisor', COUNTY);
    const query = `/dry-runs?id=${NEXT.id}&version=${NEXT.version}`;
    const { body } = await supervisor.get<Run>(query);
    const path = body.changes[0]?.examples[0]?.path ?? '';
    const { body: done } = await supervisor.post<{ changes: { what: string }[] }>(
      `/paths/${path}/pack`,
      NEXT,
    );
    const left = (await supervisor.get<Run>(query)).body;
    const kinds = (some: { what: string }[]) => some.map(({ what }) => what).sort();

    expect([body.of, body.looked, body.changed, body.failed]).toEqual([2, 2, 2, 0]);
    expect(body.changes.length).toBeGreaterThan(1);
    expect(body.changes.every(({ paths }) => paths === 2)).toBe(true);
    expect(new Set(kinds(done.changes))).toEqual(new Set(kinds(body.changes)));
    expect([left.of, left.changed]).toEqual([1, 1]);
  });
});
