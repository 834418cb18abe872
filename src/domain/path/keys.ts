/**
 * Key of a task: `step/` + (`name.round/` | `name.item/`)* + `task`, such as
 * `residency/application.1/opinion.police/give-opinion`. Never a position.
 */
export function stepOf(key: string): string {
  return key.slice(0, key.indexOf('/'));
}

/** Last part of a key: the task as the pack names it. */
export function taskOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1);
}

/** Everything before the task, with the slash. */
export function prefixOf(key: string): string {
  return key.slice(0, key.lastIndexOf('/') + 1);
}

/** Where the pack keeps the rule of a key: `step/task`. */
export function ruleKeyOf(key: string): string {
  return `${stepOf(key)}/${taskOf(key)}`;
}

/** The item or round that a key carries under a name: `police` of `opinion.police`. */
export function itemOf(key: string, name: string): string | undefined {
  const part = key.split('/').find((segment) => segment.startsWith(`${name}.`));
  return part?.slice(name.length + 1);
}

/** Key of the task that undoes one entry: under its own id, so a second undo of the same task is another task. */
export function undoKey(key: string, entryId: string, undoTask: string): string {
  return `${prefixOf(key)}undo.${entryId}/${undoTask}`;
}

/** Whether a key is the undoing of something else. */
export function isUndo(key: string): boolean {
  return key.includes('/undo.');
}
