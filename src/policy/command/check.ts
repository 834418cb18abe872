import { checkPacks, type Checked } from '../check.ts';
import { clocksOf } from '../clocks.ts';
import type { Pack } from '../pack.ts';
import { policiesFolder, readReleased } from '../pack-folders.ts';
import { PackError, problemText } from '../problem.ts';
import { Misused, NotThere, type Answer, type Command } from './command.ts';

export const check: Command = {
  usage: 'check [<name>@<version>]',
  run(args) {
    const [name, ...more] = args;
    if (more.length > 0 || name?.startsWith('-')) throw new Misused();
    return checkIn(policiesFolder(), name);
  },
};

/** A line for a pack that is sound, and all that is wrong with one that is not. */
export function checkIn(folder: string, name?: string): Answer {
  try {
    const packs = checkPacks(folder);
    const asked = name === undefined ? packs : packs.filter((pack) => pack.name === name);
    if (name !== undefined && asked.length === 0) {
      const names = packs.map((pack) => pack.name).join(', ');
      throw new NotThere(`There is no pack ${name}; there is ${names || 'none'}.`);
    }
    const released = new Set(readReleased(folder).map(({ id, version }) => `${id}@${version}`));
    const lines = asked.flatMap((pack) => reportOf(pack, released.has(pack.name)));
    return { lines, code: asked.some(({ problems }) => problems.length > 0) ? 1 : 0 };
  } catch (thrown) {
    // Calendars belong to every pack.
    if (!(thrown instanceof PackError)) throw thrown;
    return { lines: thrown.problems.map(problemText), code: 1 };
  }
}

function reportOf({ name, pack, problems }: Checked, isReleased: boolean): string[] {
  if (pack && problems.length === 0) {
    return [`ok ${name}: ${countsOf(pack)}, ${isReleased ? 'released' : 'not released'}`];
  }
  const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
  return [`not sound ${name}: ${count}`, ...problems.map((problem) => `  ${problemText(problem)}`)];
}

function countsOf({ rules, places, texts, forms }: Pack): string {
  const counts: [number, string][] = [
    [Object.keys(rules.steps).length, 'steps'],
    [Object.keys(rules.tasks).length, 'tasks'],
    [clocksOf(rules).length, 'clocks'],
    [Object.keys(rules.departments).length, 'departments'],
    [Object.keys(places).length, 'places'],
    [Object.keys(rules.facts).length, 'facts'],
    [Object.keys(forms).length, 'forms'],
    [Object.keys(texts.en).length, 'texts'],
  ];
  return counts.map(([n, of]) => `${n} ${of}`).join(', ');
}
