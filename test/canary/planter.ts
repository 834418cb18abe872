import { complete, COUNTY, deskOf, firstTask, openPath, startPath } from '../api/people.ts';
import { completionWith, type Task } from '../support/fill-form.ts';
import type { Answer, HttpClient } from '../support/http-client.ts';
import type { TestSystem } from '../support/test-system.ts';
import { canaries, canaryFor } from './classes.ts';
import type { StringInput } from './string-inputs.ts';

export type Json = Record<string, unknown>;

/** A request that is fine but for the canary. */
interface Asked {
  client: HttpClient;
  body?: Json;
  ids?: Record<string, string>;
}

/** One is sent, the other is not. */
const LETTERS = 2;
const HAND_OVER = 'guardianship/hand-over';
const IN_MARCH = '2026-03-02T01:00:00.000Z';
const HOLD = { reason: 'other', note: 'example' };

/** Puts canaries wherever the HTTP interface lets anybody write. */
export class Planter {
  private constructor(
    private readonly system: TestSystem,
    /** Of somebody grown up, who is there for whatever needs a path. */
    readonly path: string,
    private readonly drafted: Task[],
  ) {}

  /** With letters that wait to be sent; for these the clock is moved, by sixty days. */
  static async of(system: TestSystem, letters = LETTERS): Promise<Planter> {
    const drafted = letters === 0 ? [] : await draftedTasks(system, letters);
    return new Planter(system, await adult(system), drafted);
  }

  /** Asks as somebody who may, with a canary at one place. */
  async plant(input: StringInput): Promise<Answer> {
    const { client, body, ids = {} } = await this.askedOf(input);
    const canary = canaryFor(input);
    const values = input.in === 'path' ? { ...ids, [input.at]: canary } : ids;
    const filled = input.path.replace(/^\/api/, '').replace(/\{(\w+)\}/g, (_, name: string) => {
      return encodeURIComponent(values[name] ?? '');
    });
    const query = input.in === 'query' ? `?${input.at}=${encodeURIComponent(canary)}` : '';
    if (!body) return client.get(`${filled}${query}`);
    const isKey = input.at === 'Idempotency-Key';
    const ascii = encodeURIComponent(canary);
    const header = isKey ? { key: canary } : { headers: { [input.at]: ascii } };
    const asked = input.in === 'header' ? header : {};
    const sent = input.in === 'body' ? put(body, input.at, canary) : body;
    return input.method === 'PUT'
      ? client.put(filled, sent, asked)
      : client.post(filled, sent, asked);
  }

  /** Into every text of the forms of the path, as far as it has open tasks: how many, and what was answered. */
  async fillForms(): Promise<{ texts: number; refused: string[] }> {
    let texts = 0;
    const refused: string[] = [];
    for (let done = 0; done < 15; done++) {
      const task = await firstTask(this.system, this.path).catch(() => undefined);
      if (!task) break;
      const desk = deskOf(this.system, task);
      const { body: shown } = await desk.get<Task>(`/tasks/${task.id}`);
      const body = answerTo(shown, canaries['free text']);
      const { status } = await desk.post(`/tasks/${task.id}/completion`, body);
      if (status !== 200) refused.push(`${task.key}: ${status}`);
      texts += Object.values(body.form ?? {}).filter((one) => one === canaries['free text']).length;
    }
    return { texts, refused };
  }

  private readonly caseworker = () => this.system.as('caseworker', COUNTY);
  private readonly taskToHold = () =>
    firstTask(this.system, this.path, ({ key }) => key === 'intake/check-health');
  private async taskWithText(): Promise<Task & { key: string }> {
    const id = await adult(this.system);
    return firstTask(this.system, id, (task) => textsOf(task).length > 0);
  }
  private async pastCompletion(): Promise<Json> {
    const task = await this.taskWithText();
    const { body: shown } = await deskOf(this.system, task).get<Task>(`/tasks/${task.id}`);
    return { happenedAt: IN_MARCH, outcome: { key: task.key, ...answerTo(shown) } };
  }

