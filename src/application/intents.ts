import type { DataSource } from 'typeorm';
import { prepared, type Statement } from '../db/prepared.ts';
import type { NameToken } from './name-tokens.ts';
import type { WrappedKey } from '../sealing/key-wrapper.ts';

/** What a caller wants done, kept before the path is asked, so that it can be asked again and answered the same. */
export interface NewIntent {
  entryId: string;
  actorId: string;
  key: string;
  kind: string;
  pathId: string;
  bodyHash: Buffer;
  sealed: Buffer;
  forms: readonly KeptForm[];
  person?: NewPerson;
}

/** A form that belongs to an entry, sealed with the person's key; the ledger knows its hash alone. */
export interface KeptForm {
  hash: string;
  entryId: string;
  sealed: Buffer;
}

export interface NewPerson extends WrappedKey {
  id: string;
  sealed: Buffer;
  /** Under what she is found by name. */
  tokens: readonly NameToken[];
}

export interface KnownIntent {
  pathId: string;
  bodyHash: Buffer;
  sealed: Buffer;
  isAnswered: boolean;
  answer: unknown;
}

/** Keeps an intent with everything that belongs to it, in one round trip; or gives the one that was there before. */
export async function keepIntent(
  ds: DataSource,
  intent: NewIntent,
): Promise<KnownIntent | undefined> {
  const { person, forms } = intent;
  const kept = await prepared(ds, person ? KEEP_WITH_PERSON : KEEP, [
    intent.entryId,
    intent.actorId,
    intent.key,
    intent.kind,
    intent.pathId,
    intent.bodyHash,
    intent.sealed,
    JSON.stringify(forms.map(formLine)),
    ...(person ? personColumns(person) : []),
  ]);
  if (kept.length > 0) return undefined;
  const known = await knownIntent(ds, intent.entryId);
  if (!known) throw new Error('an intent was neither kept nor known');
  return known;
}

export async function knownIntent(
  ds: DataSource,
  entryId: string,
): Promise<KnownIntent | undefined> {
  const [row] = await prepared<KnownColumns>(ds, KNOWN, [entryId]);
  return row && knownOf(row);
}

/** Only the first answer is kept: the caller and the relay may both have got one, and they are the same. */
export async function answerIntent(
  ds: DataSource,
  entryId: string,
  { status, answer }: { status: number; answer: object },
): Promise<void> {
  await prepared(ds, ANSWER, [entryId, status, JSON.stringify(answer)]);
}

const personColumns = ({ id, sealed, wrapped, rootKeyId, tokens }: NewPerson) => [
  id,
  sealed,
  wrapped,
  rootKeyId,
  tokens.map(({ scope }) => scope),
  tokens.map(({ token }) => token),
];

const formLine = ({ hash, entryId, sealed }: KeptForm) => ({
  hash,
  entry_id: entryId,
  sealed: `\\x${sealed.toString('hex')}`,
});

const keep = (more: string) => `
with kept as (
  insert into intent (entry_id, actor_id, idempotency_key, kind, path_id, body_hash, sealed, created_at)
  values ($1, $2, $3, $4, $5, $6, $7, now()) on conflict do nothing
  returning path_id
), forms as (
  insert into body (path_id, hash, entry_id, sealed)
  select kept.path_id, f.* from kept cross join json_to_recordset($8::json) as f(
    hash text, entry_id uuid, sealed bytea)
  on conflict do nothing
)${more}
select path_id from kept`;

const KEEP: Statement = { name: 'keep-intent', text: keep('') };

const KEEP_WITH_PERSON: Statement = {
  name: 'keep-intent-with-person',
  text: keep(`, new_person as (
  insert into person (id, sealed, created_at) select $9::uuid, $10::bytea, now() from kept
), new_key as (
  insert into person_key (person_id, wrapped, root_key_id) select $9::uuid, $11::bytea, $12 from kept
), new_names as (
  insert into name_index (person_id, scope, token)
  select $9::uuid, n.* from kept cross join unnest($13::text[], $14::bytea[]) as n(scope, token)
)`),
};

/** Beside a task or a path, in the round trip that reads them. */
export const INTENT_COLUMNS = `i.path_id as "intentPathId", i.body_hash as "bodyHash", i.sealed,
  i.answered_at is not null as "isAnswered", i.answer`;

/** All null where nothing was kept. */
export type KnownColumns = { intentPathId: string | null } & Omit<KnownIntent, 'pathId'>;

export function knownOf(row: KnownColumns): KnownIntent | undefined {
  const { intentPathId: pathId, bodyHash, sealed, isAnswered, answer } = row;
  return pathId === null ? undefined : { pathId, bodyHash, sealed, isAnswered, answer };
}

const KNOWN: Statement = {
  name: 'known-intent',
  text: `select ${INTENT_COLUMNS} from intent as i where i.entry_id = $1`,
};

const ANSWER: Statement = {
  name: 'answer-intent',
  text: `
    update intent set answered_at = now(), status = $2, answer = $3
    where entry_id = $1 and answered_at is null`,
};
