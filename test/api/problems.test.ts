import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { refusals } from '../../src/contract/refusals.ts';
import { TestSystem } from '../support/test-system.ts';
import { completionWith, type Task } from '../support/fill-form.ts';
import { COUNTY, deskOf, firstTask, startPath } from './people.ts';

describe('an error', () => {
  let system: TestSystem;
  beforeAll(async () => {
    system = await TestSystem.start();
  });
  afterAll(() => system?.stop());

  it('is a problem document with a stable code, in the language that is asked for', async () => {
    const english = await system.nobody().get('/paths');
    const chinese = await system.nobody().get('/paths', {
      headers: { 'accept-language': 'fr, zh;q=0.8, en;q=0.2' },
    });

    expect(english.status).toBe(401);
    expect(english.headers.get('content-type')).toMatch(/^application\/problem\+json/);
    expect(english.body).toEqual({
      type: '/api/errors/unauthenticated',
      title: 'Please sign in',
      status: 401,
      code: 'unauthenticated',
      detail: 'Please sign in',
    });
    expect(chinese.body).toMatchObject({ code: 'unauthenticated', title: '请先登录' });
  });

  it('says the same to a wrong token as to none', async () => {
    const wrong = await system.nobody('a'.repeat(43)).get('/paths');

    expect(wrong.status).toBe(401);
    expect(wrong.body).toEqual((await system.nobody().get('/paths')).body);
  });

  it('points at every field that is wrong', async () => {
    const { status, body } = await system.as('caseworker', COUNTY).post('/paths', {
      place: 7,
      person: { safeContact: { way: 'phone' }, nickname: 'x' },
      history: [{ happenedAt: 'yesterday', fact: { name: 'born', value: '2001-01-01' } }],
    });

    expect(status).toBe(400);
    expect(body['code']).toBe('invalid-request');
    expect(body['errors']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pointer: '/place', code: 'wrong-type' }),
        expect.objectContaining({ pointer: '/person/safeContact/value', code: 'required' }),
        expect.objectContaining({ pointer: '/person/nickname', code: 'unknown-field' }),
        expect.objectContaining({ pointer: '/history/0/happenedAt', code: 'wrong-format' }),
      ]),
    );
  });

  it('names a place, a fact and a value that there is not', async () => {
    const worker = system.as('caseworker', COUNTY);
    const id = await startPath(system);
    const facts = await worker.post('/paths', {
      place: COUNTY,
      facts: { 'shoe-size': 40, born: 'long ago', constructor: true },
    });
    const fact = await worker.post(`/paths/${id}/facts`, { name: 'born', value: true });
    const nowhere = await worker.post(`/paths/${id}/facts`, { name: 'place', value: '999999' });

    expect(facts).toMatchObject({ status: 422 });
    expect(facts.body['errors']).toEqual([
      expect.objectContaining({ pointer: '/facts/shoe-size', code: 'unknown-fact' }),
      expect.objectContaining({ pointer: '/facts/born', code: 'not-allowed' }),
      expect.objectContaining({ pointer: '/facts/constructor', code: 'unknown-fact' }),
    ]);
    expect(fact).toMatchObject({ status: 422, body: { code: 'fact-value-invalid' } });
    expect(nowhere).toMatchObject({ status: 422, body: { code: 'fact-value-invalid' } });
    expect((await worker.get(`/paths/${id}`)).status).toBe(200);
  });

  it('of a form points into the form', async () => {
    const id = await startPath(system);
    const task = await firstTask(system, id);
    const desk = deskOf(system, task);
    const path = `/tasks/${task.id}/completion`;
    const unknown = await desk.post(path, { outcome: 'no-such-outcome' });
    const extra = await desk.post(path, {
      outcome: task.outcomes[0]?.code,
      form: { 'no-such-field': 1 },
    });

    expect(unknown).toMatchObject({ status: 422, body: { code: 'outcome-unknown' } });
    expect(extra).toMatchObject({ status: 422, body: { code: 'form-invalid' } });
    expect(extra.body['errors']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ pointer: '/form/no-such-field', code: 'unknown-field' }),
      ]),
    );
  });

  it('tells an outcome that lacks what the pack demands of it', async () => {
    const id = await startPath(system);
    const demands = (task: Task) => task.outcomes.some(({ requires }) => requires.length > 0);
    const task = await firstTask(system, id, demands);
    const outcome = task.outcomes.find(({ requires }) => requires.length > 0);
    const code = outcome?.code ?? '';
    const field = outcome?.requires[0] ?? '';
    const { form = {} } = completionWith(task, code);
    const { [field]: _, ...rest } = form;
    const path = `/tasks/${task.id}/completion`;
    const refused = await deskOf(system, task).post(path, { outcome: code, form: rest });
    const taken = await deskOf(system, task).post(path, { outcome: code, form });

    expect(refused).toMatchObject({ status: 422, body: { code: 'form-invalid' } });
    expect(refused.body['errors']).toEqual([
      expect.objectContaining({ pointer: `/form/${field}`, code: 'required' }),
    ]);
    expect(taken.status).toBe(200);
  });

  it('tells a wrong address, a wrong method, broken JSON, a wrong type and too much of it', async () => {
    const worker = system.as('caseworker', COUNTY);
    const put = await worker.send(`/paths/${randomUUID()}`, { method: 'PUT' });
    const typed = ['text/plain', 'application/x-www-form-urlencoded'].map((type) =>
      worker.post('/paths', `place=${COUNTY}`, { headers: { 'content-type': type } }),
    );

    expect(await worker.get('/nowhere')).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
    expect(await worker.get('/%ZZ')).toMatchObject({
      status: 400,
      body: { code: 'invalid-request' },
    });
    expect(put).toMatchObject({ status: 405, body: { code: 'method-not-allowed' } });
    expect(put.headers.get('allow')).toContain('GET');
    expect(await worker.post('/paths', '{"place":')).toMatchObject({
      status: 400,
      body: { code: 'invalid-request' },
    });
    for (const answer of await Promise.all(typed)) {
      expect(answer).toMatchObject({ status: 415, body: { code: 'media-type-unsupported' } });
    }
    const large = JSON.stringify({ place: COUNTY, person: { notes: 'x'.repeat(1_100_000) } });
    expect(await worker.post('/paths', large)).toMatchObject({
      status: 413,
      body: { code: 'payload-too-large' },
    });
  });

  it('asks for a key that is a UUID', async () => {
    const worker = system.as('caseworker', COUNTY);
    for (const key of ['', 'Li Na']) {
      const { status, body } = await worker.post('/paths', { place: COUNTY }, { key });

      expect({ status, code: body['code'] }).toEqual({
        status: 400,
        code: 'idempotency-key-missing',
      });
    }
  });

  it('has a page for each code', async () => {
    for (const code of Object.keys(refusals)) {
      const { status, body } = await system.nobody().get(`/errors/${code}`);

      expect({ status, code: body['code'] }).toEqual({ status: 200, code });
    }
    expect((await system.nobody().get('/errors/constructor')).status).toBe(404);
  });

  it('names no person in a log, whatever was typed', async () => {
    const name = `canary ${randomUUID()}`;
    const worker = system.as('caseworker', COUNTY);
    await worker.post('/paths', { place: COUNTY, person: { name, idNumber: 7 } });
    await worker.post('/paths', { place: COUNTY, person: { name, notes: name } });
    await worker.get(`/paths?after=${encodeURIComponent(name)}`);
    await worker.post(`/paths/${encodeURIComponent(name)}/facts`, { name, value: name });

    expect(system.logs()).not.toContain(name);
    expect(system.logs()).not.toContain(encodeURIComponent(name));
  });

  it('never comes without the mode and the time of the product', async () => {
    for (const path of ['/nowhere', '/paths', '/health/live', '/openapi.json']) {
      const { headers } = await system.nobody().get(path);

      expect(headers.get('x-mode')).toBe('training');
      expect(Math.abs(Date.parse(headers.get('x-now') ?? '') - Date.now())).toBeLessThan(60_000);
    }
  });
});
