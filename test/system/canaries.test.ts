import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { Connection, WorkflowClient } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { complete, COUNTY, deskOf, firstTask, openPath, startPath } from '../api/people.ts';
import { completionWith, type Task } from '../support/fill-form.ts';
import type { Answer, HttpClient } from '../support/http-client.ts';
import { eventually } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';
import { canaryFor, CORE, find, isFreeText } from './canary.ts';
import { Ledgers } from './ledgers.ts';
import { OwnTemporal } from './own-temporal.ts';
import { stringInputs, type Document, type StringInput } from './string-inputs.ts';

type Json = Record<string, unknown>;
/** A request that is fine but for the canary. */
interface Asked {
  client: HttpClient;
  body?: Json;
  ids?: Record<string, string>;
}

/** Another one, where it must be found. */
/** One is sent, the other is not. */
const LETTERS = 2;
const HAND_OVER = 'guardianship/hand-over';
const CONTROL = `control-${randomUUID()}`;

describe('of what people write', () => {
  let temporal: OwnTemporal;
  let system: TestSystem;
  let ledgers: Ledgers;
  let path: string;
  let history: Json[];
  let drafted: Task[];
  const answers = new Map<StringInput, number>();
  beforeAll(async () => {
    temporal = await OwnTemporal.start();
    system = await TestSystem.start({ env: { TEMPORAL_ADDRESS: temporal.address } });
    ledgers = await Ledgers.of(system);
    drafted = await draftedTasks();
    path = await startPath(system, { facts: { born: '2001-02-03' } });
    history = [
      await pastCompletion(),
      { happenedAt: IN_MARCH, fact: { name: 'language', value: 'my' } },
    ];
  });
  afterAll(async () => {
    await ledgers?.close();
    await system?.stop();
    await temporal?.remove();
  });

  const caseworker = () => system.as('caseworker', COUNTY);
  const taskWithText = async (): Promise<Task & { key: string }> => {
    const id = await startPath(system, { facts: { born: '2001-02-03' } });
    return firstTask(system, id, (task) => textsOf(task).length > 0);
  };
  const office = () => system.as('coordination-office', COUNTY);
  /** Overdue for so long that a letter waits for somebody to send it. */
  const draftedTasks = async (): Promise<Task[]> => {
    const ids = [];
    for (let i = 0; i < LETTERS; i++) {
      const id = await startPath(system, { facts: { born: '2018-05-01' } });
      await complete(system, await firstTask(system, id, ({ key }) => key === HAND_OVER));
      ids.push(id);
    }
    await system.clock('P60D');
    const paths = await Promise.all(ids.map((id) => openPath(system, id)));
    const open = paths.flatMap((one) => one.open);
    return open.filter((task) => 'draft' in task && task.draft !== null);
  };
  const hold = { reason: 'other', note: 'example' };
  const taskToHold = async (): Promise<Task> =>
    firstTask(system, path, ({ key }) => key === 'intake/check-health');
  async function pastCompletion(): Promise<Json> {
    const task = await taskWithText();
    const { body: shown } = await deskOf(system, task).get<Task>(`/tasks/${task.id}`);
    return { happenedAt: IN_MARCH, outcome: { key: task.key, ...written(shown) } };
  }
  async function askedOf({ operation, at }: StringInput): Promise<Asked> {
    const client = caseworker();
    switch (operation) {
      case 'POST /api/paths':
        return { client, body: { place: COUNTY, ...PERSON, history: structuredClone(history) } };
      case 'POST /api/paths/{id}/facts':
        return { client, ids: { id: path }, body: { name: 'language', value: 'my' } };
      case 'POST /api/paths/{id}/consents': {
        const how = { version: 1, language: 'my', method: 'spoken', interpreter: 'staff' };
        const body = { purpose: 'medical', what: 'given', by: ['person', 'guardian'], ...how };
        return { client, ids: { id: path }, body: { ...body, readBack: true } };
      }
      case 'POST /api/clock':
        return { client: system.as('administrator'), body: { by: 'PT1H' } };
      case 'POST /api/entries/{id}/void': {
        const fact = { name: 'language', value: 'th' };
        const { body } = await client.post(`/paths/${path}/facts`, fact);
        return { client, ids: { id: String(body['id']) }, body: { path, reason: 'wrong' } };
      }
      case 'POST /api/tasks/{id}/completion': {
        const task = await taskWithText();
        const desk = deskOf(system, task);
        const { body: shown } = await desk.get<Task>(`/tasks/${task.id}`);
        return { client: desk, ids: { id: task.id }, body: written(shown) };
      }
      case 'POST /api/tasks/{id}/holds':
        return { client, ids: { id: (await taskToHold()).id }, body: hold };
      case 'POST /api/tasks/{id}/extensions': {
        const { id } = await taskToHold();
        const body = { n: 1, unit: 'day', mode: 'notify', note: 'example' };
        return { client: system.as('case-supervisor', COUNTY), ids: { id }, body };
      }
      case 'POST /api/tasks/{id}/releases': {
        const { id } = await taskToHold();
        await client.post(`/tasks/${id}/holds`, hold);
        return { client, ids: { id }, body: { note: 'example' } };
      }
      case 'POST /api/tasks/{id}/urges':
        return { client, ids: { id: (await taskToHold()).id }, body: { note: 'example' } };
      case 'POST /api/tasks/{id}/orders':
        return {
          client: office(),
          ids: { id: (await taskToHold()).id },
          body: { matter: 'example' },
        };
      case 'POST /api/tasks/{id}/handling': {
        const task = await taskToHold();
        const { body } = await client.post(`/tasks/${task.id}/urges`, { note: 'example' });
        const answer = { what: 'answered', of: String(body['id']), note: 'example' };
        return { client: deskOf(system, task), ids: { id: task.id }, body: answer };
      }
      case 'POST /api/tasks/{id}/draft': {
        const body =
          at === '/reason'
            ? { decision: 'not-send', reason: 'example' }
            : { decision: 'send', letter: 'example' };
        const isText = at === '/reason' || at === '/letter';
        // Each letter can be decided on once.
        const task = isText ? drafted.pop() : await taskToHold();
        return { client: system.as('oversight-officer'), ids: { id: task?.id ?? '' }, body };
      }
      case 'POST /api/persons/search':
        return { client, body: { name: 'example' } };
      case 'POST /api/persons/known-elsewhere': {
        const names = { name: 'example', otherNames: ['example'], idNumber: 'example' };
        return { client, body: { place: COUNTY, ...names } };
      }
      case 'POST /api/erasures':
        return { client, body: { path } };
      case 'POST /api/paths/{id}/holds':
        return { client, ids: { id: path }, body: hold };
      case 'POST /api/paths/{id}/releases':
        await client.post(`/paths/${path}/holds`, hold);
        return { client, ids: { id: path }, body: { note: 'example' } };
      default:
        return { client, ids: { id: path, code: 'not-found' } };
    }
  }
  const plant = async (input: StringInput): Promise<Answer> => {
    const { client, body, ids = {} } = await askedOf(input);
    const canary = canaryFor(input);
    const values = input.in === 'path' ? { ...ids, [input.at]: canary } : ids;
    const filled = input.path.replace(/^\/api/, '').replace(/\{(\w+)\}/g, (_, name: string) => {
      return encodeURIComponent(values[name] ?? '');
    });
    const query = input.in === 'query' ? `?${input.at}=${encodeURIComponent(canary)}` : '';
    if (!body) return client.get(`${filled}${query}`);
    const isKey = input.at === 'Idempotency-Key';
    const header = isKey ? { key: canary } : { headers: { [input.at]: CORE } };
    const asked = input.in === 'header' ? header : {};
    return client.post(filled, input.in === 'body' ? put(body, input.at, canary) : body, asked);
  };

  it('a canary is put into every string that the OpenAPI document lets anybody send', async () => {
    const { body } = await system.nobody().get<Document>('/openapi.json');
    const inputs = stringInputs(body);
    // What moves the clock comes last: nobody starts a path meanwhile.
    const inOrder = [...inputs].sort((a, b) => Number(isClock(a)) - Number(isClock(b)));
    for (const input of inOrder) {
      const { status } = await plant(input);
      answers.set(input, status);
    }
    await eventually('the clock stands', async () => {
      const { body: clock } = await system.as('administrator').get('/clock');
      return clock['moving'] === false ? true : undefined;
    });
    const refused = [...answers].filter(([, status]) => status >= 400);

    expect(inputs.length).toBeGreaterThanOrEqual(55);
    expect([...answers.values()].filter((status) => status >= 500)).toEqual([]);
    const unsaid = refused.filter(([input]) => isFreeText(input));
    expect(unsaid.map(([{ operation, at }, status]) => [operation, at, status])).toEqual([]);
    expect(inputs.filter(isFreeText).length).toBeGreaterThanOrEqual(13);
    console.log(`${inputs.length} string inputs, ${refused.length} canaries refused`);
  });

  it('and into every text of the forms of a path', async () => {
    let texts = 0;
    for (let done = 0; done < 15; done++) {
      const task = await firstTask(system, path).catch(() => undefined);
      if (!task) break;
      const desk = deskOf(system, task);
      const { body: shown } = await desk.get<Task>(`/tasks/${task.id}`);
      const body = written(shown, CORE);
      const { status } = await desk.post(`/tasks/${task.id}/completion`, body);
      expect({ task: task.key, status }).toEqual({ task: task.key, status: 200 });
      texts += Object.values(body.form ?? {}).filter((value) =>
        String(value).includes(CORE),
      ).length;
    }
    console.log(`${texts} texts in forms`);
    expect(texts).toBeGreaterThanOrEqual(10);
  });

  it('and into an error of the database, while a path is written', async () => {
    await system.sql(REFUSE_LINES);
    const fact = { name: 'language', value: 'vi' };
    const key = randomUUID();
    const first = await caseworker().post(`/paths/${path}/facts`, fact, { key });
    const failure = await eventually('Temporal knows the error', async () => {
      const { raw } = await ledgers.temporal.client.getHandle(path).describe();
      return raw.pendingActivities?.[0]?.lastFailure ?? undefined;
    });
    await system.sql('drop trigger refuse_lines on ledger');
    const healed = await eventually('the path answers', async () => {
      const answer = await caseworker().post(`/paths/${path}/facts`, fact, { key });
      return answer.status === 503 ? undefined : answer;
    });

    expect(first.status).toBe(503);
    expect(failure.message).toBe('Encoded failure');
    expect(healed.status).toBe(201);
  });

  it('Temporal keeps none, neither in its database nor in its debug log', async () => {
    const stranger = await Connection.connect({ address: temporal.address });
    const inClear = new WorkflowClient({ connection: stranger, namespace: 'default' });
    const nobody = { workflowId: CONTROL, taskQueue: 'of-nobody' };
    await inClear.start('control', { ...nobody, args: [{ text: `written ${CONTROL}` }] });
    await stranger.close();
    const running = filesOf(temporal.dbFile);
    await temporal.end();
    const database = Buffer.concat([running, filesOf(temporal.dbFile)]);
    const log = readFileSync(temporal.log);
    console.log(`${database.length} bytes of database, ${log.length} of log`);

    expect(find(CORE, database)).toEqual([]);
    expect(find(CORE, log)).toEqual([]);
    // Had a canary been sent in clear, it would be seen: what was, is.
    expect(find(`written ${CONTROL}`, database)).toMatchObject([{ as: 'UTF-8' }]);
    for (const bytes of [database, log]) expect(find(path, bytes)).toMatchObject([{ as: 'UTF-8' }]);
  });

  it('and the product writes none into its own log', () => {
    const said = [system.api, ...system.workers].map(({ output }) => output).join('\n');

    expect(find(CORE, Buffer.from(said))).toEqual([]);
    expect(said).toContain('worker-running');
  });

  it('a canary is found in whatever way it is written', () => {
    const text = `{"notes":"阿金 ${CORE}"}`;
    const utf16 = Buffer.from(text, 'utf16le');
    const ways = [Buffer.from(text), utf16, Buffer.from(utf16).swap16()];
    for (const before of ['', 'x', 'xx']) {
      ways.push(Buffer.from(Buffer.from(`${before}${text}`).toString('base64')));
    }
    const found = ways.map((bytes) => find(CORE, Buffer.concat([Buffer.alloc(9), bytes])));

    expect(found.filter((some) => some.length === 0)).toEqual([]);
    expect(new Set(found.flat().map(({ as }) => as)).size).toBe(6);
    expect(find(CORE, Buffer.from('nothing of the kind'))).toEqual([]);
  });
});

const IN_MARCH = '2026-03-02T01:00:00.000Z';
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

/** As a driver may quote what it could not take. */
const REFUSE_LINES = `
create function refuse_lines() returns trigger language plpgsql as
  $$ begin raise exception 'cannot take %', '${CORE}' using detail = '${CORE}', constraint = 'lines'; end $$;
create trigger refuse_lines before insert on ledger for each row execute function refuse_lines()`;

const isClock = ({ path }: StringInput) => path === '/api/clock';

/** Names of the fields of a task's form into which people write what they like. */
function textsOf({ formSchema }: Task): string[] {
  return Object.entries(formSchema?.properties ?? {}).flatMap(([name, field]) =>
    field.type === 'string' && !field.enum && !field.format && !field.const ? [name] : [],
  );
}

/** The usual answer, or else the first there is, with something in every text. */
function written(task: Task, text = 'x'.repeat(12)): { outcome: string; form?: Json } {
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

const filesOf = (dbFile: string) =>
  Buffer.concat(
    [dbFile, `${dbFile}-wal`].flatMap((file) => (existsSync(file) ? [readFileSync(file)] : [])),
  );