  private async askedOf(input: StringInput): Promise<Asked> {
    const { operation } = input;
    if (operation.includes('/tasks/{id}/')) return this.ofTask(input);
    const [client, ids] = [this.caseworker(), { id: this.path }];
    switch (operation) {
      case 'POST /api/paths': {
        const fact = { happenedAt: IN_MARCH, fact: { name: 'language', value: 'my' } };
        const history = [await this.pastCompletion(), fact];
        return { client, body: { place: COUNTY, ...structuredClone(PERSON), history } };
      }
      case 'POST /api/paths/{id}/facts':
        return { client, ids, body: { name: 'language', value: 'my' } };
      case 'POST /api/paths/{id}/consents': {
        const how = { version: 1, language: 'my', method: 'spoken', interpreter: 'staff' };
        const body = { purpose: 'medical', what: 'given', by: ['person', 'guardian'], ...how };
        return { client, ids, body: { ...body, readBack: true } };
      }
      case 'POST /api/clock':
        return { client: this.system.as('administrator'), body: { by: 'PT1H' } };
      case 'POST /api/entries/{id}/void': {
        const fact = { name: 'language', value: 'th' };
        const { body } = await client.post(`/paths/${this.path}/facts`, fact);
        return {
          client,
          ids: { id: String(body['id']) },
          body: { path: this.path, reason: 'wrong' },
        };
      }
      case 'POST /api/paths/{id}/break-glass': {
        const duty = this.system.as('duty-officer', COUNTY);
        const id = await adult(this.system);
        return { client: duty, ids: { id }, body: { reason: 'danger', words: 'example' } };
      }
      case 'PUT /api/paths/{id}/safe-contact': {
        const way = { how: 'call', who: 'x', value: 'x', when: 'x', say: 'x', avoid: 'x' };
        return { client, ids, body: { ways: [way], confirmedOn: IN_MARCH.slice(0, 10) } };
      }
      case 'POST /api/persons/search':
        return { client, body: { name: 'example' } };
      case 'POST /api/persons/known-elsewhere': {
        const names = { name: 'example', otherNames: ['example'], idNumber: 'example' };
        return { client, body: { place: COUNTY, ...names } };
      }
      case 'POST /api/erasures':
        return { client, body: { path: this.path } };
      case 'POST /api/paths/{id}/holds':
        return { client, ids, body: HOLD };
      case 'POST /api/paths/{id}/releases':
        await client.post(`/paths/${this.path}/holds`, HOLD);
        return { client, ids, body: { note: 'example' } };
      default:
        return { client, ids: { ...ids, code: 'not-found' } };
    }
  }

  private async ofTask({ operation, at }: StringInput): Promise<Asked> {
    const client = this.caseworker();
    switch (operation) {
      case 'POST /api/tasks/{id}/completion': {
        const task = await this.taskWithText();
        const desk = deskOf(this.system, task);
        const { body: shown } = await desk.get<Task>(`/tasks/${task.id}`);
        return { client: desk, ids: { id: task.id }, body: answerTo(shown) };
      }
      case 'POST /api/tasks/{id}/draft': {
        const decision =
          at === '/reason'
            ? { decision: 'not-send', reason: 'example' }
            : { decision: 'send', letter: 'example' };
        const isText = at === '/reason' || at === '/letter';
        // Each letter can be decided on once.
        const task = isText ? this.drafted.pop() : await this.taskToHold();
        const officer = this.system.as('oversight-officer');
        return { client: officer, ids: { id: task?.id ?? '' }, body: decision };
      }
      default:
        break;
    }
    const task = await this.taskToHold();
    const ids = { id: task.id };
    switch (operation) {
      case 'POST /api/tasks/{id}/holds':
        return { client, ids, body: HOLD };
      case 'POST /api/tasks/{id}/extensions': {
        const body = { n: 1, unit: 'day', mode: 'notify', note: 'example' };
        return { client: this.system.as('case-supervisor', COUNTY), ids, body };
      }
      case 'POST /api/tasks/{id}/releases':
        await client.post(`/tasks/${task.id}/holds`, HOLD);
        return { client, ids, body: { note: 'example' } };
      case 'POST /api/tasks/{id}/urges':
        return { client, ids, body: { note: 'example' } };
      case 'POST /api/tasks/{id}/orders': {
        const office = this.system.as('coordination-office', COUNTY);
        return { client: office, ids, body: { matter: 'example' } };
      }
      case 'POST /api/tasks/{id}/handling': {
        const { body } = await client.post(`/tasks/${task.id}/urges`, { note: 'example' });
        const answer = { what: 'answered', of: String(body['id']), note: 'example' };
        return { client: deskOf(this.system, task), ids, body: answer };
      }
      default:
        return { client, ids };
    }
  }
}

