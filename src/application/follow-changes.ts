import { Readable } from 'node:stream';
import { prepared, type Statement } from '../db/prepared.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import type { Changed } from './changes.ts';
import { Refusal } from './refusal.ts';
import { asCaller } from './row-scope.ts';

/** Pages that one account has open at once; a program that opens more has lost some. */
const STREAMS_MAX = 8;
/** Whoever may no longer look is cut off within five seconds: it is asked this often, and a question may take three. */
const ASK_MS = 1_500;
const BEAT_MS = 15_000;
/** Then the page asks anew, and whoever was away for long is signed in anew. */
const LONGEST_MS = 60 * 60_000;

const open = new Map<string, number>();

/**
 * Server-sent events of what changes in the caller's own lists: ids that she could see there, and nothing else. Each is
 * decided anew by row security; what she may not see makes not even a beat. There is no position to go on from: a page
 * that was away reads its lists again.
 */
export function followChanges(
  app: App,
  caller: Caller,
  stillMay: () => Promise<boolean>,
): Readable {
  const { id } = caller.actor;
  const count = open.get(id) ?? 0;
  if (count >= STREAMS_MAX) throw new Refusal('too-many-streams');
  open.set(id, count + 1);
  const stream = new Readable({ read() {} });
  const end = () => stream.push(null);
  let before = Promise.resolve();
  const stop = app.changes.follow((changed) => {
    // One after the other, so that none overtakes another.
    before = before.then(async () => {
      const seen = await seenBy(app, caller, changed).catch(end);
      if (seen && !stream.destroyed)
        stream.push(`event: changed\ndata: ${JSON.stringify(seen)}\n\n`);
    });
  }, end);
  const asking = setInterval(() => {
    stillMay().then((may) => may || end(), end);
  }, ASK_MS);
  const beating = setInterval(() => stream.push(':\n\n'), BEAT_MS);
  const ending = setTimeout(end, LONGEST_MS);
  stream.once('close', () => {
    stop();
    for (const timer of [asking, beating, ending]) clearTimeout(timer);
    const left = (open.get(id) ?? 1) - 1;
    if (left > 0) open.set(id, left);
    else open.delete(id);
  });
  // A browser that lost the stream asks again after two seconds.
  stream.push('retry: 2000\n\n');
  return stream;
}

async function seenBy(
  app: App,
  { actor }: Caller,
  { paths, tasks }: Changed,
): Promise<Changed | undefined> {
  const purpose = { name: 'events.follow' };
  const ids = (statement: Statement, of: readonly string[]) =>
    of.length === 0 ? [] : prepared<{ id: string }>(app.ds, statement, [of]);
  const [ownPaths, ownTasks] = await asCaller(app, { actor, purpose }, () =>
    Promise.all([ids(PATHS, paths), ids(TASKS, tasks)]),
  );
  if (ownPaths.length + ownTasks.length === 0) return undefined;
  return { paths: ownPaths.map(({ id }) => id), tasks: ownTasks.map(({ id }) => id) };
}

const PATHS: Statement = {
  name: 'changed-paths',
  text: 'select id from path where id = any($1::uuid[]) order by id',
};
const TASKS: Statement = {
  name: 'changed-tasks',
  text: 'select id from task where id = any($1::uuid[]) order by id',
};
