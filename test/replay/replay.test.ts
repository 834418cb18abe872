import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import proto from '@temporalio/proto';
import { Worker } from '@temporalio/worker';
import { payloadKeys } from '../../src/temporal/payload-keys.ts';
import { root } from '../support/program.ts';
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
function replay({ workflowId, history }: Recorded): Promise<void> {
  const dataConverter = converterWith(payloadKeys([KEY]));
  return Worker.runReplayHistory({ workflowBundle: bundle, dataConverter }, history, workflowId);
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
    ['timerStartedEventAttributes', 'wake-ups'],
    ['markerRecordedEventAttributes', 'eight-completions'],
    ['activityTaskScheduledEventAttributes', 'tables-away'],
  ])('would not replay if the shell had done without %s', async (attributes, story) => {
    const { workflowId, history } = read(files.find((file) => file.includes(story)) ?? '');
    const all = history.events ?? [];
    const at = all.findIndex((event) => Reflect.get(event, attributes));
    const events = all.filter((_, i) => i !== at);

    expect(at).toBeGreaterThan(0);
    await expect(replay({ workflowId, history: { events } })).rejects.toThrow();
  });
});

describe('the shell of today', () => {
  let world: PathWorld;
  beforeAll(async () => {
    world = await pathWorld(KEY);
  });
  afterAll(() => world.end());

  it.each(Object.entries(stories))(
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
