import type { CivilDate } from '../time/instant.ts';
import { dayOf } from '../time/civil-date.ts';

/** Ways of reaching somebody that another person may notice. */
export const contactWays = ['letter', 'call', 'visit'] as const;
export type ContactWay = (typeof contactWays)[number];

/** What is known of how she can be reached safely, without saying how. */
export interface KnownContact {
  ways: readonly ContactWay[];
  /** When she last said that it still is safe. */
  confirmedOn: CivilDate;
}

/** What may be used for a task today. `outdated`: on record, and confirmed too long ago; `none`: no way is safe. */
export interface ContactStanding {
  state: 'safe' | 'outdated' | 'none';
  /** What is offered: for what is urgent also ways that nobody has confirmed of late, with a warning. */
  ways: readonly ContactWay[];
}

/** `freshDays` whole days after the day of the confirmation it still counts. */
export function contactStanding(
  known: KnownContact | undefined,
  { today, freshDays, isUrgent }: { today: CivilDate; freshDays: number; isUrgent: boolean },
): ContactStanding {
  if (!known || known.ways.length === 0) return { state: 'none', ways: [] };
  const { ways, confirmedOn } = known;
  if (dayOf(today) - dayOf(confirmedOn) <= freshDays) return { state: 'safe', ways };
  return { state: 'outdated', ways: isUrgent ? ways : [] };
}
