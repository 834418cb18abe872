import { randomUUID } from 'node:crypto';
import { fastForward } from '../../src/temporal/clock.ts';
import { smallRules } from '../db/small-pack.ts';
import { caseworker, DAY, supervisor } from '../db/small-world.ts';
import { eventually } from '../support/program.ts';
import { leadOf, type PathWorld, type RunningPath } from '../temporal/path-world.ts';

/** Everything that the shell can do, once: a path, and which of its runs is kept. */
export type Story = (world: PathWorld) => Promise<{ path: RunningPath; runId?: string }>;

const language = (value: string) => ({ kind: 'fact', name: 'language', value }) as const;

export const stories: Record<string, Story> = {
  'eight-completions': async (world) => {
    const path = await world.start({ place: '530102', born: '2000-06-01' });
    await path.complete('care/bed', 'ready');
    await path.complete('care/clothes', 'given');
    await path.complete('care/opinion.police/give-opinion', 'for');
    await path.complete('care/opinion.education/give-opinion', 'for');
    await path.complete('care/parents-found', 'found');
    await path.complete('care/seat.1/find-seat', 'refused');
    await path.complete('care/seat.2/find-seat', 'seat');
    await path.complete('closing/close', 'closed');
    return { path };
  },

  'refusals-and-repeats': async (world) => {
    const path = await world.start();
    const act = { v: 1 as const, id: randomUUID(), by: caseworker, body: language('my') };
    await Promise.all([path.send(act), path.send(act), path.act(language('th'))]);
    await path.complete('care/bed', 'ready', { by: leadOf('care/find-seat') });
    await path.act(language('vi'), { happenedAt: Date.now() + DAY });
    await path.complete('care/bed', 'ready');
    const bed = (await path.entries()).find((entry) => entry.kind === 'outcome');
    await path.act({ kind: 'void', of: bed?.id ?? '' }, { by: supervisor });
    await path.act({ kind: 'poke' });
    await path.send(act);
    return { path };
  },

  'refused-start': async (world) => {
    const path = await world.prepare();
    await world.paths.sendAct(
      path.id,
      { v: 1, id: randomUUID(), by: caseworker, body: { kind: 'poke' } },
      path.input,
    );
    await path.begin({ place: '530102', born: 'yesterday' });
    return { path };
  },

  'wake-ups': async (world) => {
    const path = await world.start();
    await fastForward(world.temporal, path.id, 20 * DAY);
    await path.complete('care/bed', 'ready');
    await fastForward(world.temporal, path.id, 40 * DAY);
    return { path };
  },

  'end-of-a-run': async (world) => {
    const path = await world.start();
    const runId = await path.runId();
    await fill(path, runId);
    return { path, runId };
  },

  'new-run': async (world) => {
    const path = await world.start();
    await fill(path, await path.runId());
    await path.complete('care/bed', 'ready');
    await fastForward(world.temporal, path.id, 20 * DAY);
    return { path };
  },

  'tables-away': async (world) => {
    const path = await world.start();
    const { advance } = world.around;
    let calls = 0;
    world.around.advance = (call) => async (input) => {
      calls += 1;
      if (calls < 10) throw new Error('connection refused');
      return call(input);
    };
    const act = { v: 1 as const, id: randomUUID(), by: caseworker, body: language('my') };
    await eventually('the tables are back', async () => {
      const sent = await path.send(act);
      return sent === 'unavailable' ? undefined : sent;
    });
    world.around.advance = advance;
    await path.complete('care/bed', 'ready');
    return { path };
  },

  'waiting-for-rules': async (world) => {
    const path = await world.start();
    world.deps.rulesOf = () => undefined;
    await path.act(language('my'));
    world.deps.rulesOf = () => smallRules;
    await path.act(language('my'));
    return { path };
  },

  'asked-to-cancel': async (world) => {
    const path = await world.start();
    await world.temporal.client.getHandle(path.id).cancel();
    await path.act(language('my'));
    return { path };
  },
};

/** Until the path goes on in a new run. */
async function fill(path: RunningPath, runId: string): Promise<void> {
  for (let i = 0; (await path.runId()) === runId; i++) {
    await Promise.all([path.act(language(`l-${i}`)), path.act(language(`m-${i}`))]);
  }
}
