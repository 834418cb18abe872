import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Task } from '../support/fill-form.ts';
import type { HttpClient } from '../support/http-client.ts';
import { eventually } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';
import { complete, COUNTY, deskOf, firstTask, isOffice, openPath, startPath } from './people.ts';

interface Handling {
  items: {
    id: string;
    what: string;
    number: string | null;
    answerBy: string | null;
    isAnswered: boolean;
    note: string | null;
  }[];
}
type Pressed = Task & { answerBy: string | null; draft: string | null; handling: string | null };

describe('a task that is pressed for', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start();
  });
  afterAll(() => system?.stop());

  const office = () => system.as('coordination-office', COUNTY);
  const officeTask = async () => firstTask(system, await startPath(system), isOffice);
  const handlingOf = async (task: Task) =>
    (await deskOf(system, task).get<Handling>(`/tasks/${task.id}/handling`)).body.items;

  it('is received and taken by its own desk, and by nobody else', async () => {
    const task = await officeTask();
    const own = deskOf(system, task);
    expect((await own.post(`/tasks/${task.id}/handling`, { what: 'received' })).status).toBe(201);
    expect((await own.post(`/tasks/${task.id}/handling`, { what: 'taken' })).status).toBe(201);
    const other = await office().post<{ code: string }>(`/tasks/${task.id}/handling`, {
      what: 'taken',
    });

    expect(other.body.code).toBe('not-your-task');
    expect((await own.get<Pressed>(`/tasks/${task.id}`)).body.handling).toBe('taken');
    expect((await handlingOf(task)).map(({ what }) => what)).toEqual(['received', 'taken']);
  });

  it('is declined with a reason that its readers can read, and nobody without', async () => {
    const task = await officeTask();
    const own = deskOf(system, task);
    const bare = await own.post<{ code: string }>(`/tasks/${task.id}/handling`, {
      what: 'declined',
    });
    const note = 'Another county is in charge (example)';
    await own.post(`/tasks/${task.id}/handling`, { what: 'declined', note });

    expect(bare.status).toBe(400);
    expect(await handlingOf(task)).toMatchObject([{ what: 'declined', note }]);
  });

  it('is urged by hand, answered within three working days, and shown as unanswered until then', async () => {
    const task = await officeTask();
    const own = deskOf(system, task);
    const worker = system.as('caseworker', COUNTY);
    const urged = await worker.post<{ id: string }>(`/tasks/${task.id}/urges`, {
      note: 'The bed is needed tonight (example)',
    });
    const asked = (await own.get<Pressed>(`/tasks/${task.id}`)).body;
    const board = await office().get<{ items: Task[] }>('/boards/pressed?limit=200');
    const answer = { what: 'answered', of: urged.body.id, note: 'A bed is ready (example)' };
    const answered = await own.post(`/tasks/${task.id}/handling`, answer);
    const again = await own.post<{ code: string }>(`/tasks/${task.id}/handling`, answer);

    expect(urged.status).toBe(201);
    expect(board.body.items.map(({ id }) => id)).toContain(task.id);
    expect(asked.answerBy).not.toBeNull();
    expect(answered.status).toBe(201);
    expect(again.body.code).toBe('nothing-to-answer');
    expect((await own.get<Pressed>(`/tasks/${task.id}`)).body.answerBy).toBeNull();
    expect(await handlingOf(task)).toMatchObject([
      { what: 'urged', isAnswered: true, note: 'The bed is needed tonight (example)' },
      { what: 'answered', note: 'A bed is ready (example)' },
    ]);
  });

  it('is ordered under a number that a repeated request keeps, and that no other order has', async () => {
    const task = await officeTask();
    const matter = { matter: 'Have a bed ready by tomorrow (example)' };
    const key = randomUUID();
    const order = (more: { key?: string } = {}) =>
      office().post<{ id: string; number: string }>(`/tasks/${task.id}/orders`, matter, more);
    const first = await order({ key });
    const repeated = await order({ key });
    const second = await order();

    expect(first.status).toBe(201);
    expect(first.body.number).toMatch(/^20\d\d-\d+$/);
    expect(repeated.body).toEqual(first.body);
    expect(second.body.number).not.toBe(first.body.number);
    const timeline = await system
      .as('caseworker', COUNTY)
      .get<{ items: { what: string }[] }>(`/paths/${task.pathId}/timeline?limit=200`);
    expect(timeline.body.items.map(({ what }) => what)).toContainEqual(
      expect.stringContaining(first.body.number),
    );
  });

  it('is not ordered by a caseworker, nor urged by a clerk', async () => {
    const task = await officeTask();
    const order = { matter: 'An order (example)' };
    const worker = await system
      .as('caseworker', COUNTY)
      .post<{ code: string }>(`/tasks/${task.id}/orders`, order);
    const clerk = await deskOf(system, task).post<{ code: string }>(`/tasks/${task.id}/urges`, {});
    expect([worker.body.code, clerk.body.code]).toEqual(['not-your-task', 'not-your-task']);
  });

  it('long overdue by the law, has a draft that a named person sends in her own words, or not', async () => {
    const id = await startPath(system, { facts: { born: '2018-05-01' } });
    const handOver = await firstTask(system, id, ({ key }) => key === 'guardianship/hand-over');
    await complete(system, handOver);
    await system.clock('P60D');
    const watcher = system.as('oversight-officer');
    const drafted = await eventually('a draft', async () => {
      const { open } = await openPath(system, id);
      const found = open.filter((task) => 'draft' in task && task.draft !== null);
      return found.length > 0 ? found : undefined;
    });
    const [one] = drafted;
    const board = await watcher.get<{ items: Task[] }>('/boards/pressed?what=drafts&limit=200');
    expect(board.body.items.map((task) => task.id)).toContain(one?.id);
    if (!one) throw new Error('no draft was prepared');
    const draft = await watcher.get<{ letter: string; channel: string; article: string }>(
      `/tasks/${one.id}/draft`,
    );
    const clerk = await deskOf(system, one).get<{ code: string }>(`/tasks/${one.id}/draft`);
    const sent = await watcher.post<{ number: string }>(`/tasks/${one.id}/draft`, {
      decision: 'send',
      letter: `${draft.body.letter} (example)`,
    });
    const late = await watcher.post<{ code: string }>(`/tasks/${one.id}/draft`, {
      decision: 'not-send',
      reason: 'It was done meanwhile (example)',
    });

    const timeline = await system
      .as('caseworker', COUNTY)
      .get<{ items: { what: string }[] }>(`/paths/${id}/timeline?limit=200`);
    expect(timeline.body.items.map(({ what }) => what)).toContainEqual(
      expect.stringMatching(/caseworker.*reconsideration.*Suit.*procuratorate/i),
    );
    expect(draft.body.channel).toBe('procuratorate');
    expect(draft.body.letter).toContain(one.title);
    expect(draft.body.letter).not.toMatch(/[{}]/);
    expect(clerk.body.code).toBe('forbidden');
    expect(sent.status).toBe(201);
    expect(sent.body.number).toMatch(/^20\d\d-\d+$/);
    expect(late.body.code).toBe('no-draft-waits');
    const sentNotes = async (who: HttpClient) => {
      const { items } = (await who.get<Handling>(`/tasks/${one.id}/handling`)).body;
      return items.filter(({ what }) => what === 'ordered').map(({ note }) => note);
    };
    expect(await sentNotes(watcher)).toEqual([`${draft.body.letter} (example)`]);
    // The lawful way says something of the person: the desk is told that it was ordered, and no more.
    expect(await sentNotes(deskOf(system, one))).toEqual([null]);
  });
});
