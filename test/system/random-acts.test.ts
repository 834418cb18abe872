import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Answer } from '../support/http-client.ts';
import { eventually, pause } from '../support/program.ts';
import { sizeOf } from '../support/share.ts';
import { TestSystem } from '../support/test-system.ts';
import { Ledgers } from './ledgers.ts';
import { COUNTIES, deedOf, throws, type Deed, type Throw } from './random-life.ts';

const ACTS = Number(process.env['RANDOM_ACTS'] ?? sizeOf({ daily: 120, full: 2_000 }));
const SEED = Number(process.env['SEED'] ?? 20_261_124);
const PATHS = sizeOf({ daily: 15, full: 30 });
const PEOPLE = 12;
const ANSWER_MS_MAX = 60_000;
/** Less than a person has, and enough for a process to start meanwhile. */
const PATIENCE_MS = 300;

const ALL_VICTIMS = [
  { workers: [0], isApi: false },
  { workers: [1], isApi: false },
  { workers: [0, 1], isApi: false },
  { workers: [], isApi: true },
  { workers: [0], isApi: true },
  { workers: [0, 1], isApi: true },
];
/** Of two workers and the API; each once in a run, in any order, at any moment. Each day one of either, and all. */
const VICTIMS = ALL_VICTIMS.filter((_, i) => sizeOf({ daily: [0, 3, 5].includes(i), full: true }));

/** What somebody was told in the end. */
interface Told {
  deed: Deed;
  answer: Answer;
}

