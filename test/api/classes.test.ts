import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { known, shownOf, tasksOfClasses } from '../matrix/classes.ts';
import type { Task } from '../support/fill-form.ts';
import type { Answer, HttpClient } from '../support/http-client.ts';
import { TestSystem } from '../support/test-system.ts';
import { COUNTY, deskOf, startPath, type PathBody } from './people.ts';

interface Line {
  id: string;
  seq: number;
  kind: string;
  what: string;
  withheld: boolean;
  task: string | null;
}
type Seen = Task & {
  title: string;
  withheld: boolean;
  outcome: string | null;
  outcomes: object[];
  formSchema: object | null;
  rung: string | null;
};
type Known = Task & { key: string; title: string };

const CLASSES = Object.keys(tasksOfClasses);
const isTold = (role: string, of: string) => ['all', 'result'].includes(shownOf(role, of));

describe('what somebody is shown of a path, by the class of what it is', () => {
  let system: TestSystem;
  let owner: HttpClient;
  let representative: HttpClient;
  let path: string;
  const tasks = new Map<string, Known>();
  /** The lines of the timeline that tell of those tasks. */
  const lines = new Map<string, string>();
  let count: number;
  beforeAll(async () => {
    system = await TestSystem.start();
    owner = system.as('caseworker', COUNTY);
    representative = system.as('representative');
    path = await startPath(system, { facts: known });
    await name(representative);
    const { body } = await owner.get<PathBody>(`/paths/${path}?forecast=no`);
    const items = await timelineOf(owner);
    count = items.length;
    for (const [of, key] of Object.entries(tasksOfClasses)) {
      const task = body.open.find((one) => one.key.replace(/\/.*\//, '/') === key);
      if (!task) throw new Error(`${key} is not open`);
      tasks.set(of, task as Known);
      lines.set(of, items.find((one) => one.task === task.id)?.id ?? '');
    }
  });
  afterAll(() => system?.stop());

  const name = async (who: HttpClient, more: object = {}) => {
    const account = (await who.get('/session')).body['account'];
    const supervisor = system.as('case-supervisor', COUNTY);
    const { status, body } = await supervisor.post(`/paths/${path}/parties`, { account, ...more });
    if (status !== 201) throw new Error(JSON.stringify(body));
  };
  const timelineOf = async (who: HttpClient) => {
    const { body } = await who.get<{ items: Line[] }>(`/paths/${path}/timeline?limit=200`);
    return body.items;
  };
  // By the clocks of the place.
  const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const shownBy = (keys: readonly string[]) =>
    CLASSES.filter((of) => keys.includes(tasks.get(of)?.key ?? ''));

  it.each(['caseworker', 'case-supervisor', 'representative'])(
    'is in every view of the path what the expectations say: %s',
    async (role) => {
      const who = role === 'representative' ? representative : system.as(role, COUNTY);
      const should = CLASSES.filter((of) => isTold(role, of));
      const hinted = CLASSES.filter((of) => shownOf(role, of) === 'exists');
      const view = await who.get<PathBody & { withheld: number }>(`/paths/${path}`);
      const day = await who.get<PathBody>(`/paths/${path}/as-it-stood?on=${today()}`);
      const items = await timelineOf(who);
      const has = (of: string, withheld: boolean) =>
        items.some((one) => one.id === lines.get(of) && one.withheld === withheld);

      expect(shownBy(view.body.open.map(({ key }) => key))).toEqual(should);
      expect(shownBy(day.body.open.map(({ key }) => key))).toEqual(should);
      expect(CLASSES.filter((of) => has(of, false))).toEqual(should);
      expect(CLASSES.filter((of) => has(of, true))).toEqual(hinted);
      expect(view.body.withheld > 0).toBe(hinted.length > 0);
    },
  );

  it('is for a representative nothing at all of what is not for her: no name, number or gap', async () => {
    const addresses = [
      '',
      '?forecast=no',
      `/as-it-stood?on=${today()}`,
      '/timeline',
      '/consents',
      '/disclosures',
    ];
    const answers: Answer[] = [];
    for (const one of addresses) answers.push(await representative.get(`/paths/${path}${one}`));
    const all = JSON.stringify([...answers, await representative.get('/paths')]);
    const absent = CLASSES.filter((of) => shownOf('representative', of) === 'absent');
    const items = await timelineOf(representative);
    const { body } = await representative.get<{ items: { seq: number }[] }>('/paths');

    expect(answers.map(({ status }) => status)).toEqual(addresses.map(() => 200));
    expect(absent).toEqual(['law-enforcement', 'representative']);
    for (const of of absent) {
      const task = tasks.get(of);
      expect(all).not.toContain(task?.id);
      expect(all).not.toContain(task?.key);
      expect(all).not.toContain(task?.title);
    }
    expect(all).not.toContain('guardian-conflict');
    expect(items.map(({ seq }) => seq)).toEqual(items.map((_, i) => i + 1));
    expect(items.length).toBeLessThan(count);
    expect([answers[0]?.body['seq'], body.items[0]?.seq]).toEqual([items.length, items.length]);
  });

  it('is read page by page without a gap', async () => {
    const pages: Line[] = [];
    let after = '0';
    for (let next: string | null = after; next !== null; after = next ?? after) {
      const address = `/paths/${path}/timeline?limit=5&after=${after}`;
      const { body } = await representative.get<{ items: Line[]; next: string | null }>(address);
      pages.push(...body.items);
      next = body.next;
    }

    expect(pages).toEqual(await timelineOf(representative));
  });

  it('does not tell a representative of her own conflict by who decides', async () => {
    const decides = async (who: HttpClient) => {
      const { body } = await who.get<{ decides: { conflict: boolean } }>(`/paths/${path}/consents`);
      return body.decides.conflict;
    };

    expect([await decides(owner), await decides(representative)]).toEqual([true, false]);
  });

  it.each([
    'oversight-officer',
    'coordination-office',
    'duty-officer',
    'escort',
    'follow-up-worker',
  ])('is of each task what the expectations say: %s', async (role) => {
    const isNamed = role === 'escort' || role === 'follow-up-worker';
    const who = isNamed || role === 'oversight-officer' ? system.as(role) : system.as(role, COUNTY);
    for (const of of CLASSES) {
      const task = tasks.get(of);
      if (isNamed) await name(who, { task: task?.id });
      const { status, body } = await who.get<Seen>(`/tasks/${task?.id}`);
      const { title, dueAt, outcome, outcomes, formSchema, withheld } = body;
      const isKnown = isTold(role, of);

      expect([of, status, title, dueAt, withheld]).toEqual([
        of,
        200,
        task?.title,
        task?.dueAt,
        false,
      ]);
      expect([of, outcome, outcomes.length > 0]).toEqual([of, null, isKnown]);
      expect([of, formSchema !== null, body.disclosed]).toEqual([of, isKnown, {}]);
    }
  });

  it('is of her own task all for whoever has to do it, and of the same class elsewhere nothing', async () => {
    for (const task of tasks.values()) {
      const { body } = await deskOf(system, task).get<Seen>(`/tasks/${task.id}`);
      const stranger = await system.as('clerk', 'finance', COUNTY).get(`/tasks/${task.id}`);

      expect([body.title, body.withheld, stranger.status]).toEqual([task.title, false, 404]);
      expect(body.outcomes.length).toBeGreaterThan(0);
    }
  });

  it('is the same one by one, in lists and on boards, and in what is taken away', async () => {
    const id = tasks.get('law-enforcement')?.id ?? '';
    const urged = await owner.post(`/tasks/${id}/urges`, { note: 'example words' });
    await system.clock('P20D');
    const watcher = system.as('oversight-officer', '530000');
    const { body } = await watcher.get<{ items: Seen[] }>(
      `/boards/overdue?place=${COUNTY}&limit=200`,
    );
    const listed = await watcher.get<{ items: Seen[] }>(`/tasks?path=${path}&limit=200`);
    const csv = await watcher.get<string>(`/boards/overdue.csv?place=${COUNTY}`);
    const escort = system.as('escort');
    const handled = async (who: HttpClient) => {
      return (await who.get<{ items: object[] }>(`/tasks/${id}/handling`)).body.items.length;
    };

    expect([urged.status, body.items.length > 5]).toEqual([201, true]);
    for (const item of body.items.slice(0, 10)) {
      expect((await watcher.get<Seen>(`/tasks/${item.id}`)).body).toEqual(item);
      expect(listed.body.items).toContainEqual(item);
    }
    expect(JSON.stringify([body, listed.body])).not.toMatch(/"formSchema":\{/);
    expect(csv.status).toBe(200);
    // By the clocks of the place.
    expect(csv.body).toMatch(/,"2026-12-\d\dT00:00:00\+08:00",/);
    expect([await handled(watcher), await handled(escort)]).toEqual([1, 0]);
    expect((await escort.get<Seen>(`/tasks/${id}`)).body.rung).toBeNull();
  });
});
