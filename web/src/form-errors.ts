import type { ApiProblem } from './api/client.ts';

export type FieldPath = (string | number)[];

/** What was refused of single fields, as the form names them: `/form/limits/0/what` is form, limits, 0, what. */
export function fieldErrors(problem: ApiProblem): { name: FieldPath; errors: string[] }[] {
  const errors = problem.problem?.errors ?? [];
  return errors.map(({ pointer, detail }) => ({ name: partsOf(pointer), errors: [detail] }));
}

function partsOf(pointer: string): FieldPath {
  const parts = pointer.split('/').slice(1);
  return parts
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** Without what was left empty: an empty answer is none. */
export function filled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(filled).filter((one) => one !== undefined);
  if (typeof value !== 'object' || value === null)
    return value === '' || value === null ? undefined : value;
  const some = Object.entries(value).flatMap(([name, one]) => {
    const kept = filled(one);
    return kept === undefined || (Array.isArray(kept) && kept.length === 0) ? [] : [[name, kept]];
  });
  return some.length === 0 ? undefined : Object.fromEntries(some);
}
