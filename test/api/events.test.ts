import { once } from 'node:events';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Task } from '../support/fill-form.ts';
import { eventually, Program, root } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';
import { signedIn } from './browser.ts';
import { complete, COUNTY, firstTask, isOffice, openPath, startPath } from './people.ts';

/** A county of another prefecture, where casework has people as well. */
const ELSEWHERE = '530902';

const UUID = /[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}/g;

/** An open page: what it was sent, and whether it was cut off. */

class Stream {
  text = '';
  isOver = false;
  private constructor(private readonly end: AbortController) {}

  static async open(url: string, headers: Record<string, string>): Promise<Stream> {
    const end = new AbortController();
    const answer = await fetch(`${url}/events`, { headers, signal: end.signal });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    expect(answer.headers.get('cache-control')).toContain('no-store');
    const stream = new Stream(end);
    void stream.read(answer.body as unknown as AsyncIterable<Uint8Array>);
    await eventually('the stream begins', async () => stream.text !== '' || undefined);
    return stream;
  }

  get events(): { paths: string[]; tasks: string[] }[] {
    return [...this.text.matchAll(/^event: changed\ndata: (.+)\n\n/gm)].map(([, data = '']) =>
      JSON.parse(data),
    );
  }

  idsOf(kind: 'paths' | 'tasks'): string[] {
    return this.events.flatMap((event) => event[kind]);
  }

  close(): void {
    this.end.abort();
  }

  private async read(chunks: AsyncIterable<Uint8Array>): Promise<void> {
    try {
      for await (const chunk of chunks) this.text += Buffer.from(chunk).toString();
    } catch {
      // Cut off.
    }
    this.isOver = true;
  }
}

