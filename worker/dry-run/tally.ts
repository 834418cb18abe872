import type { Language } from '../../src/contract/field-errors.ts';
import type { ChangeKind } from '../../src/domain/path/change.ts';
import { ruleKeyOf } from '../../src/domain/path/keys.ts';
import { refusals } from '../../src/contract/refusals.ts';
import type { Looked } from './look.ts';
import type { Words } from './words.ts';

/** What a dry run comes to; as large as the packs, however many paths there are. */
export interface Tally {
  paths: number;
  changed: number;
  /** Changes of all paths, by task of the pack and kind. */
  byTask: Map<string, { what: ChangeKind; task: string; paths: number }>;
  /** Paths that would stay where they are, by the reason. */
  refused: Map<keyof typeof refusals, number>;
  failed: number;
}

export const newTally = (): Tally => ({
  paths: 0,
  changed: 0,
  byTask: new Map(),
  refused: new Map(),
  failed: 0,
});

export function count(tally: Tally, looked: Looked): void {
  tally.paths += 1;
  if ('failed' in looked) tally.failed += 1;
  if ('refused' in looked) {
    tally.refused.set(looked.refused, (tally.refused.get(looked.refused) ?? 0) + 1);
  }
  if (!('changes' in looked) || looked.changes.length === 0) return;
  tally.changed += 1;
  for (const { what, key } of looked.changes) {
    const task = ruleKeyOf(key);
    const name = `${task} ${what}`;
    const known = tally.byTask.get(name);
    if (known) known.paths += 1;
    else tally.byTask.set(name, { what, task, paths: 1 });
  }
}

export interface Names {
  from: string;
  to: string;
}

/** By step and task, and in the order of their names. */
export function summaryLines(
  tally: Tally,
  words: Words,
  { language, from, to }: Names & { language: Language },
) {
  const rows = [...tally.byTask].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  const of = sentences[language];
  return [
    of.all(tally.paths, { from, to }, tally.changed),
    ...rows.map(
      (row) => `  ${row.task}  ${words.title(row.task)}  ${words.kind(row.what)}: ${row.paths}`,
    ),
    ...[...tally.refused].map(([code, n]) => `  ${refusals[code].title[language]} (${code}): ${n}`),
    ...(tally.failed > 0 ? [of.failed(tally.failed)] : []),
  ];
}

export function plainSummary({ paths, changed, failed, byTask, refused }: Tally) {
  return {
    paths,
    changed,
    failed,
    byTask: [...byTask.values()],
    refused: Object.fromEntries(refused),
  };
}

const sentences: Record<
  Language,
  { all: (paths: number, names: Names, changed: number) => string; failed: (n: number) => string }
> = {
  'zh-CN': {
    all: (paths, { from, to }, changed) =>
      `适用 ${from} 的未办结进程 ${paths} 件；改用 ${to} 后有变化的 ${changed} 件`,
    failed: (n) => `  无法判断的进程: ${n}`,
  },
  en: {
    all: (paths, { from, to }, changed) =>
      `${paths} open paths stand on ${from}; ${to} changes something for ${changed}`,
    failed: (n) => `  paths of which nothing can be told: ${n}`,
  },
};
