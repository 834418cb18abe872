import { describe, expect, it } from '@jest/globals';
import { mergeDryRuns } from '../web/src/dry-run.ts';

const change = (task: string, what: string, ...paths: string[]) => {
  const examples = paths.slice(0, 3).map((path) => ({ path }));
  return { step: task.split('/')[0] ?? '', task, what, paths: paths.length, examples };
};
const unfit = (paths: number) => ({ code: 'pack-unfit', title: 'Not here', paths });

describe('pages of a dry run', () => {
  it('are one result: counts add up, and of examples there are a few', () => {
    const first = {
      of: 40,
      looked: 25,
      changed: 3,
      failed: 1,
      refused: [unfit(2)],
      changes: [change('care/bed', 'moved', 'a', 'b'), change('aid/pay', 'opened', 'a')],
    };
    const second = {
      ...first,
      looked: 15,
      changed: 2,
      failed: 0,
      refused: [unfit(1)],
      changes: [change('care/bed', 'moved', 'c', 'd'), change('care/bed', 'opened', 'c')],
    };
    const { changes, ...rest } = mergeDryRuns([first, second]);

    expect(rest).toEqual({ of: 40, looked: 40, changed: 5, failed: 1, refused: [unfit(3)] });
    expect(changes.map(({ task, what, paths }) => [task, what, paths])).toEqual([
      ['aid/pay', 'opened', 1],
      ['care/bed', 'moved', 4],
      ['care/bed', 'opened', 1],
    ]);
    expect(changes[1]?.examples.map(({ path }) => path)).toEqual(['a', 'b', 'c']);
  });

  it('are nothing while none has come', () => {
    expect(mergeDryRuns([])).toMatchObject({ of: 0, looked: 0, changes: [] });
  });
});
