import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { lengthWords } from '../../domain/time/length-words.ts';
import { readCalendars } from '../calendars.ts';
import { clocksOf, sureness, type Clock } from '../clocks.ts';
import { loadPack } from '../load-pack.ts';
import type { Pack } from '../pack.ts';
import { policiesFolder } from '../pack-folders.ts';
import { sayIn } from '../say.ts';
import { languages } from '../schema.ts';
import { clockLines } from './clock-lines.ts';
import { Misused, NotThere, type Answer, type Command } from './command.ts';
import { findPack, opened } from './find-pack.ts';
import { startOf, type Start } from './start.ts';

export const explain: Command = {
  usage: 'explain <pack> [<clock> [--from <day, or instant with its offset> [--place <code>]]]',
  run(args) {
    const { positionals, values } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { from: { type: 'string' }, place: { type: 'string' } },
    });
    const [name, id, ...more] = positionals;
    const { from, place } = values;
    const isStray = (id === undefined && from !== undefined) || (place !== undefined && !from);
    if (name === undefined || more.length > 0 || isStray) throw new Misused();
    const pack = packOf(name);
    if (id === undefined) return { lines: listOf(pack), code: 0 };
    const start = from === undefined ? undefined : startOf(pack, from, place);
    return explainClock(pack, id, start);
  },
};

function packOf(name: string): Pack {
  const path = findPack(name);
  const calendars = readCalendars(join(policiesFolder(), 'calendars'));
  return opened(name, () => loadPack(path, calendars));
}

/** One clock in both languages, and what it comes to from a start. */
export function explainClock(pack: Pack, id: string, start?: Start): Answer {
  const clock = clocksOf(pack.rules).find((one) => one.id === id);
  if (!clock) throw new NotThere(noClock(pack, id));
  const parts = languages.map((language) => clockLines(pack, clock, { language, start }));
  return { lines: parts.flatMap((lines, i) => (i === 0 ? lines : ['', ...lines])), code: 0 };
}

/** Of its step, where there is one of that name: the whole list has a hundred names. */
function noClock({ rules }: Pack, id: string): string {
  const all = clocksOf(rules);
  const own = all.filter(({ step }) => step === id.split('/')[0]);
  const ids = (own.length > 0 ? own : all).map((clock) => clock.id).join(', ');
  return `There is no clock ${id} in ${rules.id}@${rules.version}; there is ${ids}.`;
}

/** Every clock with its length, its article and how sure we are of it. */
export function listOf(pack: Pack): string[] {
  const { rules, meta } = pack;
  const clocks = clocksOf(rules);
  const width = Math.max(...clocks.map(({ id }) => id.length));
  const say = sayIn(pack);
  const row = (clock: Clock) =>
    [
      clock.id.padEnd(width),
      lengthOf(clock),
      say(`article.${clock.article}`),
      clock.confidence,
    ].join('  ');
  const title = `${meta.title['zh-CN']} · ${meta.title.en}`;
  return [
    `${rules.id}@${rules.version}  ${title}`,
    `${clocks.length} clocks: ${sureness(clocks)}`,
    ...clocks.map(row),
  ];
}

function lengthOf(clock: Clock): string {
  if ('rule' in clock)
    return `${lengthWords(clock.rule, 'zh-CN')} · ${lengthWords(clock.rule, 'en')}`;
  const { stages, by } = clock.plan;
  return `按${by}分${stages.length}期 · ${stages.length} stages by ${by}`;
}
