import type { Items } from './kinds.ts';
import { leavesOf } from './leaves.ts';

export interface FieldChange {
  /** Empty where the thing itself is one value. */
  field: string;
  before?: string;
  after?: string;
}

export interface Change {
  what: 'added' | 'removed' | 'changed';
  id: string;
  fields: FieldChange[];
}

/** What is there in one only, and what says something else; by id. */
export function compare(before: Items, after: Items): Change[] {
  const ids = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return ids.sort().flatMap((id): Change[] => {
    const [old, next] = [before, after].map((items) => Object.hasOwn(items, id));
    const fields = fieldsOf(old ? leavesOf(before[id]) : NONE, next ? leavesOf(after[id]) : NONE);
    if (old && next) return fields.length > 0 ? [{ what: 'changed', id, fields }] : [];
    return [{ what: old ? 'removed' : 'added', id, fields }];
  });
}

const NONE: ReadonlyMap<string, string> = new Map();

function fieldsOf(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): FieldChange[] {
  const fields = new Set([...before.keys(), ...after.keys()]);
  return [...fields].flatMap((field) => {
    const [old, next] = [before.get(field), after.get(field)];
    if (old === next) return [];
    return {
      field,
      ...(old === undefined ? {} : { before: old }),
      ...(next === undefined ? {} : { after: next }),
    };
  });
}
