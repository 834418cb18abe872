import type { DataSource } from 'typeorm';
import type { Language } from '../../src/contract/field-errors.ts';
import type { KeyOptions } from '../../src/sealing/open-key-wrapper.ts';
import type { Instant } from '../../src/domain/time/instant.ts';
import { refusals } from '../../src/contract/refusals.ts';
import type { Looked } from './look.ts';
import { openPathsOn } from './paths.ts';
import { count, newTally, plainSummary, summaryLines, type Names, type Tally } from './tally.ts';
import { lookInThreads, type Thread } from './threads.ts';
import { plainChange, wordsIn, type Packs, type Words } from './words.ts';

export interface Wish {
  packs: Packs;
  /** As they were called. */
  names: Names;
  place: string | undefined;
  language: Language;
  json: boolean;
  say: (lines: readonly string[]) => void;
}

/** Lines of every path as they come, and what they come to at the end. */
export async function runDry(
  ds: DataSource,
  wish: Wish,
  { threads, ...told }: { threads: readonly Thread[]; keys: KeyOptions; now: Instant },
): Promise<Tally> {
  const { packs, place, language, names, json, say } = wish;
  const [from, to] = [packs.from.rules, packs.to.rules];
  const words = wordsIn(language, packs);
  const tally = newTally();
  const pages = openPathsOn(ds, { hash: from.hash, place });
  for await (const page of lookInThreads(threads, { ...told, from, to }, pages)) {
    for (const looked of page) count(tally, looked);
    say(page.flatMap((looked) => (json ? jsonLine(looked) : linesOf(looked, words, language))));
  }
  say(
    json
      ? [JSON.stringify({ ...names, summary: plainSummary(tally) })]
      : summaryLines(tally, words, { ...names, language }),
  );
  return tally;
}

function linesOf(looked: Looked, words: Words, language: Language): string[] {
  const { path } = looked;
  if ('failed' in looked) return [`${path}  ${looked.failed}`];
  if ('refused' in looked) return [`${path}  ${refusals[looked.refused].title[language]}`];
  return looked.changes.map((change) =>
    [path, words.kind(change.what), change.key, words.title(change.key), words.detail(change)]
      .filter((part) => part !== '')
      .join('  '),
  );
}

function jsonLine(looked: Looked): string[] {
  if (!('changes' in looked)) return [JSON.stringify(looked)];
  const { path, changes } = looked;
  return changes.length > 0 ? [JSON.stringify({ path, changes: changes.map(plainChange) })] : [];
}
