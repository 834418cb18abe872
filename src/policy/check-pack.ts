import { isTimeZone } from '../domain/time/zone.ts';
import { checkConsents } from './check-consents.ts';
import { checkFacts } from './check-facts.ts';
import { checkLadders } from './check-ladders.ts';
import { checkLeads } from './check-leads.ts';
import { checkStep } from './check-step.ts';
import { checkTexts } from './check-texts.ts';
import type { PackSource } from './pack.ts';
import type { Problem } from './problem.ts';

/** What a pack says must hang together: each sentence names the file and the place in it. */
export function checkPack(source: PackSource): Problem[] {
  return [
    ...checkMeta(source),
    ...checkFacts(source),
    ...checkConsents(source),
    ...checkLadders(source),
    ...checkDepartments(source),
    ...checkPlaces(source),
    ...checkLeads(source),
    ...[...source.steps].flatMap(([file, step]) => checkStep(source, { file, step })),
    ...checkTexts(source),
  ];
}

function checkMeta({ pack, places, steps }: PackSource): Problem[] {
  const file = 'pack.yaml';
  const names = [...steps.values()].map((step) => step.step);
  const { closing, territory, timeZone, defaults, levels, ladders } = pack;
  const { effectiveFrom, effectiveTo } = pack;
  const wrong: [boolean, string, string][] = [
    [names.includes(closing), '/closing', `there is no step ${closing}`],
    [territory in places.places, '/territory', `there is no place ${territory}`],
    [isTimeZone(timeZone), '/timeZone', `${timeZone} is no time zone`],
    [levels.includes(defaults.level), '/defaults/level', `there is no level ${defaults.level}`],
    [defaults.ladder in ladders, '/defaults/ladder', `there is no ladder ${defaults.ladder}`],
    [!effectiveTo || effectiveTo >= effectiveFrom, '/effectiveTo', 'lies before effectiveFrom'],
  ];
  return wrong.flatMap(([fits, path, message]) => (fits ? [] : [{ file, path, message }]));
}

function checkDepartments({ departments }: PackSource): Problem[] {
  return Object.entries(departments).flatMap(([id, { successor, validTo }]) => {
    const problem = (path: string, message: string) => [
      { file: 'departments.yaml', path: `/${id}${path}`, message },
    ];
    if (successor === undefined) return [];
    if (!(successor in departments)) {
      return problem('/successor', `there is no department ${successor}`);
    }
    if (validTo === undefined) return problem('', 'has a successor, but no last day');
    return heirs(departments, id).includes(id) ? problem('/successor', 'succeeds itself') : [];
  });
}

function heirs(departments: PackSource['departments'], id: string): string[] {
  const found: string[] = [];
  let next = departments[id]?.successor;
  while (next !== undefined && !found.includes(next)) {
    found.push(next);
    next = departments[next]?.successor;
  }
  return found;
}

function checkPlaces({ pack, places }: PackSource): Problem[] {
  const { levels } = pack;
  return Object.entries(places.places).flatMap(([id, { parent, level, timeZone }]) => {
    const problem = (path: string, message: string) => [
      { file: 'places.yaml', path: `/places/${id}${path}`, message },
    ];
    if (!levels.includes(level)) return problem('/level', `there is no level ${level}`);
    if (timeZone !== undefined && !isTimeZone(timeZone)) {
      return problem('/timeZone', `${timeZone} is no time zone`);
    }
    if (parent === undefined) {
      return level === levels[0] ? [] : problem('', 'lies in no other place');
    }
    const above = places.places[parent];
    if (!above) return problem('/parent', `there is no place ${parent}`);
    // A place below one of its own level would let the way up turn in a circle.
    const isBelow = levels.indexOf(above.level) < levels.indexOf(level);
    return isBelow ? [] : problem('/parent', `${parent} is no higher place`);
  });
}
