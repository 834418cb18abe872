import { randomUUID } from 'node:crypto';
import { usualCompletion, type Task } from '../support/fill-form.ts';
import type { Answer, HttpClient } from '../support/http-client.ts';
import { eventually } from '../support/program.ts';
import type { TestSystem } from '../support/test-system.ts';

export const COUNTY = '530102';
/** Roles that lead tasks themselves, without a department. */
const CASEWORK = ['caseworker', 'case-supervisor', 'coordination-office'];
export const isOffice = ({ department }: Pick<Task, 'department'>): boolean =>
  !CASEWORK.includes(department);

export interface PathBody {
  id: string;
  seq: number;
  state: string;
  done: { key: string; outcome: string; late: boolean; title: string }[];
  open: (Task & { key: string })[];
  waiting: { step: string }[];
  forecast: { key: string; at: string }[];
}

/** Somebody of the desk that a task lies on. */
export function deskOf(system: TestSystem, { department, place }: Task): HttpClient {
  if (CASEWORK.includes(department)) return system.as(department, place);
  return system.as('clerk', department, place);
}

/** As the problem says: the same key again. A machine that is busy with other tests is slow at first. */
export async function patiently<T>(ask: (key: string) => Promise<Answer<T>>): Promise<Answer<T>> {
  const key = randomUUID();
  return eventually('an answer', async () => {
    const answer = await ask(key);
    return answer.status === 503 ? undefined : answer;
  });
}

/** A path with nothing known but the place. */
export async function startPath(
  system: TestSystem,
  body: Record<string, unknown> = {},
): Promise<string> {
  const worker = system.as('caseworker', COUNTY);
  const { status, body: started } = await patiently((key) =>
    worker.post<{ id: string }>('/paths', { place: COUNTY, ...body }, { key }),
  );
  if (status !== 201) throw new Error(JSON.stringify(started));
  return started.id;
}

/** Without what is to come, which takes the longest to say. */
export function openPath(system: TestSystem, id: string): Promise<PathBody> {
  return readPath(system, `${id}?forecast=no`);
}

export async function readPath(system: TestSystem, id: string): Promise<PathBody> {
  const { status, body } = await system.as('caseworker', COUNTY).get<PathBody>(`/paths/${id}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
}

/** An open task of a path that some account of the demonstration can do. */
export async function firstTask(
  system: TestSystem,
  id: string,
  isWanted: (task: Task) => boolean = () => true,
): Promise<Task & { key: string }> {
  const { open } = await openPath(system, id);
  const task = open.find((one) => isWanted(one) && hasDesk(system, one));
  if (!task) throw new Error(`no such open task among ${open.map(({ key }) => key).join(', ')}`);
  return task;
}

export async function complete(
  system: TestSystem,
  task: Task,
  more: { key?: string; happenedAt?: string } = {},
): Promise<Answer<{ task: Task; path: { id: string; seq: number } }>> {
  const { key: given, ...rest } = more;
  const desk = deskOf(system, task);
  const { body } = await desk.get<Task>(`/tasks/${task.id}`);
  const completion = { ...usualCompletion(body), ...rest };
  return patiently((key) =>
    desk.post(`/tasks/${task.id}/completion`, completion, { key: given ?? key }),
  );
}

function hasDesk(system: TestSystem, task: Task): boolean {
  try {
    deskOf(system, task);
    return true;
  } catch {
    return false;
  }
}
