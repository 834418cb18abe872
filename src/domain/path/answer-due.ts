import { timeZoneOf } from '../policy/desk-place.ts';
import { dueInstant } from '../time/due-at.ts';
import type { CaseFile, Proposal } from './judge.ts';
import { placeOf } from './place-of.ts';

/** Whoever is urged or ordered answers within the time of the pack, from the day on which it was said. */
export function withAnswerDue(file: CaseFile, act: Proposal): Proposal {
  if (act.kind !== 'desk' || (act.what !== 'urged' && act.what !== 'ordered')) return act;
  const { rules, entries, now } = file;
  const { calendar, answerWithin } = rules;
  const timeZone = timeZoneOf(rules, placeOf(entries, now));
  const from = act.recordedAt;
  const clock = { ...answerWithin, from, roll: false, calendar, timeZone, holds: [] };
  const { dueAt } = dueInstant(clock, { explain: false });
  return dueAt === undefined ? act : { ...act, dueAt };
}
