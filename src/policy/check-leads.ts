import { dayAfter } from './day-after.ts';
import type { PackSource } from './pack.ts';
import type { Problem } from './problem.ts';

/** Every task has an office that leads it on every day of the pack: the one that it names, or whoever succeeded that. */
export function checkLeads(source: PackSource): Problem[] {
  return [...source.steps].flatMap(([file, { tasks, lists }]) => {
    const leads = [
      ...Object.entries(tasks).map(([name, { lead }]) => [`/tasks/${name}/lead`, lead] as const),
      ...Object.entries(lists).flatMap(([name, items]) =>
        items.map((item, i) => [`/lists/${name}/${i}`, item] as const),
      ),
    ];
    return leads.flatMap(([path, id]) => {
      const gap = gapOf(source, id);
      return gap ? [{ file, path, message: `nobody does the work of ${id} ${gap}` }] : [];
    });
  });
}

/** Days without an office; nothing where there is none, or where no office is meant. */
function gapOf({ pack, departments }: PackSource, id: string): string | undefined {
  let next: string | undefined = id;
  let from: string = pack.effectiveFrom;
  const seen = new Set<string>();
  while (next !== undefined && !seen.has(next)) {
    seen.add(next);
    const department: PackSource['departments'][string] | undefined = departments[next];
    if (!department) return undefined;
    const { validFrom, validTo } = department;
    if (validFrom !== undefined && validFrom > from)
      return `from ${from} to ${dayAfter(validFrom, -1)}`;
    if (validTo === undefined || validTo >= (pack.effectiveTo ?? LAST_DAY)) return undefined;
    from = dayAfter(validTo) > from ? dayAfter(validTo) : from;
    next = department.successor;
  }
  return `from ${from} on`;
}

/** The calendar of the product ends with it. */
const LAST_DAY = '2199-12-31';