describe(`after ${ACTS} random acts with ${VICTIMS.length} kills on ${PATHS} paths`, () => {
  let system: TestSystem;
  let ledgers: Ledgers;
  let paths: string[];
  const told: Told[] = [];
  /** Every answer on the way, by its code. */
  const heard = new Map<string, number>();
  const waits: number[] = [];
  let isOver = false;

  beforeAll(async () => {
    system = await TestSystem.start({ workers: 2 });
    ledgers = await Ledgers.of(system);
    paths = await Promise.all(Array.from({ length: PATHS }, (_, i) => start(i)));
    const seed = { numRuns: ACTS, seed: SEED };
    const line = fc.sample(throws(PATHS), seed);
    const from = performance.now();
    const people = Array.from({ length: PEOPLE }, () => live(line));
    await Promise.all([...people, killOnTheWay()]);
    const seconds = (performance.now() - from) / 1_000;
    await system.settle();
    waits.sort((a, b) => a - b);
    const [half, most, longest] = [0.5, 0.99, 1].map((share) => {
      return Math.round(waits[Math.floor(share * (waits.length - 1))] ?? 0);
    });
    console.log(
      `SEED=${SEED}: ${ACTS} acts in ${seconds.toFixed(0)} s; an answer took ${half} ms, ` +
        `for one in a hundred over ${most} ms, at most ${longest} ms`,
      Object.fromEntries(heard),
    );
  }, 300_000);
  afterAll(async () => {
    await ledgers?.close();
    await system?.stop();
  });

  async function start(i: number): Promise<string> {
    const place = COUNTIES[i % COUNTIES.length] ?? COUNTIES[0];
    const born = i % 2 === 0 ? '2016-05-04' : '1999-05-04';
    const { body } = await system
      .as('caseworker', place)
      .post('/paths', { place, facts: { born } });
    return String(body['id']);
  }

  async function live(line: Throw[]): Promise<void> {
    for (let one = line.shift(); one && !isOver; one = line.shift()) {
      const earlier = one.kind === 'again' ? told[one.pick % Math.max(1, told.length)] : undefined;
      const deed =
        earlier?.deed ?? (await deedOf({ system, ds: ledgers.ds }, paths[one.path] ?? '', one));
      const sends = one.kind === 'twice' ? [deed, deed] : [deed];
      const from = performance.now();
      const answers = await Promise.all(sends.map(untilAnswered));
      waits.push(performance.now() - from);
      told.push(...answers.map((answer) => ({ deed, answer })));
    }
  }

  async function untilAnswered(deed: Deed): Promise<Answer> {
    let last = '';
    const again = async () => {
      const answer = await deed.send().catch(() => undefined);
      const code = answer?.body['code'];
      last = typeof code === 'string' ? code : `${answer?.status ?? 'no answer'}`;
      heard.set(last, (heard.get(last) ?? 0) + 1);
      if (answer && ![429, 503].includes(answer.status)) return answer;
      await pause(PATIENCE_MS);
      return undefined;
    };
    const what = `an answer to ${deed.kind} ${deed.key} on ${deed.path}`;
    return eventually(what, again, ANSWER_MS_MAX).catch(async (error: unknown) => {
      isOver = true;
      throw new Error(`${String(error)}: ${last}\n${system.logs()}\n${await tailOf(deed.path)}`);
    });
  }

  /** What Temporal last saw of a path. */
  async function tailOf(path: string): Promise<string> {
    const events = (await ledgers.history(path)).slice(-12);
    const nameOf = (event: object) =>
      Object.entries(event).find(([name, value]) => name.endsWith('Attributes') && value)?.[0];
    return events.map((event) => `${event.eventTime?.seconds} ${nameOf(event)}`).join('\n');
  }

  async function killOnTheWay(): Promise<void> {
    const moments = fc.tuple(
      fc.shuffledSubarray(VICTIMS, { minLength: VICTIMS.length }),
      fc.array(fc.integer({ min: 10, max: Math.floor(ACTS * 0.95) }), {
        minLength: VICTIMS.length,
        maxLength: VICTIMS.length,
      }),
    );
    const [[victims, answers] = [[], []]] = fc.sample(moments, { numRuns: 1, seed: SEED });
    answers.sort((a, b) => a - b);
    for (const [i, victim] of victims.entries()) {
      const enough = async () => isOver || told.length >= (answers[i] ?? 0) || undefined;
      await eventually(`${answers[i]} answers`, enough, 120_000);
      await kill(victim);
    }
  }

  async function kill({ workers, isApi }: (typeof VICTIMS)[number]): Promise<void> {
    const some = system.workers.filter((_, i) => workers.includes(i));
    await Promise.all([...some.map((one) => one.kill()), ...(isApi ? [system.kill('api')] : [])]);
    await Promise.all(some.map((one) => one.start()));
    if (isApi) await system.restart('api');
  }

  it('every answer is one that a person can use', () => {
    const statuses = new Set(told.map(({ answer }) => answer.status));
    expect(
      [...statuses].filter((status) => ![200, 201, 403, 404, 409, 422].includes(status)),
    ).toEqual([]);
    const taken = told.filter(({ answer }) => answer.status < 300);
    expect(taken.length).toBeGreaterThan(ACTS / 2);
  });

  it('every act that was acknowledged is there, once, where it was said to be', async () => {
    const keys = told.flatMap(({ deed, answer }) => (answer.status < 300 ? [deed.key] : []));
    const rows = await system.sql<{ key: string; seq: number | null; n: number }>(ENTRIES, [keys]);
    const kept = new Map(rows.map((row) => [row.key, row]));
    const wrong = told.flatMap(({ deed, answer }) => {
      if (answer.status >= 300) return [];
      const said = answer.body['path'] as { seq: number }; // of every answer to a deed
      const row = kept.get(deed.key);
      return row?.n === 1 && row.seq === said.seq ? [] : [{ said, row, kind: deed.kind }];
    });

    expect(wrong).toEqual([]);
  });

  it('no act that was refused is there, and none that nobody wanted', async () => {
    const keys = told.flatMap(({ deed, answer }) => (answer.status >= 300 ? [deed.key] : []));
    const refused = await system.sql<{ n: number }>(ENTRIES, [keys]);

    expect(keys.length).toBeGreaterThan(10);
    expect(refused.filter(({ n }) => n > 0)).toEqual([]);
    expect(await system.sql(UNWANTED)).toEqual([]);
  });

  it('the tables and Temporal have the same entries in the same order', async () => {
    for (const path of paths) {
      expect(await ledgers.inTemporal(path)).toEqual(await ledgers.inTables(path));
    }
  });

  it('every row follows from the ledger alone', async () => {
    for (const path of paths) expect(await ledgers.differences(path)).toEqual([]);
  });

  it('the counters are what one counts', async () => {
    expect(await ledgers.wrongCounts()).toEqual([]);
    const [row] = await system.sql<{ n: number }>('select count(*)::int as n from count_base');
    expect(row?.n).toBeGreaterThan(50);
  });

  it('nobody is told of anything twice, or of what did not happen', async () => {
    expect(await system.sql(STRAY_NOTICES)).toEqual([]);
    expect(await system.sql(REPEATED_NOTICES)).toEqual([]);
  });

  it('the same key has the same answer still', async () => {
    const acknowledged = told.filter(({ answer }) => answer.status < 300);
    const some = acknowledged.filter((_, i) => i % Math.ceil(acknowledged.length / 100) === 0);
    expect(some.length).toBeGreaterThan(50);
    for (const { deed, answer } of some) {
      const again = await untilAnswered(deed);
      expect(essence(again)).toEqual(essence(answer));
    }
  });

  it('no path is stuck', async () => {
    for (const path of paths) {
      const deed = await deedOf({ system, ds: ledgers.ds }, path, FACT);
      const { status } = await untilAnswered(deed);
      expect([201, 409]).toContain(status);
    }
    const [row] = await system.sql<{ n: number }>(
      `select count(*)::int as n from path where problem is not null`,
    );
    expect(row?.n).toBe(0);
  });
});

const FACT: Throw = { path: 0, pick: 0, kind: 'fact' };

/** What is told of a task changes with the task; what is told of the act does not. */
function essence({ status, body }: Answer): object {
  return { status, code: body['code'], id: body['id'], path: body['path'] };
}

const ENTRIES = `
  select i.idempotency_key as key, min(l.seq) as seq, count(l.seq)::int as n
  from intent as i left join ledger as l on l.entry_id = i.entry_id and l.path_id = i.path_id
  where i.idempotency_key = any($1::uuid[]) group by 1`;

/** But for what a path was started with, and what it told people itself. */
const UNWANTED = `
  select l.path_id, l.seq, l.kind from ledger as l left join intent as i using (entry_id)
  where i.entry_id is null and (l.kind in ('outcome', 'void') or l.kind = 'fact' and l.seq > 3)`;

const STRAY_NOTICES = `
  select o.id from outbox as o left join ledger as l using (path_id, seq, entry_id)
  where o.topic <> 'path-closed' and l.seq is null`;

const REPEATED_NOTICES = `
  select entry_id, topic from outbox group by path_id, entry_id, topic having count(*) > 1`;
