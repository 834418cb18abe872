import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { createActivities } from '../../activities/index.ts';
import type { AdvanceDeps } from '../../activities/advance-path.ts';
import type {
  AdvanceInput,
  AdvanceResult,
  PathActivities,
  StampedAct,
} from '../../src/contract/activities.ts';
import type { ActBody } from '../../src/domain/path/act.ts';
import { deskOf } from '../../src/domain/path/desk-of.ts';
import { ruleKeyOf } from '../../src/domain/path/keys.ts';
import type { Actor, Entry } from '../../src/domain/path/ledger.ts';
import { placeOf } from '../../src/domain/path/place-of.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import { grantToApplication } from '../../src/db/application-role.ts';
import { loadPlaces } from '../../src/db/load-places.ts';
import { rootKeyWrapper } from '../../src/sealing/key-wrapper.ts';
import { createSealer, type Sealer } from '../../src/sealing/sealer.ts';
import { ownDatabase } from './own-database.ts';
import { smallPlaces, smallRules, smallSteps } from './small-pack.ts';

export const DAY = 86_400_000;
export const SPRING = Date.UTC(2026, 1, 20, 2);

export interface SmallWorld {
  /** The owner's connection, for looking and for breaking things; the product has its own in `deps`. */
  ds: DataSource;
  sealer: Sealer;
  deps: AdvanceDeps;
  path(facts?: Record<string, string>): Promise<TestPath>;
  end(): Promise<void>;
}

/** The tables, the activity and a small pack, without Temporal: the test itself remembers what was recorded. */
export async function smallWorld(): Promise<SmallWorld> {
  const database = await ownDatabase();
  const ds = await database.connect();
  await ds.runMigrations();
  await loadPlaces(ds, { places: smallPlaces, offices: [] });
  await grantToApplication(ds);
  const product = await database.connectAsProduct({ service: 'worker' });
  const sealer = createSealer(product, rootKeyWrapper([Buffer.alloc(32, 7)]));
  const deps: AdvanceDeps = {
    ds: product,
    sealer,
    rulesOf: (hash) => (hash === smallRules.hash ? smallRules : undefined),
    stepsOf: () => smallSteps,
    stepsHash: 'steps-1',
  };
  return {
    ds,
    sealer,
    deps,
    async path(facts = { place: '530102', born: '2012-06-01' }) {
      const person = randomUUID();
      const { wrapped, rootKeyId, key } = await sealer.newKey(person);
      const sealed = key.seal({ table: 'person', field: 'sealed' }, Buffer.from('{}'));
      await ds.query('insert into person values ($1, $2, now())', [person, sealed]);
      await ds.query('insert into person_key values ($1, $2, $3)', [person, wrapped, rootKeyId]);
      const path = new TestPath(createActivities(deps), person);
      await path.act({ kind: 'start', facts, history: [] }, caseworker);
      return path;
    },
    end: () => database.drop(),
  };
}

export const caseworker: Actor = {
  id: '10000000-0000-4000-8000-000000000000',
  role: 'caseworker',
  place: '530102',
};
export const supervisor: Actor = {
  id: '20000000-0000-4000-8000-000000000000',
  role: 'case-supervisor',
  place: '530102',
};

/** What Temporal does for one path: remembers entries and counts turns. */
export class TestPath {
  readonly id = randomUUID();
  readonly pack = { id: 'small', version: '1.0.0', hash: smallRules.hash };
  now = SPRING;
  known: Pick<AdvanceInput, 'entries' | 'turn' | 'basis'> & { open: AdvanceResult['open'] } = {
    entries: [],
    turn: 0,
    open: [],
  };

  constructor(
    readonly activities: PathActivities,
    readonly person: string,
  ) {}

  get entries(): Entry[] {
    return this.known.entries;
  }

  /** One act, decided, written and recorded. */
  async act(body: ActBody, by: Actor, happenedAt = this.now): Promise<AdvanceResult> {
    const input = this.input(body, by, happenedAt);
    return this.record(input, await this.activities.advance(input));
  }

  input(body: ActBody, by: Actor, happenedAt = this.now): AdvanceInput {
    const act: StampedAct = {
      v: 1,
      id: randomUUID(),
      by,
      happenedAt,
      recordedAt: this.now,
      body,
    };
    const { entries, turn, basis } = this.known;
    return {
      path: this.id,
      person: this.person,
      pack: this.pack,
      turn: turn + 1,
      entries,
      acts: [act],
      now: this.now,
      ...(basis ? { basis } : {}),
    };
  }

  record(input: AdvanceInput, result: AdvanceResult): AdvanceResult {
    this.known = {
      entries: [...input.entries, ...result.appended],
      turn: input.turn,
      open: result.open,
      ...(result.basis ? { basis: result.basis } : {}),
    };
    return result;
  }

  /** Completes an open task as the department that leads it. */
  complete(key: string, outcome: string): Promise<AdvanceResult> {
    return this.act({ kind: 'outcome', key, n: this.opening(key), outcome }, this.leadOf(key));
  }

  opening(key: string): number {
    return this.known.open?.find((task) => task.key === key)?.n ?? 0;
  }

  leadOf(key: string): Actor {
    const rule = smallRules.tasks[ruleKeyOf(key)];
    if (!rule) throw new Error(`no such task: ${key}`);
    const now = this.now as Instant; // a test's own clock
    const place = placeOf(this.entries, now) ?? '';
    const desk = deskOf(smallRules, { key, rule }, { place, now });
    const id = '30000000-0000-4000-8000-000000000000';
    return { id, role: 'clerk', department: desk.department, place: desk.place };
  }
}
