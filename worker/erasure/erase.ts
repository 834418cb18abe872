import type { DataSource } from 'typeorm';
import { PRODUCT } from '../../src/domain/path/ledger.ts';
import type { Sealer } from '../../src/sealing/sealer.ts';
import type { ForgetWorkflow } from '../../src/temporal/forget-workflow.ts';
import type { AuditKeys } from '../audit/keys.ts';
import { log, nameOf } from '../log.ts';
import { addDecision, type Decision } from './list.ts';

export interface ErasureParts {
  ds: DataSource;
  sealer: Sealer;
  forget: ForgetWorkflow;
}

/** Where the decisions are written besides, and by whose key. */
export interface DecisionList {
  file: string;
  keys: AuditKeys;
}

/**
 * Carries out what two people have decided, step by step and again until nothing is left: the decision goes into the
 * list, the path is ended and deleted at Temporal, then key and rows. Answers how many were finished.
 */
export function createErasing(parts: ErasureParts, list: DecisionList): () => Promise<number> {
  return async () => {
    const decided = await parts.ds.query<{ id: string }[]>(DECIDED);
    let finished = 0;
    for (const { id } of decided) {
      const isFinished = await eraseStep(parts, list, id).catch((thrown: unknown) => {
        log('erasure-waits', { erasure: id, ...nameOf(thrown) });
        return false;
      });
      if (isFinished) finished += 1;
    }
    return finished;
  };
}

/** One round of one erasure: true once nothing was found any more. */
export async function eraseStep(
  { ds, sealer, forget }: ErasureParts,
  list: DecisionList,
  id: string,
): Promise<boolean> {
  const decision = await begin(ds, id);
  if (!decision) return false;
  addDecision(list.file, list.keys, decision.row);
  let isGone = true;
  for (const path of decision.paths) {
    if (!(await forget(path))) isGone = false;
  }
  const rows = await eraseRows(ds, id);
  sealer.forget(decision.person);
  if (!isGone || rows > 0) return false;
  await ds.query(FINISH, [id, PRODUCT.id, PRODUCT.role]);
  return true;
}

interface Begun {
  person: string;
  paths: string[];
  row: Decision;
}

/** From here on it cannot be withdrawn: what is gone is gone. */
async function begin(ds: DataSource, id: string): Promise<Begun | undefined> {
  await ds.query(BEGIN, [id]);
  const [begun] = await ds.query<Begun[]>(
    `select person_id as person, path_ids as paths,
       to_jsonb(e) - array['removed', 'erased_at'] as row from erasure e
     where id = $1 and begun_at is not null`,
    [id],
  );
  return begun;
}

async function eraseRows(ds: DataSource, id: string): Promise<number> {
  const [row] = await ds.query<{ n: string }[]>('select erase_person($1) as n', [id]);
  return Number(row?.n ?? 0);
}

const NOW = `(select now() + offset_ms * interval '1 ms' from clock)`;
const WHOLE = `confirmed_at is not null and first_by is not null and second_by is not null and withdrawn_at is null`;

const DECIDED = `
  select id from erasure where ${WHOLE} and erased_at is null and keep_until <= ${NOW}
  order by asked_at limit 40`;

const BEGIN = `
  update erasure as e set begun_at = ${NOW},
    path_ids = array(select p.id from path as p where p.person_id = e.person_id order by p.id)
  where id = $1 and begun_at is null and ${WHOLE} and keep_until <= ${NOW}`;

const FINISH = `
  with erased as (
    update erasure set erased_at = ${NOW} where id = $1 and erased_at is null returning id, erased_at
  )
  insert into audit (at, actor_id, role, action, entry_id)
  select erased_at, $2::uuid, $3, 'erased', id from erased`;
