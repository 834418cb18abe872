import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import proto from '@temporalio/proto';
import { Worker, type WorkflowBundleOption } from '@temporalio/worker';
import { payloadKeys } from '../../src/temporal/payload-keys.ts';
import { root } from '../support/program.ts';
import { sizeOf } from '../support/share.ts';
import { bundle, converterWith, pathWorld, type PathWorld } from '../temporal/path-world.ts';
import { stories, type Story } from './stories.ts';

/** Of the recorded histories; nothing else was ever encrypted by it. */
const KEY = Buffer.alloc(32, 'histories of the replay tests');
const folder = join(root, 'test/replay/histories');

type History = proto.temporal.api.history.v1.IHistory;

interface Recorded {
  workflowId: string;
  history: History;
}

/** As a worker does that has never seen the path: throws where the shell would do something else than it did. */
function replay(
  { workflowId, history }: Recorded,
  workflowBundle: WorkflowBundleOption = bundle,
): Promise<void> {
  const dataConverter = converterWith(payloadKeys([KEY]));
  return Worker.runReplayHistory({ workflowBundle, dataConverter }, history, workflowId);
}

/** As Temporal's own message: the JSON of the SDK cannot be written beside a second copy of protobufjs. */
const { History } = proto.temporal.api.history.v1;

function read(file: string): Recorded {
  const text = readFileSync(join(folder, file), 'utf8');
  const { workflowId, history } = JSON.parse(text) as Record<'workflowId' | 'history', string>; // recorded below
  return { workflowId, history: History.decode(gunzipSync(Buffer.from(history, 'base64'))) };
}

const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.gen.json'))
  .sort();

describe('the history of a path', () => {
  it('is there for every story of every release', () => {
    expect(files.length).toBeGreaterThanOrEqual(Object.keys(stories).length);
  });

  it.each(files)('replays on the shell of today: %s', async (file) => {
    await replay(read(file));
  });

  it.each([
    ['asked the tables by another way', 'eight-completions', 'quick.advance(', 'patient.advance('],
    ['gone on for longer', 'end-of-a-run', 'EVENTS_MAX = 300', 'EVENTS_MAX = 3_000'],
    ['set its alarm at each act', 'eight-completions', 'path.alarm.at <= wakeAt', 'false'],
    ['set no alarm', 'wake-ups', 'if (wakeAt === undefined', 'if (true'],
    ['given up', 'tables-away', 'await patient.advance(', 'await quick.advance('],
  ])('does not replay on a shell that would have %s', async (_, story, was, would) => {
    const code = readFileSync(bundle.codePath, 'utf8');
    const changed = code.replaceAll(was, would);
    const file = files.find((name) => name.includes(story)) ?? '';

    expect(changed).not.toBe(code);
    await expect(replay(read(file), { code: changed })).rejects.toThrow(/[Nn]ondeterminism/);
  });
});

describe('the shell of today', () => {
  let world: PathWorld;
  beforeAll(async () => {
    world = await pathWorld(KEY);
  });
  afterAll(() => world.end());

  // The recorded ones are replayed every day; long ones are told anew for a release.
  const LONG = ['end-of-a-run', 'new-run'];
  const told = Object.entries(stories).filter(([name]) => {
    return sizeOf({ daily: !LONG.includes(name), full: true });
  });
  it.each(told)(
    'replays what it has just done: %s',
    async (name, story) => {
      const recorded = await tell(world, story);
      if (process.env['RECORD_HISTORIES']) keep(name, recorded);

      await replay(recorded);
    },
    60_000,
  );
});

async function tell(world: PathWorld, story: Story): Promise<Recorded> {
  const { path, runId } = await story(world);
  const history = await world.temporal.client.getHandle(path.id, runId).fetchHistory();
  return { workflowId: path.id, history };
}

/** `RECORD_HISTORIES=1 npm test -- test/replay`, once for each release whose shell is another one. */
function keep(name: string, { workflowId, history }: Recorded): void {
  const file = readFileSync(join(root, 'package.json'), 'utf8');
  const { version } = JSON.parse(file) as { version: string }; // npm asks for it
  mkdirSync(join(folder, version), { recursive: true });
  const message = gzipSync(History.encode(history).finish(), { level: 9 }).toString('base64');
  const recorded = JSON.stringify({ workflowId, history: message });
  writeFileSync(join(folder, version, `${name}.gen.json`), `${recorded}\n`);
}
