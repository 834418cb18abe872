import type { Change, FieldChange } from './compare.ts';

const SIGNS: Record<Change['what'], string> = { added: '+', removed: '-', changed: '~' };

/** The changes of one kind; nothing where there are none. */
export function kindLines(kind: string, changes: readonly Change[]): string[] {
  if (changes.length === 0) return [];
  return ['', `${kind}: ${countsOf(changes)}`, ...changes.flatMap(linesOf)];
}

function countsOf(changes: readonly Change[]): string {
  const whats: Change['what'][] = ['added', 'removed', 'changed'];
  return whats
    .map((what) => [changes.filter((change) => change.what === what).length, what] as const)
    .filter(([n]) => n > 0)
    .map(([n, what]) => `${n} ${what}`)
    .join(', ');
}

/** A line for a thing that came or went, and one for each field that says something else. */
function linesOf({ what, id, fields }: Change): string[] {
  const sign = SIGNS[what];
  if (what === 'changed') {
    return fields.map(({ field, before, after }) => {
      return `  ${sign} ${named(id, field)}: ${before ?? '(none)'} -> ${after ?? '(none)'}`;
    });
  }
  const values = fields.map(valueOf).join('; ');
  return [`  ${sign} ${values === '' ? id : `${id}: ${values}`}`];
}

function valueOf({ field, before, after }: FieldChange): string {
  const value = before ?? after ?? '';
  return field === '' ? value : `${field} ${value}`;
}

function named(id: string, field: string): string {
  return field === '' ? id : `${id} ${field}`;
}
