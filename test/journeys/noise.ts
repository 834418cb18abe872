import { createPlaces } from '../../src/application/places.ts';
import { policiesFolder } from '../../src/policy/pack-folders.ts';
import { readNoticeSettings } from '../../src/policy/notice-settings.ts';
import { openPacks } from '../../src/policy/packs.ts';
import { createDigests } from '../../worker/notices/digest.ts';
import { askPath } from '../../worker/notices/confirmed.ts';
import { isOffice } from '../api/people.ts';
import type { Ledgers } from '../system/ledgers.ts';
import type { TestSystem } from '../support/test-system.ts';
import { BEGIN, DAY, firstTenAfter, HOUR } from './story.ts';

const YEAR_END = BEGIN + 365 * DAY;

interface Asked {
  department: string;
  openedAt: Date;
  closedAt: Date | null;
}

/** What the first year of a path asks of people, and how often it speaks to them. */
export class FirstYear {
  private readonly digests: () => Promise<number>;
  private readonly shares = readNoticeSettings(policiesFolder()).shares;

  constructor(
    private readonly system: TestSystem,
    { ds, temporal }: Ledgers,
  ) {
    this.digests = createDigests({
      ds,
      recorded: askPath(temporal),
      places: createPlaces(openPacks().all),
      noticeSettings: readNoticeSettings(policiesFolder()),
    });
  }

  /** The worker looks every few seconds; here a day passes faster than that. */
  async tellAt(now: number): Promise<void> {
    if (now <= YEAR_END) await this.digests();
  }

  /** When next a task at a place passes a share of its time: on the morning after that its desk would be told. */
  async nextShare(place: string, now: number): Promise<number> {
    if (now > YEAR_END) return Infinity;
    const [row] = await this.system.sql<{ at: Date | null }>(
      `select min(at) as at from (
         select opened_at + (due_at - opened_at) * share / 100 as at
         from task cross join unnest($2::int[]) as share where state = 'open' and place_id = $1
       ) as passing where at > $3`,
      [place, this.shares, new Date(now)],
    );
    return row?.at ? firstTenAfter(row.at.getTime()) : Infinity;
  }

  asked(path: string): Promise<Asked[]> {
    return this.system.sql<Asked>(
      `select department, opened_at as "openedAt", recorded_at as "closedAt" from task
       where path_id = $1 and opened_at < $2 order by opened_at`,
      [path, new Date(YEAR_END)],
    );
  }

  /** For each desk of a place: the most digests in any seven days. */
  async noticesPerWeek(place: string): Promise<Map<string, number>> {
    const rows = await this.system.sql<{ department: string; day: string }>(
      `select department, day::text from notice
       where role = 'desk' and place_id = $1 and created_at < $2`,
      [place, new Date(YEAR_END + HOUR)],
    );
    return fullest(rows.map(({ department, day }) => ({ department, at: Date.parse(day) })));
  }
}

/** For each department: the most tasks that were open at once. */
export function openAtOnce(asked: readonly Asked[]): Map<string, number> {
  const most = new Map<string, number>();
  const offices = asked.filter(({ department }) => isOffice({ department }));
  for (const { department, openedAt } of offices) {
    const isOpen = (one: Asked) =>
      one.openedAt <= openedAt && (one.closedAt === null || one.closedAt > openedAt);
    const open = offices.filter((one) => one.department === department && isOpen(one)).length;
    most.set(department, Math.max(open, most.get(department) ?? 0));
  }
  return most;
}

function fullest(told: readonly { department: string; at: number }[]): Map<string, number> {
  const most = new Map<string, number>();
  for (const { department, at } of told) {
    const inWeek = told.filter(
      (one) => one.department === department && one.at <= at && one.at > at - 7 * DAY,
    );
    most.set(department, Math.max(inWeek.length, most.get(department) ?? 0));
  }
  return most;
}
