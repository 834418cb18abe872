interface Opinion {
  department: string;
  openedAt: string;
  state: 'open' | 'done' | 'withdrawn';
  round: { asked: string[]; enough: number } | null;
}

interface Round<T> {
  asked: string[];
  enough: number;
  answered: number;
  /** Each office that is asked; without a task where it is not shown to whoever looks. */
  lines: { department: string; task: T | undefined }[];
}

/** The round of a path that was asked last; a second application asks everybody anew. */
export function lastRound<T extends Opinion>(tasks: readonly T[]): Round<T> | undefined {
  const opinions = tasks
    .filter(({ round, state }) => round !== null && state !== 'withdrawn')
    .toSorted((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
  const round = opinions[0]?.round;
  if (!round) return undefined;
  const lines = round.asked.map((department) => {
    return { department, task: opinions.find((one) => one.department === department) };
  });
  const answered = lines.filter(({ task }) => task?.state === 'done').length;
  return { ...round, answered, lines };
}
