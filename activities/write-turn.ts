import type { Statement } from '../src/db/prepared.ts';

export interface PathLine {
  id: string;
  person_id: string;
  place_id: string;
  owner_id: string;
  pack_id: string;
  pack_version: string;
  pack_hash: string;
  calendar_hash: string;
  state: 'open' | 'done';
  seq: number;
  turn: number;
  turned_at: string;
  head: string;
  confirmed_seq: number;
  started_at: string;
  next_wake_at?: string;
  /** What the tables must know for this turn to be the next one. */
  previous_head?: string;
  previous_seq: number;
}

export interface EntryLine {
  seq: number;
  entry_id: string;
  kind: string;
  happened_at: string;
  recorded_at: string;
  task_id?: string;
  sealed: string;
}

export interface TaskLine {
  id: string;
  key: string;
  opening: number;
  step: string;
  task: string;
  department: string;
  place_id: string;
  state: string;
  outcome?: string;
  opened_at: string;
  last_day?: string;
  due_at?: string;
  provisional: boolean;
  happened_at?: string;
  recorded_at?: string;
  handling?: string;
  rung?: string;
  taken_by?: string;
  answer_due_at?: string;
  draft?: string;
  sealed_disclosed?: string;
  disclosed_mark?: string;
}

export interface AuditLine {
  at: string;
  actor_id: string;
  role: string;
  action: string;
  task_id?: string;
  entry_id: string;
}

export interface OutboxLine {
  seq: number;
  entry_id: string;
  topic: string;
  payload: Record<string, string>;
  created_at: string;
}

/** What one turn writes. Times are ISO texts, bytes are `\x` and hex, as PostgreSQL reads both. */
export interface Turn {
  path: PathLine;
  entries: EntryLine[];
  /** Open tasks, and those that this turn may have changed. */
  tasks: TaskLine[];
  audit: AuditLine[];
  outbox: OutboxLine[];
}

export function valuesOf(turn: Turn): string[] {
  const { path, entries, tasks, audit, outbox } = turn;
  return [path, entries, tasks, audit, outbox].map((part) => JSON.stringify(part));
}

/**
 * One turn in one round trip. Nothing is written unless the tables stand exactly where this turn begins; a task row is
 * touched only if it differs; the counters move by the difference of the rows themselves, so they cannot drift.
 */
