import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { Connection, WorkflowClient } from '@temporalio/client';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COUNTY } from '../api/people.ts';
import { follow, listen, type Answers } from '../canary/answers.ts';
import { artefactsOf, type Artefacts } from '../canary/artefacts.ts';
import { canaries, CODE, isFreeText, WITHOUT_DOOR } from '../canary/classes.ts';
import { blindSpots, figures, hunt } from '../canary/hunt.ts';
import { OwnWorld } from '../canary/own-world.ts';
import { Planter } from '../canary/planter.ts';
import { tellWithCanaries } from '../canary/stories.ts';
import { stringInputs, type Document, type StringInput } from '../canary/string-inputs.ts';
import { ENCODINGS, find, written } from '../canary/ways.ts';
import { eventually } from '../support/program.ts';
import { Ledgers } from './ledgers.ts';

const IN_CLEAR = `control-${randomUUID()}`;
/** `npm run canary` tells whole stories and kills whatever runs; `npm test` plants and looks. */
const isWhole = process.env['CANARIES'] === 'all';

describe('of what people write', () => {
  let world: OwnWorld;
  let answers: Answers;
  let ledgers: Ledgers;
  let planter: Planter;
  let artefacts: Artefacts;
  const statuses = new Map<StringInput, number>();
  beforeAll(async () => {
    world = await OwnWorld.start();
    answers = listen();
    await listenToEvents();
    ledgers = await Ledgers.of(world.system);
  });
  afterAll(async () => {
    answers?.end();
    await ledgers?.close().catch(() => undefined);
    await world?.remove();
  });

  const listenToEvents = async () => {
    for (const role of ['caseworker', 'case-supervisor', 'coordination-office']) {
      await follow(answers, world.system, role);
    }
  };
  const caseworker = () => world.system.as('caseworker', COUNTY);
  const plantEverywhere = async (): Promise<StringInput[]> => {
    const { body } = await world.system.nobody().get<Document>('/openapi.json');
    const inputs = stringInputs(body);
    // What moves the clock comes last: nobody starts a path meanwhile.
    const inOrder = [...inputs].sort((a, b) => Number(isClock(a)) - Number(isClock(b)));
    for (const input of inOrder) {
      const { status } = await planter.plant(input);
      statuses.set(input, status);
    }
    await eventually('the clock stands', async () => {
      const { body: clock } = await world.system.as('administrator').get('/clock');
      return clock['moving'] === false ? true : undefined;
    });
    return inputs;
  };

  if (isWhole) {
    it('three whole stories are full', async () => {
      expect(await tellWithCanaries(world.system)).toBeGreaterThan(100);
    }, 1_500_000);
  }

  it('a canary is put into every string that the OpenAPI document lets anybody send', async () => {
    planter = await Planter.of(world.system);
    const inputs = await plantEverywhere();
    const refused = [...statuses].filter(([, status]) => status >= 400);

    expect(inputs.length).toBeGreaterThanOrEqual(55);
    expect([...statuses.values()].filter((status) => status >= 500)).toEqual([]);
    const unsaid = refused.filter(([input]) => isFreeText(input));
    expect(unsaid.map(([{ operation, at }, status]) => [operation, at, status])).toEqual([]);
    expect(inputs.filter(isFreeText).length).toBeGreaterThanOrEqual(13);
    console.log(`${inputs.length} string inputs, ${refused.length} canaries refused`);
  });

  it('and into every text of the forms of a path', async () => {
    const { texts, refused } = await planter.fillForms();

    expect(refused).toEqual([]);
    expect(texts).toBeGreaterThanOrEqual(10);
    console.log(`${texts} texts in forms`);
  });

  it('every class of it has been written, but for files, which nobody can hand in', async () => {
    const { body } = await world.system.nobody().get<Document>('/openapi.json');
    const types = Object.values(body.paths)
      .flatMap((methods) => Object.values(methods))
      .flatMap(({ requestBody }) => Object.keys(requestBody?.content ?? {}));

    expect([...new Set(types)]).toEqual(['application/json']);
    expect(Object.keys(canaries).length + WITHOUT_DOOR.length).toBe(12);
    console.log(`No door in the product for: ${WITHOUT_DOOR.join(', ')}`);
  });

  it('and into an error of the database, while a path is written', async () => {
    const { path } = planter;
    await world.system.sql(REFUSE_LINES);
    const fact = { name: 'language', value: 'vi' };
    const key = randomUUID();
    const first = await caseworker().post(`/paths/${path}/facts`, fact, { key });
    const failure = await eventually('Temporal knows the error', async () => {
      const { raw } = await ledgers.temporal.client.getHandle(path).describe();
      return raw.pendingActivities?.[0]?.lastFailure ?? undefined;
    });
    await world.system.sql('drop trigger refuse_lines on ledger; drop function refuse_lines');
    const healed = await eventually('the path answers', async () => {
      const answer = await caseworker().post(`/paths/${path}/facts`, fact, { key });
      return answer.status === 503 ? undefined : answer;
    });

    expect(first.status).toBe(503);
    expect(failure.message).toBe('Encoded failure');
    expect(healed.status).toBe(201);
  });

  if (isWhole) {
    it('and all is planted again while each part is killed, and all parts at once', async () => {
      await world.killEach(async () => {
        const body = { place: COUNTY, person: { name: canaries['name in characters'] } };
        await caseworker().post('/paths', body);
      });
      await world.system.settle();
      planter = await Planter.of(world.system, 0);
      statuses.clear();
      const planted = plantEverywhere().catch(() => undefined);
      await eventually('some is planted', async () => (statuses.size > 20 ? true : undefined));
      await world.killEverything();
      await planted;
      await listenToEvents();
      planter = await Planter.of(world.system, 0);
      await plantEverywhere();
      await planter.fillForms();
      await world.system.settle();
    }, 900_000);
  }

  it('nothing is left anywhere, and had it been, it would be seen', async () => {
    const { system, temporal } = world;
    await leaveControls();
    artefacts = await artefactsOf(world, answers);
    const before = [temporal.dbFile, `${temporal.dbFile}-wal`].filter(existsSync);
    const hits = hunt({ 'database of Temporal, running': before });
    await temporal.end();
    artefacts['database of Temporal'] = [temporal.dbFile];
    artefacts['log of Temporal'] = [temporal.log];
    hits.push(...hunt(artefacts));
    console.log(`${figures(artefacts)}\n${hits.length} hits`);

    expect(hits).toEqual([]);
    expect(blindSpots(artefacts)).toEqual([]);
    const holding = Object.keys(artefacts).filter(
      (where) => hunt({ [where]: artefacts[where] ?? [] }, { control: IN_CLEAR }).length > 0,
    );
    expect(holding.toSorted()).toEqual(
      [
        'database of Temporal',
        'dump',
        'files of PostgreSQL',
        'log of writes of PostgreSQL',
      ].toSorted(),
    );
    // Ids and codes are there in clear, and so whatever was asked has arrived.
    expect(hunt({ log: [temporal.log] }, { path: planter.path })).not.toEqual([]);
    expect(system.api.output + world.words()).toContain('worker-running');
  }, 900_000);

  it('nor in Temporal and in the words of the product what stands in an id, a code or a key', () => {
    const places = ['database of Temporal', 'log of Temporal', 'words of API and worker'];
    const found = places.flatMap((where) => hunt({ [where]: artefacts[where] ?? [] }, { CODE }));

    expect(found).toEqual([]);
  });

  it('a canary is found in whatever way it is written', () => {
    const text = `"${canaries['free text']}"`;
    const found = written(text).map(([as, bytes]) => {
      const around = Buffer.concat([Buffer.alloc(9), bytes, Buffer.alloc(5)]);
      return [as, find(text, around).some((one) => one.as === as)];
    });

    expect(found.filter(([, isSeen]) => !isSeen)).toEqual([]);
    expect(new Set(found.map(([as]) => as))).toEqual(new Set(ENCODINGS));
    expect(find(text, Buffer.from('nothing of the kind'))).toEqual([]);
  });

  /** In clear and on purpose, where the product itself writes. */
  async function leaveControls(): Promise<void> {
    await world.system.sql('create table control (said text)');
    await world.system.sql('insert into control values ($1)', [`written ${IN_CLEAR}`]);
    const stranger = await Connection.connect({ address: world.temporal.address });
    const client = new WorkflowClient({ connection: stranger, namespace: 'default' });
    const nobody = { workflowId: randomUUID(), taskQueue: 'of-nobody' };
    await client.start('control', { ...nobody, args: [{ text: `written ${IN_CLEAR}` }] });
    await stranger.close();
  }
});

/** As a driver may quote what it could not take; said backwards where it is defined, so that it stands there in no file. */
const BACKWARDS = Array.from(canaries.address).toReversed().join('');
const REFUSE_LINES = `
create function refuse_lines() returns trigger language plpgsql as
  $$ begin raise exception 'cannot take %', reverse('${BACKWARDS}')
     using detail = reverse('${BACKWARDS}'), constraint = 'lines'; end $$;
create trigger refuse_lines before insert on ledger for each row execute function refuse_lines()`;

const isClock = ({ path }: StringInput) => path === '/api/clock';
