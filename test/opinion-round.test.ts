import { describe, expect, it } from '@jest/globals';
import { lastRound } from '../web/src/opinion-round.ts';

const round = { asked: ['police', 'civil-affairs', 'hrss'], enough: 2 };
const opinion = (department: string, state: 'open' | 'done', openedAt = '2026-01-05T00:00:00Z') => {
  return { department, state, openedAt, round };
};
const other = { ...opinion('health', 'open', '2026-03-01T00:00:00Z'), round: null };

describe('a round of opinions on a page', () => {
  it('says who has answered and who is silent', () => {
    const found = lastRound([opinion('hrss', 'open'), opinion('police', 'done'), other]);

    expect(found).toMatchObject({ enough: 2, answered: 1 });
    expect(found?.lines.map(({ department, task }) => [department, task?.state])).toEqual([
      ['police', 'done'],
      ['civil-affairs', undefined],
      ['hrss', 'open'],
    ]);
  });

  it('is the one that was asked last', () => {
    const again = opinion('police', 'open', '2026-02-01T00:00:00Z');

    expect(lastRound([opinion('police', 'done'), again])?.lines[0]?.task).toBe(again);
  });

  it('is none where nobody is asked side by side', () => {
    expect(lastRound([other])).toBeUndefined();
    expect(lastRound([])).toBeUndefined();
  });
});