const adult = (system: TestSystem) => startPath(system, { facts: { born: '2001-02-03' } });

/** Overdue for so long that a letter waits for somebody to send it. */
async function draftedTasks(system: TestSystem, letters: number): Promise<Task[]> {
  const ids = [];
  for (let i = 0; i < letters; i++) {
    const id = await startPath(system, { facts: { born: '2018-05-01' } });
    await complete(system, await firstTask(system, id, ({ key }) => key === HAND_OVER));
    ids.push(id);
  }
  await system.clock('P60D');
  const paths = await Promise.all(ids.map((id) => openPath(system, id)));
  const open = paths.flatMap((one) => one.open);
  return open.filter((task) => 'draft' in task && task.draft !== null);
}

const PERSON = {
  person: {
    name: 'x',
    otherNames: ['x'],
    idNumber: 'x',
    phone: 'x',
    address: 'x',
    safeContact: { way: 'x', value: 'x', caution: 'x' },
    notes: 'x',
  },
  referrer: { kind: 'x', name: 'x', contact: 'x', notes: 'x' },
  facts: { language: 'my' },
};

/** Names of the fields of a task's form into which people write what they like. */
function textsOf({ formSchema }: Task): string[] {
  return Object.entries(formSchema?.properties ?? {}).flatMap(([name, field]) =>
    field.type === 'string' && !field.enum && !field.format && !field.const ? [name] : [],
  );
}

/** The usual answer, or else the first there is, with something in every text. */
function answerTo(task: Task, text = 'x'.repeat(12)): { outcome: string; form?: Json } {
  const { code = '' } = task.outcomes.find(({ usual }) => usual) ?? task.outcomes[0] ?? {};
  const { form = {} } = completionWith(task, code);
  const texts = Object.fromEntries(textsOf(task).map((name) => [name, text]));
  const whole = { ...form, ...texts };
  return Object.keys(whole).length === 0 ? { outcome: code } : { outcome: code, form: whole };
}

/** A body with a value at a pointer of the document; of items and names the first that has such a field. */
function put(body: Json, pointer: string, value: string): Json {
  const copy = structuredClone(body);
  const names = pointer.slice(1).split('/');
  const last = names.pop() ?? '';
  let at: unknown = copy;
  for (const [i, name] of names.entries()) at = childOf(at, name, names[i + 1] ?? last);
  const holder = at as Json; // every pointer of the document leads to an object or a list of the body
  if (last === '~name') holder[value] = 'x';
  else holder[last === '~' ? (Object.keys(holder)[0] ?? '0') : last] = value;
  return copy;
}

function childOf(holder: unknown, name: string, next: string): unknown {
  const entries = Object.entries(holder as Json);
  const found =
    name === '~'
      ? entries.find(([, child]) => next.startsWith('~') || Object.hasOwn(child as Json, next))
      : entries.find(([key]) => key === name);
  if (!found) throw new Error(`the body has no ${name} with ${next}`);
  return found[1];
}
