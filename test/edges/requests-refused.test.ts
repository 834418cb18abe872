import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { complete, COUNTY, deskOf, startPath } from '../api/people.ts';
import { usualCompletion } from '../support/fill-form.ts';
import { TestSystem } from '../support/test-system.ts';
import {
  caseworker,
  completionOf,
  expectFault,
  expectRefused,
  expectUnchanged,
  KEPT_INTENT,
  LOOKED_AT,
  taskOf,
} from './requests-world.ts';

const DAY_MS = 86_400_000;
/** Of civil affairs, with a day, a choice and a note. */
const FILE = 'welfare/file-application';
/** Of civil affairs, with a whole number. */
const AID = 'welfare/give-emergency-aid';

describe('Requests', () => {
  let system: TestSystem;
  let path: string;
  beforeAll(async () => {
    system = await TestSystem.start();
    path = await startPath(system);
  });
  afterAll(() => system?.stop());

  const fact = (body: unknown) => caseworker(system).post(`/paths/${path}/facts`, body);
  const start = (body: unknown) => caseworker(system).post('/paths', body);
  const answer = async (key: string, body: unknown) => {
    const task = await taskOf(system, path, key);
    return deskOf(system, task).post(completionOf(task), body);
  };
  const wrongForm = async (key: string, outcome: string, form: object) => {
    const answered = await answer(key, { outcome, form });
    expectRefused(answered, 422, 'form-invalid');
    return answered;
  };

  test('A task that there is not is not found', async () => {
    const nowhere = [randomUUID(), 'no-uuid', '%00', '..%2f..%2fetc'];
    await expectUnchanged(system, async () => {
      for (const id of nowhere) {
        const body = { outcome: 'taken-in' };
        expectRefused(await caseworker(system).post(completionOf({ id }), body), 404, 'not-found');
      }
    });
  });

  test('A task that was answered takes no second answer, and shows how it stands', async () => {
    const own = await startPath(system);
    const task = await taskOf(system, own, FILE);
    expect((await complete(system, task)).status).toBe(200);
    const late = await expectUnchanged(
      system,
      () => deskOf(system, task).post(completionOf(task), { outcome: 'taken-in' }),
      KEPT_INTENT,
    );

    expectRefused(late, 409, 'task-not-open');
    expect(late.body['task']).toMatchObject({ id: task.id, state: 'done', outcome: 'taken-in' });
  });

  test('A task that was withdrawn takes no answer, and shows that it is withdrawn', async () => {
    const own = await startPath(system);
    const bed = await taskOf(system, own, 'shelter/bed.1/find-bed');
    await complete(system, bed);
    const next = await taskOf(system, own, 'shelter/explain-house-rights');
    const supervisor = system.as('case-supervisor', COUNTY);
    const { body } = await supervisor.get<{ items: { id: string; kind: string }[] }>(
      `/paths/${own}/timeline?limit=200`,
    );
    const entry = body.items.find(({ kind }) => kind === 'outcome');
    const voided = await supervisor.post(`/entries/${entry?.id ?? ''}/void`, { path: own });
    expect(voided.status).toBe(201);
    const late = await expectUnchanged(
      system,
      () => deskOf(system, next).post(completionOf(next), usualCompletion(next)),
      KEPT_INTENT,
    );

    expectRefused(late, 409, 'task-not-open');
    expect(late.body['task']).toMatchObject({ id: next.id, state: 'withdrawn' });
  });

  test('A task of another department is refused to whoever sees it, and not found by whoever does not', async () => {
    const task = await taskOf(system, path, FILE);
    await expectUnchanged(system, async () => {
      const seen = await caseworker(system).post(completionOf(task), { outcome: 'taken-in' });
      expectRefused(seen, 403, 'not-your-task');
      const stranger = system.as('clerk', 'education', COUNTY);
      const hidden = await stranger.post(completionOf(task), { outcome: 'taken-in' });
      expectRefused(hidden, 404, 'not-found');
      const elsewhere = system.as('clerk', 'civil-affairs', '530902');
      const far = await elsewhere.post(completionOf(task), { outcome: 'taken-in' });
      expectRefused(far, 404, 'not-found');
    });
  });

  test('An outcome that the task does not know is refused', async () => {
    const refused = await expectUnchanged(
      system,
      () => answer(FILE, { outcome: 'lost' }),
      LOOKED_AT,
    );

    expectRefused(refused, 422, 'outcome-unknown');
    expectFault(refused, '/outcome', 'unknown-outcome');
  });

  test('A field that the form does not know is refused', async () => {
    const form = { shoeSize: 40 };
    const refused = await expectUnchanged(
      system,
      () => wrongForm(FILE, 'taken-in', form),
      LOOKED_AT,
    );

    expectFault(refused, '/form/shoeSize', 'unknown-field');
  });

  test('A field that an outcome cannot do without is missed', async () => {
    const refused = await expectUnchanged(
      system,
      () => wrongForm('intake/screen-safety', 'unsafe', {}),
      LOOKED_AT,
    );

    expectFault(refused, '/form/safetyPlan', 'required');
  });

  test('What a body lacks is named', async () => {
    await expectUnchanged(
      system,
      async () => {
        for (const nothing of [{}, { form: {} }]) {
          const refused = await answer(FILE, nothing);
          expectRefused(refused, 400, 'invalid-request');
          expectFault(refused, '/outcome', 'required');
        }
        expectFault(await start({}), '/place', 'required');
        expectFault(await fact({ name: 'language' }), '/value', 'required');
      },
      LOOKED_AT,
    );
  });

  test('What a body has too much is named, whatever its name', async () => {
    await expectUnchanged(system, async () => {
      for (const name of ['id', 'constructor', 'toString', '__proto__', '']) {
        const refused = await start(`{"place":"${COUNTY}",${JSON.stringify(name)}:{}}`);
        expectRefused(refused, 400, 'invalid-request');
        expectFault(refused, `/${name}`, 'unknown-field');
      }
    });
  });

  test('A text that is too long is refused', async () => {
    await expectUnchanged(
      system,
      async () => {
        const note = '多'.repeat(2_001);
        expectFault(await wrongForm(FILE, 'taken-in', { note }), '/form/note', 'too-long');
        const named = await start({ place: COUNTY, person: { name: 'x'.repeat(101) } });
        expectFault(named, '/person/name', 'too-long');
        const many = await start({ place: COUNTY, person: { otherNames: Array(11).fill('x') } });
        expectFault(many, '/person/otherNames', 'too-long');
        expectRefused(
          await fact({ name: 'language', value: 'x'.repeat(65) }),
          400,
          'invalid-request',
        );
      },
      LOOKED_AT,
    );
  });

  test('A value of the wrong type is refused', async () => {
    await expectUnchanged(
      system,
      async () => {
        for (const body of ['null', '[]', '7', '"text"', 'true']) {
          expectRefused(await start(body), 400, 'invalid-request');
        }
        expectFault(await start({ place: [COUNTY] }), '/place', 'wrong-type');
        expectFault(await answer(FILE, { outcome: 7 }), '/outcome', 'wrong-type');
        for (const amount of ['"7"', '7.5', 'true', 'null']) {
          const refused = await answer(AID, `{"outcome":"given","form":{"amountFen":${amount}}}`);
          expectRefused(refused, 422, 'form-invalid');
          expectFault(refused, '/form/amountFen', 'wrong-type');
        }
        const endless = await answer(AID, '{"outcome":"given","form":{"amountFen":1e400}}');
        expectRefused(endless, 422, 'form-invalid');
        expectFault(endless, '/form/amountFen', 'too-large');
        expectFault(await wrongForm(FILE, 'taken-in', { way: 'x' }), '/form/way', 'not-allowed');
        const born = await fact({ name: 'born', value: 2001 });
        expectRefused(born, 422, 'fact-value-invalid');
        expectFault(born, '/value', 'not-allowed');
      },
      LOOKED_AT,
    );
  });

  test('Text that is not in NFC is the same text, under the same key too', async () => {
    const key = randomUUID();
    // An invented name: é as one character, as two, and as two that are escaped.
    const bodies = ['\u00e9', 'e\u0301', String.raw`e\u0301`].map(
      (e) => `{"place":"${COUNTY}","person":{"name":"Andr${e}"}}`,
    );
    const answers = [];
    for (const body of bodies) answers.push(await caseworker(system).post('/paths', body, { key }));

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body['id'])).size).toBe(1);
  });

  test('A name of a field that is not in NFC is no field', async () => {
    const form = { ['not\u0065\u0301']: 'x' };
    const refused = await wrongForm(FILE, 'taken-in', form);

    expectFault(refused, `/form/${Object.keys(form)[0]}`, 'unknown-field');
  });

  test('Control characters and halves of characters are refused, in a form too', async () => {
    await expectUnchanged(
      system,
      async () => {
        for (const bad of ['\u0000', '\u001b', '\u007f', '\u0085', '\ud800', '\udc00x']) {
          const note = await answer(FILE, { outcome: 'taken-in', form: { note: `a${bad}` } });
          expectRefused(note, 400, 'invalid-request');
          expectFault(note, '/form/note', 'bad-text');
        }
        const name = await start({ place: COUNTY, person: { name: 'two\nlines' } });
        expectFault(name, '/person/name', 'wrong-format');
        const half = Buffer.concat([
          Buffer.from(`{"place":"`),
          Buffer.from([0xe4, 0xb8, 0x22, 0x7d]),
        ]);
        const broken = await start(half);
        expectRefused(broken, 400, 'invalid-request');
        expectFault(broken, '', 'bad-text');
      },
      LOOKED_AT,
    );
  });

  test('A day in the year 0 or 9999 is no day of the product', async () => {
    await expectUnchanged(
      system,
      async () => {
        for (const day of ['0000-01-01', '0001-01-01', '9999-12-31', '2026-02-30', '26-1-1']) {
          const form = await wrongForm(FILE, 'taken-in', { signedOn: day });
          expectFault(form, '/form/signedOn', 'wrong-format');
          const born = await fact({ name: 'born', value: day });
          expectRefused(born, 422, 'fact-value-invalid');
          const at = await fact({ name: 'language', value: 'my', happenedAt: `${day}T00:00:00Z` });
          expectRefused(at, 400, 'invalid-request');
          expectFault(at, '/happenedAt', 'wrong-format');
        }
      },
      LOOKED_AT,
    );
  });

  test('What is said to happen in the future is refused, with the field', async () => {
    const happenedAt = new Date(Date.now() + DAY_MS).toISOString();
    await expectUnchanged(system, async () => {
      const done = await answer(FILE, { outcome: 'taken-in', happenedAt });
      const known = await fact({ name: 'language', value: 'my', happenedAt });
      const begun = await start({
        place: COUNTY,
        history: [{ happenedAt, fact: { name: 'language', value: 'my' } }],
      });
      for (const refused of [done, known, begun]) {
        expectRefused(refused, 422, 'happened-in-future');
      }
      expectFault(done, '/happenedAt', 'in-future');
      expectFault(known, '/happenedAt', 'in-future');
      expectFault(begun, '/history/0/happenedAt', 'in-future');
    }, [...KEPT_INTENT, ...LOOKED_AT]);
  });

  test('A birth in the future is refused', async () => {
    const value = new Date(Date.now() + 3 * DAY_MS).toISOString().slice(0, 10);
    await expectUnchanged(system, async () => {
      const born = await fact({ name: 'born', value });
      expectRefused(born, 422, 'fact-value-invalid');
      expectFault(born, '/value', 'in-future');
      expectFault(
        await start({ place: COUNTY, facts: { born: value } }),
        '/facts/born',
        'in-future',
      );
    });
  });

  test('What is said to have happened before the birth is refused, with the field', async () => {
    const own = await startPath(system, { facts: { born: '2001-02-03' } });
    const task = await taskOf(system, own, FILE);
    const desk = deskOf(system, task);
    const happenedAt = '2001-02-02T00:00:00+08:00';
    await expectUnchanged(system, async () => {
      const done = await desk.post(completionOf(task), { outcome: 'taken-in', happenedAt });
      expectRefused(done, 422, 'happened-before-birth');
      expectFault(done, '/happenedAt', 'before-birth');
      const known = await caseworker(system).post(`/paths/${own}/facts`, {
        name: 'language',
        value: 'my',
        happenedAt,
      });
      expectRefused(known, 422, 'happened-before-birth');
      const begun = await start({
        place: COUNTY,
        facts: { born: '2020' },
        history: [{ happenedAt: '2019-12-31T00:00:00Z', fact: { name: 'language', value: 'my' } }],
      });
      expectRefused(begun, 422, 'happened-before-birth');
      expectFault(begun, '/history/0/happenedAt', 'before-birth');
    });
  });

  test('A birth date that was voided holds nobody up', async () => {
    const own = await startPath(system);
    const worker = caseworker(system);
    const facts = `/paths/${own}/facts`;
    const wrong = await worker.post(facts, { name: 'born', value: '2020-01-01' });
    const { id } = wrong.body;
    const early = { name: 'language', value: 'my', happenedAt: '2019-06-01T00:00:00Z' };
    expectRefused(await worker.post(facts, early), 422, 'happened-before-birth');
    expect((await worker.post(`/entries/${String(id)}/void`, { path: own })).status).toBe(201);

    expect((await worker.post(facts, early)).status).toBe(201);
  });

  test('JSON that is not complete is refused', async () => {
    await expectUnchanged(system, async () => {
      for (const body of ['', '{', '{"place":', "{'place':1}", '{"place":"x",}', 'NaN', '{}{}']) {
        expectRefused(await start(body), 400, 'invalid-request');
        expectFault(await start(body || ' '), '', 'not-json');
      }
    });
  });

  test('A field that is given twice is refused, however it is written', async () => {
    await expectUnchanged(system, async () => {
      const twice = await start(`{"place":"${COUNTY}","place":"530902"}`);
      expectRefused(twice, 400, 'invalid-request');
      expectFault(twice, '/place', 'duplicate-field');
      const escaped = await start(String.raw`{"place":"${COUNTY}","pl\u0061ce":"530902"}`);
      expectFault(escaped, '/place', 'duplicate-field');
      const inside = await start(
        `{"place":"${COUNTY}","history":[{},{"fact":{"name":1,"name":2}}]}`,
      );
      expectFault(inside, '/history/1/fact/name', 'duplicate-field');
    });
  });

  test('The same name in two objects is no duplicate', async () => {
    const person = '{"name":"Example","safeContact":{"way":"x,{","value":"}]"}}';
    const begun = await start(`{"place":"${COUNTY}","person":${person},"referrer":{"name":"E"}}`);

    expect(begun.status).toBe(201);
  });

  test('JSON that is nested too deeply is refused', async () => {
    await expectUnchanged(system, async () => {
      for (const depth of [33, 1_000, 400_000]) {
        const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
        const refused = await start(`{"place":"${COUNTY}","person":${deep}}`);
        expectRefused(refused, 400, 'invalid-request');
        expectFault(refused, '/person', 'too-deep');
      }
    });
  });

  test('A body of more than 1 MB is refused, and one of less is read', async () => {
    await expectUnchanged(system, async () => {
      const of = (length: number) => `{"place":"${COUNTY}","x":"${'x'.repeat(length)}"}`;
      expectRefused(await start(of(1_048_576)), 413, 'payload-too-large');
      const read = await start(of(1_048_000));
      expectRefused(read, 400, 'invalid-request');
      expectFault(read, '/x', 'unknown-field');
    });
  });

  test('A path that there is not is not found, nor is an address', async () => {
    await expectUnchanged(system, async () => {
      const worker = caseworker(system);
      const body = { name: 'language', value: 'my' };
      expectRefused(await worker.post(`/paths/${randomUUID()}/facts`, body), 404, 'not-found');
      expectRefused(await worker.get(`/paths/${randomUUID()}`), 404, 'not-found');
      expectRefused(await worker.get('/no/such/address'), 404, 'not-found');
      expectRefused(await worker.post('/no/such/address', {}), 404, 'not-found');
    });
  });

  test('What is no HTTP, and headers that are too large, are refused as every other request', async () => {
    const heads = [
      ['nonsense\r\n\r\n', 400, 'invalid-request'],
      [`GET /api/paths HTTP/1.1\r\nhost: x\r\nbad header: x\r\n\r\n`, 400, 'invalid-request'],
      [`GET /api/paths HTTP/1.1\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 431, 'headers-too-large'],
    ] as const;
    await expectUnchanged(system, async () => {
      for (const [head, status, code] of heads) {
        const answer = await overTheWire(Number(new URL(system.url).port), head);
        const [top = '', body = ''] = answer.split('\r\n\r\n');
        expect(top).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
        expect(top).toContain('content-type: application/problem+json');
        expect(JSON.parse(body)).toMatchObject({ status, code });
      }
    });
  });

  test('A number that no ledger reaches is refused', async () => {
    await expectUnchanged(system, async () => {
      for (const after of ['-1', '1.5', '2147483648', '1e300', 'NaN', '0x']) {
        const refused = await caseworker(system).get(`/paths/${path}/timeline?after=${after}`);
        expectRefused(refused, 400, 'invalid-request');
        // What is neither whole nor small enough is told both.
        const errors = refused.body['errors'] as { pointer: string }[];
        expect(new Set(errors.map(({ pointer }) => pointer))).toEqual(new Set(['/after']));
      }
    });
  });

  test('A path that waits for its rules says so, and is asked again later with the same key', async () => {
    const own = await startPath(system);
    const task = await taskOf(system, own, FILE);
    const key = randomUUID();
    const done = () =>
      deskOf(system, task).post(completionOf(task), { outcome: 'taken-in' }, { key });
    const facts = () =>
      caseworker(system).post(`/paths/${own}/facts`, { name: 'language', value: 'my' }, { key });
    const [row] = await system.sql<{ hash: string }>(
      'select pack_hash as hash from path where id = $1',
      [own],
    );
    const standOn = async (hash: string | undefined) => {
      await system.sql('update path set pack_hash = $2 where id = $1', [own, hash]);
      await system.sql('update task set pack_hash = $2 where path_id = $1', [own, hash]);
    };
    await standOn('of-a-later-release');
    await expectUnchanged(system, async () => {
      for (const ask of [done, facts]) {
        const refused = await ask();
        expectRefused(refused, 503, 'path-waits-for-rules');
        expect(refused.headers.get('retry-after')).toMatch(/^[1-9]\d*$/);
      }
    });
    await standOn(row?.hash);

    expect((await done()).status).toBe(200);
  });
});

/** All that comes back to some bytes. */
function overTheWire(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setEncoding('utf8').on('data', (text: string) => (said += text));
    socket.on('end', () => socket.end());
    socket.on('close', () => resolve(said));
    socket.on('error', reject);
  });
}
