import type { PackSource } from './pack.ts';
import type { Problem } from './problem.ts';

type Ladder = PackSource['pack']['ladders'][string];

/** Rungs differ by name and follow each other in time, and a way that depends on the person leaves nobody out. */
export function checkLadders({ pack }: PackSource): Problem[] {
  return Object.entries(pack.ladders).flatMap(([name, ladder]) =>
    ladder.flatMap((rung, i) => {
      const problem = (path: string, message: string) => [
        { file: 'pack.yaml', path: `/ladders/${name}/${i}${path}`, message },
      ];
      if (ladder.findIndex((other) => other.rung === rung.rung) < i) {
        return problem('/rung', `there is another rung ${rung.rung} on this ladder`);
      }
      const later = ladder.slice(0, i).find((other) => isBefore(rung, other));
      if (later) return problem('/after', `acts before the rung ${later.rung}, which is below it`);
      const channels = rung.channels?.map(({ when }) => when !== undefined) ?? [];
      if (channels.at(-1)) return problem('/channels', 'the last one leaves people out');
      if (channels.slice(0, -1).includes(false)) {
        return problem('/channels', 'one before the last is for everybody');
      }
      return [...(rung.channels ?? [])].flatMap((channel, c) =>
        unknownFacts(pack.facts, channel).flatMap((fact) =>
          problem(`/channels/${c}/when`, `there is no fact ${fact}`),
        ),
      );
    }),
  );
}

/** As far as it can be said without a calendar: in the same unit, or at once. */
function isBefore(rung: Ladder[number], other: Ladder[number]): boolean {
  const [own, below] = [rung, other].map(({ minutes, after }) =>
    minutes === undefined ? after : { n: minutes, unit: 'minute' },
  );
  if (!own || !below) return false;
  return (own.unit === below.unit || own.n === 0) && own.n < below.n;
}

function unknownFacts(
  facts: PackSource['pack']['facts'],
  { when = [] }: NonNullable<Ladder[number]['channels']>[number],
): string[] {
  return when.flatMap(({ fact }) => (Object.hasOwn(facts, fact) ? [] : [fact]));
}
