import { preparedAs } from '../db/prepared.ts';
import type { TaskItem } from '../boards/task-item.ts';
import { voidedIds, type Entry } from '../domain/path/ledger.ts';
import type { App } from './app.ts';
import { openForm } from './forms.ts';
import { BODIES } from './open-notes.ts';
import type { Sight } from './sight.ts';

/** Field of a form in which a named human stands for a decision. */
const FIELD = 'decidedBy';

/** Who decided, by the key of the task, where the pack asks for a name and whoever reads knows all of it. */
export async function readDeciders(
  app: App,
  path: { id: string; personId: string; packHash: string },
  {
    tasks,
    entries,
    sight,
  }: { tasks: readonly TaskItem[]; entries: readonly Entry[]; sight: Sight },
): Promise<Map<string, string>> {
  const rules = app.packs.byHash(path.packHash);
  const isDecision = ({ step, task, key, outcome }: TaskItem) =>
    sight.ofTask(key) === 'all' &&
    rules?.tasks[`${step}/${task}`]?.outcomes.some(
      ({ code, requires }) => code === outcome && requires.includes(FIELD),
    ) === true;
  const keys = new Set(tasks.filter(isDecision).map(({ key }) => key));
  if (keys.size === 0) return new Map();
  const voided = voidedIds(entries);
  const hashes = new Map<string, string>();
  for (const entry of entries) {
    if (entry.kind !== 'outcome' || voided.has(entry.id) || !keys.has(entry.key)) continue;
    if (entry.bodyHash !== undefined) hashes.set(entry.key, entry.bodyHash);
  }
  const rows = await preparedAs<{ hash: string; sealed: Buffer }>('answer', app.ds, {
    statement: BODIES,
    values: [path.id, [...hashes.values()]],
  });
  const key = await app.sealer.keyOf(path.personId);
  const names = new Map(
    rows.map(({ hash, sealed }) => [hash, openForm(key, { pathId: path.id, hash }, sealed)[FIELD]]),
  );
  return new Map(
    [...hashes].flatMap(([task, hash]) => {
      const name = names.get(hash);
      return typeof name === 'string' ? [[task, name] as const] : [];
    }),
  );
}
