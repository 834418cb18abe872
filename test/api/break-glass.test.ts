import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HttpClient } from '../support/http-client.ts';
import { TestSystem } from '../support/test-system.ts';
import { COUNTY, openPath, patiently, startPath } from './people.ts';

interface Opened {
  id: string;
  endsAt: string;
  code?: string;
}
interface Queue {
  items: {
    id: string;
    path: string;
    words: string;
    by: { role: string };
    verdict: string | null;
  }[];
}

const PREFECTURE = '530100';
const body = { reason: 'medical-emergency', words: 'somebody was brought in unconscious' };

describe('a file that is read in an emergency', () => {
  let system: TestSystem;
  let path: string;
  let duty: HttpClient;
  let supervisor: HttpClient;
  beforeAll(async () => {
    system = await TestSystem.start();
    path = await startPath(system, { facts: { born: '2015-03-01', guardian: false } });
    duty = system.as('duty-officer', COUNTY);
    supervisor = system.as('case-supervisor', COUNTY);
  });
  afterAll(() => system?.stop());

  const open = (who: HttpClient, of = path, key = randomUUID()) =>
    who.post<Opened>(`/paths/${of}/break-glass`, body, { key });
  /** The clock of the product alone: no path has to wake for it. */
  const minutes = (n: number) =>
    system.sql('update clock set offset_ms = offset_ms + $1::int * 60000', [n]);
  const status = async (who: HttpClient, address = '') =>
    (await who.get(`/paths/${path}${address}`)).status;
  const queue = async (who = supervisor, state = 'waiting') =>
    (await who.get<Queue>(`/break-glass?state=${state}`)).body.items;
  const review = (id: string, more: object = {}, who = supervisor) =>
    who.post<Queue['items'][number]>(`/break-glass/${id}/review`, {
      verdict: 'justified',
      ...more,
    });

  it('is read by whoever had no right to it, alone and for an hour to the minute; nothing else', async () => {
    const before = await status(duty);
    const key = randomUUID();
    const first = await open(duty, path, key);
    const again = await open(duty, path, key);
    const views = ['', '/timeline', '/consents', '/disclosures', '/as-it-stood?on=2026-11-30'];
    const seen: number[] = [];
    for (const view of views) seen.push(await status(duty, view));
    const told = await supervisor.get<{ items: { lines: { what: string }[] }[] }>('/notices');

    expect([before, first.status, again.status]).toEqual([404, 201, 201]);
    expect(again.body).toEqual(first.body);
    expect(seen.slice(0, 4)).toEqual([200, 200, 200, 200]);
    expect(told.body.items.flatMap(({ lines }) => lines.map(({ what }) => what))).toContain(
      'glass-opened',
    );
    expect((await queue()).map(({ id, words, by }) => [id, words, by.role])).toEqual([
      [first.body.id, body.words, 'duty-officer'],
    ]);
    // Written down under its id, each of them.
    const rows = await system.sql<{ action: string }>(
      `select action from audit where entry_id = $1 order by id`,
      [first.body.id],
    );
    expect(rows.map(({ action }) => action).slice(0, 5)).toEqual([
      'break-glass',
      'read-path',
      'read-timeline',
      'read-consents',
      'read-disclosures',
    ]);

    const fact = { name: 'language', value: 'my' };
    const { open: tasks } = await openPath(system, path);
    const task = tasks[0]?.id ?? '';
    const writes: [string, object][] = [
      [`/paths/${path}/facts`, fact],
      [`/paths/${path}/parties`, { account: randomUUID() }],
      [`/paths/${path}/seal`, { reason: 'protection', keepers: [randomUUID()] }],
      [`/paths/${path}/holds`, { reason: 'other' }],
      [`/paths/${path}/pack`, { id: 'yunnan-2026', version: '1.0.0' }],
      [`/erasures`, { path }],
      [`/tasks/${task}/completion`, { outcome: 'received' }],
    ];
    for (const [address, what] of writes) {
      const { status: answer } = await duty.post(address, what);
      expect([address, [403, 404].includes(answer)]).toEqual([address, true]);
    }

    await minutes(58);
    expect(await status(duty)).toBe(200);
    // Nobody extends it: neither while it lasts nor afterwards.
    expect((await open(duty)).body.code).toBe('glass-opened-before');
    await minutes(2);
    expect(await status(duty)).toBe(404);
    expect((await open(duty)).body.code).toBe('glass-opened-before');
    expect((await open(duty, path, key)).body).toEqual(first.body);
    expect(await status(duty)).toBe(404);
  });

  it('waits for a review until somebody else has looked at it; she may allow another hour', async () => {
    const [waiting] = await queue();
    const id = waiting?.id ?? '';
    const stranger = system.as('case-supervisor', '530902');
    const self = await review(id, {}, duty);
    const far = await review(id, {}, stranger);
    const none = await review(randomUUID(), {}, stranger);
    const done = await review(id, { again: true });
    const twice = await review(id);

    expect([self.status, far.status]).toEqual([404, 404]);
    expect(far.body).toEqual(none.body);
    expect([done.status, done.body.verdict, twice.status]).toEqual([200, 'justified', 409]);
    expect(await queue()).toEqual([]);
    expect(await queue(supervisor, 'reviewed')).toHaveLength(1);
    expect(await queue(stranger, 'reviewed')).toEqual([]);
    expect((await open(duty)).status).toBe(201);
    expect(await status(duty)).toBe(200);
    expect((await open(duty)).body.code).toBe('glass-opened-before');
  });

  it('is opened once by two who ask at the same moment with her account', async () => {
    const other = await startPath(system);
    const answers = await Promise.all(Array.from({ length: 8 }, () => open(duty, other)));

    expect(answers.map((one) => one.status).sort()).toEqual([
      201, 409, 409, 409, 409, 409, 409, 409,
    ]);
  });

  it('is none that is sealed, far away, or kept from her: that answers like one that there is not', async () => {
    const worker = system.as('caseworker', COUNTY);
    const sealed = await startPath(system);
    const account = String((await worker.get('/session')).body['account']);
    await supervisor.post(`/paths/${sealed}/seal`, { reason: 'protection', keepers: [account] });
    const far = await patiently((key) =>
      system
        .as('caseworker', '530902')
        .post<{ id: string }>('/paths', { place: '530902' }, { key }),
    );
    const kept = await startPath(system);
    const her = String((await duty.get('/session')).body['account']);
    await supervisor.post(`/paths/${kept}/parties`, { account: her, conflict: true });
    const absent = await open(duty, randomUUID());

    for (const id of [sealed, far.body.id, kept]) {
      const answer = await open(duty, id);
      expect([answer.status, answer.body]).toEqual([404, absent.body]);
    }
    // What is sealed while she reads it is gone at once, and from the queue of whoever does not keep it.
    expect(await status(duty)).toBe(200);
    await supervisor.post(`/paths/${path}/seal`, { reason: 'protection', keepers: [account] });
    expect(await status(duty)).toBe(404);
    await supervisor.post(`/paths/${path}/unsealing`, {});
  });

  it('is not opened by whoever reads it anyway, nor by an office, oversight or an administrator', async () => {
    const asked = async (who: HttpClient) => {
      const { status: answer, body: said } = await open(who);
      return [answer, said.code];
    };

    expect(await asked(system.as('caseworker', COUNTY))).toEqual([409, 'glass-not-needed']);
    for (const who of [
      system.as('clerk', 'police', COUNTY),
      system.as('oversight-officer'),
      system.as('coordination-office', COUNTY),
      system.as('administrator'),
      system.as('representative'),
      system.as('clerk', 'police', PREFECTURE),
    ]) {
      expect(await asked(who)).toEqual([404, 'not-found']);
    }
  });
});
