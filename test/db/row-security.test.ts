import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { asCaller } from '../../src/application/row-scope.ts';
import { prepared } from '../../src/db/prepared.ts';
import { asService, type Service } from '../../src/db/scope.ts';
import {
  CONFLICT,
  deskOfActor,
  GLASS,
  may,
  reachOf,
  SEALED,
  type Target,
} from '../../src/domain/access/may.ts';
import type { Action } from '../../src/domain/access/rights.ts';
import type { Actor } from '../../src/domain/path/ledger.ts';
import { OF_A_SERVICE, REFERENCE, rowWorld, SCOPED, type RowWorld } from './row-world.ts';

interface Row {
  id: string;
  place: string;
  department: string;
  path: string;
  account: string | null;
}
interface Party {
  account: string;
  path: string;
  task: string | null;
  kind: string;
}
const PARTIES = `
  select account_id as account, path_id as path, task_id as task, kind from path_party where ended_at is null`;

/** Of those whose hour is not over. */
const GLASSES = `select account_id as account, path_id as path from break_glass where ends_at > now()`;

const SEALS = `select path_id as path, keepers::text[] from path_seal`;

/** How a table calls its rows, and what the decision in the code needs to know of one. */
const ROWS: Record<string, string> = {
  path: `select id::text, place_id as place, '' as department, '' as path, null as account from path`,
  task: `select id::text, place_id as place, department, path_id::text as path, null as account from task`,
  ledger: `select entry_id::text as id, '' as place, '' as department, path_id::text as path, null as account from ledger`,
  break_glass: `select id::text, place_id as place, '' as department, path_id::text as path, account_id::text as account from break_glass`,
  safe_contact: `select path_id::text as id, '' as place, '' as department, path_id::text as path, null as account from safe_contact`,
  body: `select entry_id::text as id, '' as place, '' as department, path_id::text as path, null as account from body`,
  intent: `select entry_id::text as id, '' as place, '' as department, '' as path, actor_id::text as account from intent`,
  notice: `select id::text, place_id as place, department, '' as path, account_id::text as account from notice`,
  duty: `select id::text, place_id as place, '' as department, '' as path, null as account from duty`,
  count_base: `select place_id as id, place_id as place, '' as department, '' as path, null as account from count_base`,
  count_delta: `select id::text, place_id as place, '' as department, '' as path, null as account from count_delta`,
  order_number: `select place_id as id, place_id as place, '' as department, '' as path, null as account from order_number`,
  path_party: `select id::text, '' as place, '' as department, path_id::text as path, account_id::text as account from path_party`,
  erasure: `select id::text, place_id as place, '' as department, path_id::text as path, null as account from erasure`,
  name_index: `select person_id::text as id, '' as place, '' as department, (select id from path where path.person_id = name_index.person_id)::text as path, null as account from name_index`,
  path_seal: `select id::text, '' as place, '' as department, path_id::text as path, null as account from path_seal`,
  reading_flag: `select id::text, place_id as place, '' as department, '' as path, account_id::text as account from reading_flag`,
  reading_approval: `select id::text, '' as place, '' as department, '' as path, approved_by::text as account from reading_approval`,
  person: `select id::text, '' as place, '' as department, '' as path, null as account from person`,
  person_key: `select person_id::text as id, '' as place, '' as department, '' as path, null as account from person_key`,
  audit: `select id::text, '' as place, '' as department, '' as path, null as account from audit`,
  outbox: `select id::text, '' as place, '' as department, '' as path, null as account from outbox`,
};

