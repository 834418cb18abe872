import { isValueOf } from '../domain/path/fact-values.ts';
import { PLACE } from '../domain/path/place-of.ts';
import type { PackSource } from './pack.ts';
import type { Problem } from './problem.ts';

type FactFile = PackSource['pack']['facts'][string];

/** A fact that nobody can be asked for would leave a path waiting for ever: such a pack is refused. */
export function checkFacts(source: PackSource): Problem[] {
  const { facts } = source.pack;
  const set = setByOutcomes(source);
  const problems = Object.entries(facts).flatMap(([name, fact]) =>
    messagesOf(source, { name, fact, isSet: set.has(name) }).map((message) => ({
      file: 'pack.yaml',
      path: `/facts/${name}`,
      message,
    })),
  );
  if (PLACE in facts) return problems;
  return [...problems, { file: 'pack.yaml', path: '/facts', message: `has no fact ${PLACE}` }];
}

/** Whether a condition names a fact of the pack and a value that it can have. */
export function misfit(
  source: PackSource,
  fact: string,
  value: boolean | number | string,
): string | undefined {
  const rule = source.pack.facts[fact];
  if (!rule) return `there is no fact ${fact}`;
  return isValueOf(rule, value) ? undefined : `fact ${fact} cannot be ${String(value)}`;
}

function messagesOf(
  { pack }: PackSource,
  { name, fact, isSet }: { name: string; fact: FactFile; isSet: boolean },
): string[] {
  const { derived, follows, codes, type } = fact;
  const isFollowing = derived !== undefined || follows !== undefined;
  const isAsked = fact.recorders.length > 0 || isSet || isFollowing;
  const isCoded = type !== 'code' || codes !== undefined || name === PLACE;
  return [
    ...(isAsked ? [] : ['nobody records it, no outcome sets it, and it follows from nothing']),
    ...(isCoded ? [] : ['has no codes']),
    ...(derived && pack.facts[derived.of]?.type !== 'date' ? [`${derived.of} is no date`] : []),
    ...(derived?.bands?.some((band) => !codes?.includes(band.code))
      ? ['has a band without code']
      : []),
  ];
}

function setByOutcomes({ steps }: PackSource): Set<string> {
  const tasks = [...steps.values()].flatMap((step) => Object.values(step.tasks));
  const outcomes = tasks.flatMap((task) => task.outcomes);
  return new Set(outcomes.flatMap((outcome) => Object.keys(outcome.sets)));
}