describe('an open page, and a table that is taken away', () => {
  let system: TestSystem;
  let second: Program;
  let elsewhere: string;
  const streams: Stream[] = [];
  beforeAll(async () => {
    system = await TestSystem.start({ workers: 1 });
    second = new Program(join(root, 'dist/src/main.js'), { ...system.env });
    await second.start();
    elsewhere = `http://127.0.0.1:${await second.says(/listening on (\d+)/)}/api`;
    await eventually('the second process is ready', async () => {
      const { ok } = await fetch(`${elsewhere}/health/ready`);
      return ok ? true : undefined;
    });
  });
  afterAll(async () => {
    for (const stream of streams) stream.close();
    await second?.stop();
    await system?.stop();
  });

  async function open(url: string, headers: Record<string, string>): Promise<Stream> {
    const stream = await Stream.open(url, headers);
    streams.push(stream);
    return stream;
  }
  const bearer = (role: string, ...where: [] | [string] | [string, string]) => ({
    authorization: `Bearer ${system.token(role, ...where)}`,
  });
  const told = (stream: Stream, kind: 'paths' | 'tasks', id: string) =>
    eventually('it is told', async () => stream.idsOf(kind).includes(id) || undefined);

  it('the page hears of what others do with what is hers to see, from every process, and of nothing else', async () => {
    const own = await open(system.url, bearer('caseworker', COUNTY));
    const there = await open(elsewhere, bearer('caseworker', COUNTY));
    const foreign = await open(system.url, bearer('caseworker', ELSEWHERE));
    const nobody = await open(system.url, bearer('administrator'));
    const path = await startPath(system);
    await told(own, 'paths', path);
    await told(there, 'paths', path);
    const task: Task = await firstTask(system, path, isOffice);
    const desk = await open(system.url, bearer('clerk', task.department, task.place));
    await complete(system, task);
    await told(own, 'tasks', task.id);
    await told(desk, 'tasks', task.id);
    const { open: left } = await openPath(system, path);
    const others = left.filter(({ department }) => department !== task.department);

    expect(desk.idsOf('paths')).toEqual([]);
    expect(others.length).toBeGreaterThan(0);
    expect(others.filter(({ id }) => desk.idsOf('tasks').includes(id))).toEqual([]);
    expect([foreign, nobody].map(({ text }) => text)).toEqual([
      'retry: 2000\n\n',
      'retry: 2000\n\n',
    ]);
    // Ids, and nothing beside them.
    expect(own.text.replaceAll(UUID, '')).toMatch(
      /^retry: 2000\n\n(event: changed\ndata: \{"paths":\[[",]*\],"tasks":\[[",]*\]\}\n\n)+$/,
    );
  });

  it.each([
    ['signs out elsewhere', `update session set revoked_at = now() where account_id = $1`],
    ['is disabled', `update account set disabled_at = now() where id = $1`],
    ['works at another place', `update account set place_id = '530100' where id = $1`],
  ])('the page is cut off where she who reads it %s', async (_, change) => {
    const browser = await signedIn(system, 'oversight-officer');
    const account = String((await browser.get('/session')).body['account']);
    const cookie = [...browser.cookies].map((pair) => pair.join('=')).join('; ');
    const [here, there] = [await open(system.url, { cookie }), await open(elsewhere, { cookie })];
    expect([here.isOver, there.isOver]).toEqual([false, false]);
    await system.sql(change, [account]);
    await eventually('both are over', async () => (here.isOver && there.isOver) || undefined);
    const { status } = await browser.get('/session');
    await system.sql(`update account set disabled_at = null, place_id = '530000' where id = $1`, [
      account,
    ]);

    expect(status).toBe(401);
  });

  it('the page is one of eight at most', async () => {
    const headers = bearer('case-supervisor', COUNTY);
    const eight = await Promise.all(Array.from({ length: 8 }, () => open(system.url, headers)));
    const ninth = await fetch(`${system.url}/events`, { headers });
    expect([ninth.status, await ninth.json()]).toMatchObject([429, { code: 'too-many-streams' }]);
    eight[0]?.close();
    const again = await eventually('there is room', async () => {
      const answer = await fetch(`${system.url}/events`, { headers });
      await answer.body?.cancel();
      return answer.status === 200 ? answer.status : undefined;
    });

    expect(again).toBe(200);
  });

  it('the table holds what the board of overdue tasks holds, in both languages, and is written down before it is given', async () => {
    for (let i = 0; i < 3; i++) await startPath(system);
    const caseworker = system.as('caseworker', COUNTY);
    await system.clock('P30D');
    const board = await eventually('something is overdue', async () => {
      const { body } = await caseworker.get<{ items: Task[] }>('/boards/overdue?limit=200');
      return body.items.length > 3 ? body.items : undefined;
    });
    const { status, headers, body } = await caseworker.get<string>('/boards/overdue.csv');
    const chinese = await caseworker.get<string>('/boards/overdue.csv', {
      headers: { 'accept-language': 'zh-CN' },
    });
    const ids = String(body)
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.slice(1, 37));
    const rows = await system.sql<{ n: number }>(
      `select count(*)::int as n from audit where action = 'export-overdue' and purpose is not null`,
    );

    expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(headers.get('content-disposition')).toBe('attachment; filename="overdue.csv"');
    expect(ids).toEqual(board.map(({ id }) => id));
    expect(String(body)).toContain('"Task number","Task","Department"');
    expect(String(chinese.body)).toContain('"事项编号","事项","单位"');
    expect(rows).toEqual([{ n: 2 }]);
  });

  it('the table asks a browser for a second factor of a moment ago, and for the right to see the board', async () => {
    const browser = await signedIn(system, 'oversight-officer');
    const account = String((await browser.get('/session')).body['account']);
    const fresh = await browser.get('/boards/overdue.csv');
    await system.sql(
      `update session set stepped_up_at = now() - interval '6 minutes' where account_id = $1`,
      [account],
    );
    const tooOld = await browser.get('/boards/overdue.csv');
    const clerk = await system.as('clerk', COUNTY).get('/boards/overdue.csv');

    expect(fresh.status).toBe(200);
    expect([tooOld.status, tooOld.body['code']]).toEqual([403, 'recent-factor-needed']);
    expect([clerk.status, clerk.body['code']]).toEqual([403, 'forbidden']);
  });

  it('the page is over when its process ends, which does not wait for it', async () => {
    const stream = await open(elsewhere, bearer('caseworker', COUNTY));
    // As a browser opens one ahead of what it may ask.
    const silent = connect(Number(new URL(elsewhere).port), '127.0.0.1');
    await once(silent, 'connect');
    silent.on('error', () => {});
    await second.stop();
    await eventually('it is over', async () => stream.isOver || undefined);

    expect(stream.isOver).toBe(true);
    expect(await second.ended()).toBe(0);
  });
});
