import { compare } from '../diff/compare.ts';
import { kindsOf } from '../diff/kinds.ts';
import { kindLines } from '../diff/words.ts';
import type { PackSource } from '../pack.ts';
import { readPack } from '../read-pack.ts';
import { Misused, type Answer, type Command } from './command.ts';
import { findPack, opened } from './find-pack.ts';

export const diff: Command = {
  usage: 'diff <pack> <pack>',
  run(args) {
    const [before, after, ...more] = args;
    const isOption = args.some((word) => word.startsWith('-'));
    if (before === undefined || after === undefined || more.length > 0 || isOption) {
      throw new Misused();
    }
    return diffOf(read(before), read(after));
  },
};

interface Read {
  word: string;
  source: PackSource;
  hash: string;
}

/** As it stands in the files, sound or not: a draft is compared before it is. */
function read(word: string): Read {
  const path = findPack(word);
  return { word, ...opened(word, () => readPack(path)) };
}

export function diffOf(before: Read, after: Read): Answer {
  const old = kindsOf(before.source);
  const next = kindsOf(after.source);
  const lines = [...old].flatMap(([kind, items]) =>
    kindLines(kind, compare(items, next.get(kind) ?? {})),
  );
  if (lines.length > 0) {
    return { lines: [`${before.word} -> ${after.word}`, ...lines], code: 1 };
  }
  const isSame = before.hash === after.hash;
  const written = isSame ? '' : ' They are written differently: comments, spaces or order.';
  return { lines: [`Both say the same.${written}`], code: 0 };
}