describe('row security', () => {
  let world: RowWorld;
  let product: DataSource;
  const all = new Map<string, Row[]>();
  const placeOfPath = new Map<string, string>();
  let parties: Party[];
  let seals: Map<string, string[]>;
  let glasses: Set<string>;
  beforeAll(async () => {
    world = await rowWorld();
    product = await world.database.connectAsProduct();
    for (const [table, sql] of Object.entries(ROWS)) all.set(table, await world.owner.query(sql));
    parties = await world.owner.query(PARTIES);
    const sealed: { path: string; keepers: string[] }[] = await world.owner.query(SEALS);
    const opened: { account: string; path: string }[] = await world.owner.query(GLASSES);
    glasses = new Set(opened.map(({ account, path }) => `${account} ${path}`));
    seals = new Map(sealed.map(({ path, keepers }) => [path, keepers]));
    for (const { id, place } of all.get('path') ?? []) placeOfPath.set(id, place);
  });
  afterAll(() => world?.database.drop());

  const ask = <T>(text: string, values: unknown[] = []) =>
    prepared<T>(product, { name: '', text }, values);
  const as = <T>(actor: Actor, work: () => Promise<T>, key?: string) => {
    const purpose = { name: 'a test', ...(key === undefined ? {} : { key }) };
    return asCaller(world, { actor, purpose }, work);
  };
  const idsIn = async (table: string) => {
    const rows = await ask<Row>(ROWS[table] ?? '');
    return rows.map(({ id }) => id).sort();
  };
  const someone = (role: string, place?: string) => {
    const found = world.actors.find(
      (one) => one.role === role && (place === undefined || one.place === place),
    );
    if (!found) throw new Error(`there is no ${role}`);
    return found;
  };

  /** The decision of the code alone: it knows no SQL and no setting. */
  function isSeen(actor: Actor, table: string, row: Row): boolean {
    const target = (place: string, department?: string): Target => {
      const ancestors = world.places.above(place);
      const at = { place, ancestors, relation: relationTo(actor, row) };
      return { ...at, ...(department === undefined ? {} : { department }) };
    };
    const can = (actions: Action[], where: Target) => actions.some((one) => may(actor, one, where));
    const isOwn = () => {
      const relation = relationTo(actor, { id: row.path, path: '' });
      return can(['path.read'], { ...target(placeOfPath.get(row.path) ?? ''), relation });
    };
    /** She reads it for an hour, and by no right of her own. */
    const isGlass = () => {
      const where = { ...target(placeOfPath.get(row.path) ?? ''), relation: null };
      return !can(['path.read'], where);
    };
    const steers: Action[] = ['path.list', 'path.read', 'path.steer', 'path.change-pack'];
    switch (table) {
      case 'path':
        return can(steers, target(row.place));
      case 'task':
        return can(['task.read', 'task.list'], target(row.place, row.department)) || isOwn();
      case 'ledger':
        return isOwn();
      case 'safe_contact':
      case 'name_index':
      case 'body':
        // What people wrote in their own words is not for whoever was named.
        return isOwn() && !isGlass() && reachOf(actor, 'path.read') !== 'named';
      case 'break_glass': {
        const relation = relationTo(actor, row);
        if (relation === CONFLICT || relation === SEALED) return false;
        return row.account === actor.id || can(['glass.review'], target(row.place));
      }
      case 'path_seal':
        // Only that it is sealed: by that what she may not see is left out.
        return true;
      case 'reading_flag':
        return can(['reading.watch'], target(row.place));
      case 'reading_approval':
      case 'path_party':
      case 'intent':
        return row.account === actor.id;
      case 'notice':
        return row.account === null
          ? can(['notice.read'], target(row.place, row.department))
          : row.account === actor.id && can(['notice.read'], deskOfActor(actor));
      case 'erasure':
        // What is hidden stays so when it is to be erased.
        if (seals.get(row.path)?.includes(actor.id) === false) return false;
        return can(['erasure.ask', 'erasure.decide'], { ...target(row.place), relation: null });
      case 'duty':
        return can(['roster.read'], target(row.place));
      case 'count_base':
      case 'count_delta':
        return can(['board.overdue'], target(row.place));
      case 'order_number':
        return row.place === actor.place && can(['task.order'], target(row.place));
      default:
        return false;
    }
  }

  /** What somebody was named for in a path or in one of its tasks; a conflict goes before everything else. */
  function relationTo({ id }: Actor, row: Pick<Row, 'id' | 'path'>): string | null {
    const path = row.path === '' ? row.id : row.path;
    const hers = parties.filter((one) => one.account === id && one.path === path);
    const isMeant = ({ task }: Party) => (row.path === '' ? task === null : task === row.id);
    const isConflicted = hers.some(({ kind }) => kind === CONFLICT);
    const named = hers.find(isMeant)?.kind;
    const isOfTask = row.path !== '' && named !== undefined && named !== CONFLICT;
    if (isConflicted) return CONFLICT;
    const isSealed = seals.get(path)?.includes(id) === false;
    if (isSealed && !isOfTask) return SEALED;
    return named ?? (glasses.has(`${id} ${path}`) ? GLASS : null);
  }

  it('shows every demonstration account exactly what the code says that she may see', async () => {
    let differences = 0;
    let seen = 0;
    for (const actor of world.actors) {
      for (const table of SCOPED) {
        const should = (all.get(table) ?? []).filter((row) => isSeen(actor, table, row));
        const is = await as(actor, () => idsIn(table));
        const expected = should.map(({ id }) => id).sort();
        if (JSON.stringify(is) !== JSON.stringify(expected)) {
          differences += 1;
          console.log(actor, table, { is: is.length, should: expected.length });
        }
        seen += is.length;
      }
    }

    expect(differences).toBe(0);
    expect(seen).toBeGreaterThan(5_000);
  });

  it.each(SCOPED)('shows nothing of %s to whoever does not say who asks', async (table) => {
    expect(all.get(table)?.length).toBeGreaterThan(0);
    expect(await idsIn(table)).toEqual([]);
  });

  it.each(['sees', 'below', 'place', 'department', 'role', 'deed', 'purpose'])(
    'shows nothing where %s alone is said',
    async (setting) => {
      const runner = product.createQueryRunner();
      await runner.startTransaction();
      const value = {
        sees: 'path file task board roster desk notice order erasure reading-flag',
        below: '{"530102":1}',
      };
      const said = Reflect.get(value, setting) ?? (setting === 'deed' ? randomUUID() : '530102');
      await runner.query('select set_config($1, $2, true)', [`reintegration.${setting}`, said]);
      for (const table of SCOPED) {
        expect(await runner.query(ROWS[table] ?? '')).toEqual([]);
      }
      await runner.rollbackTransaction();
      await runner.release();
    },
  );

  it('shows nothing more where a condition was forgotten or is wrong', async () => {
    const clerk = someone('clerk', '530102');
    const mine = await as(clerk, () => idsIn('task'));
    const foreign = (all.get('task') ?? []).find(({ id }) => !mine.includes(id));

    expect(mine.length).toBeGreaterThan(0);
    expect(await as(clerk, () => ask('select from task where id = $1', [foreign?.id]))).toEqual([]);
    expect(
      await as(clerk, () => ask(`select id from task where department = $1 or true`, ['police'])),
    ).toHaveLength(mine.length);
    expect(
      await as(clerk, () => ask('select from ledger where path_id = $1', [foreign?.path])),
    ).toEqual([]);
  });

  it('lets nobody write where she may not', async () => {
    const clerk = someone('clerk', '530102');
    const far = (all.get('path') ?? []).find(({ place }) => place === '530902');
    const refused: [Actor, string, unknown[]][] = [
      [clerk, `insert into person values (gen_random_uuid(), '', now())`, []],
      [
        clerk,
        `insert into body values ((select max(id::text)::uuid from path), 'x', $1, '')`,
        [randomUUID()],
      ],
      [clerk, `insert into body values ($1, 'x', gen_random_uuid(), '')`, [randomUUID()]],
      [
        clerk,
        `insert into audit (at, actor_id, role, action) values (now(), $1, 'clerk', 'x')`,
        [randomUUID()],
      ],
      [clerk, INTENT, [someone('caseworker').id, far?.id]],
      [someone('representative'), PARTY, [far?.id, someone('representative').id, clerk.id]],
      [someone('coordination-office', '530102'), DUTY, ['530902', clerk.id]],
      [someone('caseworker'), `insert into order_number values ($1, 2030, 1)`, ['530902']],
      [
        someone('caseworker'),
        `insert into count_delta (place_id, department, due_day, open) values ('530102', 'x', now(), 1)`,
        [],
      ],
    ];
    for (const [actor, sql, values] of refused) {
      await expect(as(actor, () => ask(sql, values))).rejects.toMatchObject({
        message: expect.stringMatching(/row-level security|null value/),
      });
    }
    const changed = await as(someone('caseworker'), () =>
      ask(`update path set state = 'done' returning id`),
    );
    expect(changed).toEqual([]);
  });

  it('lets a named service reach the tables that it is for, and no other', async () => {
    const reaches: [Service, string[]][] = [
      ['access', ['audit', 'reading_approval', 'reading_flag']],
      [
        'answer',
        ['body', 'intent', 'ledger', 'path', 'path_party', 'path_seal', 'safe_contact', 'task'],
      ],
      ['audit', ['audit', 'path']],
      ['clock', ['path']],
      ['dry-run', ['ledger', 'path', 'person_key']],
      ['party', ['path_party', 'path_seal', 'task']],
      ['glass', ['break_glass', 'path', 'path_party', 'path_seal']],
      ['keys', ['erasure', 'intent', 'person', 'person_key']],
      ['names', ['audit', 'name_index', 'path', 'path_seal', 'person']],
      ['readiness', ['path']],
      ['sealer', ['person_key']],
      // Who reads how is nothing for the worker.
      ['worker', SCOPED.filter((table) => !table.startsWith('reading_'))],
    ];
    for (const [service, tables] of reaches) {
      const seen: string[] = [];
      for (const table of SCOPED) {
        if ((await asService(service, () => idsIn(table))).length > 0) seen.push(table);
      }
      expect([service, seen]).toEqual([service, tables]);
      const isWriter = service === 'worker';
      const touched = await asService(service, () =>
        ask('update path set turn = turn returning id'),
      );
      expect(touched.length > 0).toBe(isWriter);
    }
  });

  it('whoever repeats her own deed finds its path, and nobody else does by that key', async () => {
    const [mine, other] = [someone('caseworker', '530102'), someone('caseworker', '530902')];
    const key = randomUUID();
    const far = (all.get('path') ?? []).find(({ place }) => place === '530902')?.id;
    // In conflict with nobody, not sealed, and read in no emergency.
    for (const table of ['break_glass', 'path_party', 'path_seal']) {
      await world.owner.query(`delete from ${table} where path_id = $1`, [far]);
    }
    const entry = await as(
      mine,
      () => ask<{ id: string }>(`select current_setting('reintegration.deed') as id`),
      key,
    );
    await world.owner.query(
      `insert into intent (entry_id, actor_id, idempotency_key, kind, path_id, body_hash, sealed, created_at)
       values ($1, $2, $3, 'fact', $4, '', '', now())`,
      [entry[0]?.id, mine.id, key, far],
    );
    const seen = (who: Actor, itsKey?: string) =>
      as(who, () => ask('select from path where id = $1', [far]), itsKey);

    expect(await seen(mine, key)).toHaveLength(1);
    expect(await seen(mine)).toEqual([]);
    expect(await seen(mine, randomUUID())).toEqual([]);
    expect(await seen(someone('clerk', '530102'), key)).toEqual([]);
    expect(await as(mine, () => ask('select from ledger where path_id = $1', [far]), key)).toEqual(
      [],
    );
    expect(await seen(other)).toHaveLength(1);
  });

  it('knows every table, forces itself on every scoped one, and nothing goes round it', async () => {
    const tables = await world.owner.query(
      `select relname as name, relrowsecurity and relforcerowsecurity as forced, relowner::regrole::text as owner
       from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`,
    );
    const loose = await world.owner.query(
      `select proname as name from pg_proc
         where pronamespace = 'public'::regnamespace and prosecdef and not coalesce(array_to_string(proconfig, ' ') ~ 'search_path', false)
       union all
       select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('v', 'm')
         and not coalesce(array_to_string(reloptions, ' ') ~ 'security_invoker=(true|on|1)', false)
       union all
       select rolname from pg_roles where rolname = 'reintegration_app'
         and (rolsuper or rolbypassrls or has_schema_privilege(rolname, 'public', 'create'))`,
    );
    const named = (isForced: boolean) =>
      tables
        .filter(({ forced }: { forced: boolean }) => forced === isForced)
        .map(({ name }: { name: string }) => name);

    expect(named(true)).toEqual([...SCOPED, ...OF_A_SERVICE].sort());
    expect(named(false)).toEqual(REFERENCE);
    expect(tables.map(({ owner }: { owner: string }) => owner)).not.toContain('reintegration_app');
    expect(loose).toEqual([]);
  });
});

const INTENT = `
  insert into intent (entry_id, actor_id, idempotency_key, kind, path_id, body_hash, sealed, created_at)
  values (gen_random_uuid(), $1, gen_random_uuid(), 'fact', $2, '', '', now())`;
const PARTY = `
  insert into path_party (id, path_id, account_id, kind, named_by, named_at)
  values (gen_random_uuid(), $1, $2, 'representative', $3, now())`;
const DUTY = `
  insert into duty (id, place_id, starts_at, ends_at, account_id)
  values (gen_random_uuid(), $1, now(), now() + interval '1 h', $2)`;
