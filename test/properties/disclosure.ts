import { projectRows } from '../../activities/project-rows.ts';
import { taskRule } from '../../src/domain/policy/task-rule.ts';
import type { Invariant, Lived } from './invariant.ts';
import { toldOf } from './turns.ts';

/** Particulars that no office needs for what it does: when she was born, what she agreed to, how much at risk she is. */
const SECRET = /^(born|risk|in-crisis|whereabouts|identity-known|plan)$|^consent\./;

/** 7: the row of a task shows what its rule lists, and nothing that is nobody's business. */
export const onlyWhatIsListed: Invariant = {
  name: '7 a task discloses only what it lists',
  broken: (lived) => leaks(lived, rowsOf(lived)),
};

type Row = { key: string; disclosed?: Record<string, unknown> };

export function rowsOf(lived: Lived): Row[] {
  const { entries, desk, view, now } = toldOf(lived);
  const path = { id: ID, rules: lived.rules, entries, desk, view, now, rulesOf: () => lived.rules };
  return projectRows(path).tasks;
}

export function leaks({ rules }: Lived, rows: readonly Row[]): string[] {
  return rows.flatMap(({ key, disclosed = {} }) => {
    const listed = taskRule(rules, key)?.discloses.map(({ field }) => field) ?? [];
    return Object.keys(disclosed)
      .filter((field) => !listed.includes(field) || SECRET.test(field))
      .map((field) => `${key} shows ${field}`);
  });
}

const ID = '00000000-0000-4000-8000-000000000001';
