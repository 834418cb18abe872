import type { Calendar } from '../domain/time/calendar.ts';
import type { PackSource } from './pack.ts';
import { pointer, type Problem } from './problem.ts';

/** The calendar that the unit `cn_workday` bears the name of. */
const NAMED = 'cn';

/** What a pack counts in, against the calendar that it counts by. */
export function checkUnits({ pack, steps }: PackSource, calendar: Calendar): Problem[] {
  const files: [string, unknown][] = [['pack.yaml', pack], ...steps];
  return files.flatMap(([file, content]) =>
    unitsIn(content, []).flatMap(({ path, unit }) => {
      const message = misfit(calendar, unit);
      return message === undefined ? [] : [{ file, path: pointer(path), message }];
    }),
  );
}

function misfit({ id, schoolTerms }: Calendar, unit: string): string | undefined {
  if (unit === 'cn_workday' && id !== NAMED) {
    return `is a working day of the calendar ${NAMED}, and the calendar of this pack is ${id}: say workday`;
  }
  if (unit === 'school_term' && !schoolTerms) return `the calendar ${id} knows no school terms`;
  return undefined;
}

interface Found {
  path: string[];
  unit: string;
}

/** A period stands in many places of a pack, and looks the same in all of them. */
function unitsIn(value: unknown, path: string[]): Found[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, below]) => {
    const here = [...path, name];
    const isUnit = name === 'unit' && typeof below === 'string';
    return isUnit ? [{ path: here, unit: below }] : unitsIn(below, here);
  });
}
