import { parseArgs } from 'node:util';
import { Misused, NotThere } from '../../src/policy/command/command.ts';
import { soundPack } from '../../src/policy/command/sound-pack.ts';
import { languages } from '../../src/policy/schema.ts';
import type { Wish } from './run.ts';

export function readWish(args: readonly string[]): Wish {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      place: { type: 'string' },
      lang: { type: 'string', default: 'en' },
      json: { type: 'boolean', default: false },
    },
  });
  const [from, to, ...more] = positionals;
  const language = languages.find((one) => one === values.lang);
  if (from === undefined || to === undefined || more.length > 0 || !language) throw new Misused();
  const packs = { from: soundPack(from), to: soundPack(to) };
  const { place, json } = values;
  if (place !== undefined && !Object.hasOwn(packs.from.rules.places, place)) {
    throw new NotThere(`There is no place ${place} in ${from}.`);
  }
  const say = (lines: readonly string[]) => {
    if (lines.length > 0) process.stdout.write(`${lines.join('\n')}\n`);
  };
  return { packs, names: { from, to }, place, json, language, say };
}
