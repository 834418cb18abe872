import type { EntityManager } from 'typeorm';
import type { NoticeLine } from '../../src/db/entities/notice.ts';

/** Whoever a notice is for: a desk, a role at a place, or whoever was on duty. */
export interface Recipient {
  role: string;
  department: string;
  placeId: string;
  accountId?: string;
}

export interface Notice extends Recipient {
  kind: 'now' | 'digest';
  day: string;
  lines: NoticeLine[];
}

/** A notice names so many tasks; how many there were in all stands beside. */
const LINES_MAX = 200;

export interface Letter {
  topic: string;
  /** `task` is its id; `toRole`, `toPlace` and `toDepartment` say whom it calls. */
  payload: Record<string, string>;
}

/** Lines by recipient, in the order of the letters. */
export async function byRecipient(
  db: EntityManager,
  letters: readonly Letter[],
  now: Date,
): Promise<{ to: Recipient; lines: NoticeLine[] }[]> {
  const groups = new Map<string, { to: Recipient; lines: NoticeLine[] }>();
  const known = new Map<string, Recipient>();
  for (const { topic, payload } of letters) {
    const { toRole: role = '', toPlace: placeId = '', toDepartment: department = '' } = payload;
    const called = { role, placeId, department };
    const name = JSON.stringify(called);
    const to = known.get(name) ?? (await recipientOf(db, called, now));
    known.set(name, to);
    const group = groups.get(JSON.stringify(to)) ?? { to, lines: [] };
    groups.set(JSON.stringify(to), group);
    group.lines.push(lineOf(topic, payload));
  }
  return [...groups.values()];
}

function lineOf(topic: string, { task, rung, passed }: Record<string, string>): NoticeLine {
  return {
    what: topic.replace(/^task-/, ''),
    ...(task === undefined ? {} : { task }),
    ...(rung === undefined ? {} : { rung }),
    ...(passed === undefined ? {} : { passed }),
  };
}

/** Where nobody is on duty the level above is asked; where nobody is at all, the coordination office reads it. */
async function recipientOf(db: EntityManager, called: Recipient, now: Date): Promise<Recipient> {
  const { role, placeId } = called;
  if (role !== 'duty-officer' && role !== 'duty-deputy') return called;
  const [shift] = await db.query<{ placeId: string; accountId: string }[]>(ON_DUTY, [
    placeId,
    now,
    role === 'duty-deputy',
  ]);
  return shift
    ? { role: 'duty-officer', department: '', ...shift }
    : { role: 'coordination-office', department: '', placeId };
}

const ON_DUTY = `
  select d.place_id as "placeId",
    case when $3 and a.distance = 0 then coalesce(d.deputy_id, d.account_id) else d.account_id end as "accountId"
  from place_above as a join duty as d on d.place_id = a.above_id
  where a.place_id = $1 and d.starts_at <= $2 and $2 < d.ends_at
  order by a.distance, d.starts_at limit 1`;

export async function writeNotices(
  db: EntityManager,
  notices: readonly Notice[],
  now: Date,
): Promise<void> {
  const rows = notices.map(({ kind, day, lines, accountId = null, ...to }) => ({
    kind,
    role: to.role,
    department: to.department,
    place_id: to.placeId,
    account_id: accountId,
    day,
    total: lines.length,
    lines: lines.slice(0, LINES_MAX),
  }));
  await db.query(INSERT, [JSON.stringify(rows), now]);
}

const INSERT = `
  insert into notice (id, kind, role, department, place_id, account_id, day, total, lines, created_at)
  select gen_random_uuid(), n.*, $2 from json_to_recordset($1::json) as n(
    kind text, role text, department text, place_id text, account_id uuid, day date, total int, lines jsonb)
  on conflict (place_id, role, department, day, (coalesce(account_id, '00000000-0000-0000-0000-000000000000'::uuid)))
    where kind = 'digest'
  do update set lines = notice.lines || excluded.lines, total = notice.total + excluded.total`;