export const WRITE_TURN: Statement = {
  name: 'write-turn',
  text: `
with step as (
  select * from json_to_record($1::json) as p(
    id uuid, person_id uuid, place_id text, owner_id uuid, pack_id text, pack_version text, pack_hash text,
    calendar_hash text, state text, seq int, turn int, turned_at timestamptz, head uuid, confirmed_seq int, started_at timestamptz,
    next_wake_at timestamptz, previous_head uuid, previous_seq int)
), written as (
  insert into path (id, person_id, place_id, owner_id, pack_id, pack_version, pack_hash, calendar_hash, state, problem, seq,
    turn, turned_at, head, confirmed_seq, started_at, next_wake_at)
  select id, person_id, place_id, owner_id, pack_id, pack_version, pack_hash, calendar_hash, state, null, seq,
    turn, turned_at, head, confirmed_seq, started_at, next_wake_at
  from step where previous_seq = 0 or exists (select from path where path.id = step.id)
  on conflict (id) do update set
    (place_id, owner_id, pack_id, pack_version, pack_hash, calendar_hash, state, problem, seq, turn, turned_at, head,
      confirmed_seq, started_at, next_wake_at) =
    (excluded.place_id, excluded.owner_id, excluded.pack_id, excluded.pack_version, excluded.pack_hash, excluded.calendar_hash,
      excluded.state, null, excluded.seq, excluded.turn, excluded.turned_at, excluded.head,
      greatest(path.confirmed_seq, excluded.confirmed_seq), excluded.started_at, excluded.next_wake_at)
  where path.turn < excluded.turn
    and path.head is not distinct from (select previous_head from step)
    and path.seq = (select previous_seq from step)
  returning id
), new_entry as (
  insert into ledger (path_id, seq, entry_id, kind, happened_at, recorded_at, task_id, sealed)
  select written.id, e.* from written cross join json_to_recordset($2::json) as e(
    seq int, entry_id uuid, kind text, happened_at timestamptz, recorded_at timestamptz, task_id uuid, sealed bytea)
), told as materialized (
  select written.id as path_id, t.*, was.state as was_state, was.place_id as was_place_id,
    was.department as was_department, was.due_at as was_due_at
  from written cross join json_to_recordset($3::json) as t(
    id uuid, key text, opening int, step text, task text, department text, place_id text, state text, outcome text,
    opened_at timestamptz, last_day date, due_at timestamptz, provisional boolean, happened_at timestamptz,
    recorded_at timestamptz, handling text, taken_by uuid, rung text, answer_due_at timestamptz, draft text, sealed_disclosed bytea, disclosed_mark bytea)
  left join lateral (select * from task where task.id = t.id offset 0) as was on true
  where was.id is null
    or (was.pack_hash, was.department, was.place_id, was.state, was.outcome, was.opened_at, was.last_day, was.due_at,
      was.provisional, was.happened_at, was.recorded_at, was.handling, was.taken_by, was.rung, was.answer_due_at, was.draft,
      was.disclosed_mark)
    is distinct from ((select pack_hash from step), t.department, t.place_id, t.state, t.outcome, t.opened_at, t.last_day, t.due_at,
      t.provisional, t.happened_at, t.recorded_at, t.handling, t.taken_by, t.rung, t.answer_due_at, t.draft, t.disclosed_mark)
), changed as (
  insert into task (path_id, person_id, pack_hash, id, key, opening, step, task, department, place_id, state,
    outcome, opened_at, last_day, due_at, provisional, happened_at, recorded_at, handling, taken_by, rung, answer_due_at, draft, sealed_disclosed, disclosed_mark)
  select path_id, (select person_id from step), (select pack_hash from step), id, key, opening, step, task, department,
    place_id, state, outcome, opened_at, last_day, due_at, provisional, happened_at, recorded_at, handling, taken_by, rung,
    answer_due_at, draft, sealed_disclosed, disclosed_mark
  from told
  on conflict (id) do update set
    (pack_hash, department, place_id, state, outcome, opened_at, last_day, due_at, provisional, happened_at, recorded_at,
      handling, taken_by, rung, answer_due_at, draft, sealed_disclosed, disclosed_mark) =
    (excluded.pack_hash, excluded.department, excluded.place_id, excluded.state, excluded.outcome, excluded.opened_at, excluded.last_day,
      excluded.due_at, excluded.provisional, excluded.happened_at, excluded.recorded_at,
      excluded.handling, excluded.taken_by, excluded.rung, excluded.answer_due_at, excluded.draft, excluded.sealed_disclosed, excluded.disclosed_mark)
), repacked as (
  update task set pack_hash = step.pack_hash from step
  where exists (
      select from path, step as new where path.id = new.id and path.pack_hash <> new.pack_hash)
    and task.path_id = (select id from written) and task.id not in (select id from told)
), counted as (
  insert into count_delta (place_id, department, due_day, open)
  select place_id, department, coalesce((due_at at time zone 'UTC')::date, 'infinity'), sum(n)
  from (
    select place_id, department, due_at, 1 as n from told where state = 'open'
    union all
    select was_place_id, was_department, was_due_at, -1 from told where was_state = 'open'
  ) as difference
  group by 1, 2, 3 having sum(n) <> 0
), audited as (
  insert into audit (path_id, at, actor_id, role, action, task_id, entry_id)
  select written.id, a.* from written cross join json_to_recordset($4::json) as a(
    at timestamptz, actor_id uuid, role text, action text, task_id uuid, entry_id uuid)
), posted as (
  insert into outbox (path_id, seq, entry_id, topic, payload, created_at)
  select written.id, o.* from written cross join json_to_recordset($5::json) as o(
    seq int, entry_id uuid, topic text, payload jsonb, created_at timestamptz)
  on conflict do nothing
)
select id from written`,
};
