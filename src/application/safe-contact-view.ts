import type { PathItem } from '../boards/path-row.ts';
import { preparedAs, type Statement } from '../db/prepared.ts';
import {
  contactStanding,
  type ContactStanding,
  type ContactWay,
} from '../domain/contact/standing.ts';
import type { CivilDate } from '../domain/time/instant.ts';
import type { App } from './app.ts';
import { openForm, sealForm } from './forms.ts';
import type { KeptForm } from './intents.ts';
import { todayAt } from './today-at.ts';

/** One way that is safe: whom one reaches, how, when, and what may be said to whoever answers. */
export interface SafeWay {
  how: ContactWay;
  who: string;
  value: string;
  when?: string;
  say: string;
  avoid?: string;
}

export interface SafeContactView {
  path: string;
  /** Of a routine letter, call or visit today. */
  state: ContactStanding['state'];
  ways: SafeWay[];
  confirmedOn: string | null;
  writtenAt: string | null;
}

export async function sealContact(
  { sealer }: App,
  { id: pathId, personId }: PathItem,
  { entryId, ways }: { entryId: string; ways: SafeWay[] },
): Promise<KeptForm> {
  return sealForm(await sealer.keyOf(personId), { pathId, entryId }, { ways });
}

/** What stands on record, opened. */
export async function contactView(app: App, path: PathItem): Promise<SafeContactView> {
  const { id, personId, placeId } = path;
  const [row] = await preparedAs<Row>('answer', app.ds, { statement: READ, values: [id] });
  if (!row) return { path: id, state: 'none', ways: [], confirmedOn: null, writtenAt: null };
  const { hash, sealed, confirmedOn, writtenAt } = row;
  const form = openForm(await app.sealer.keyOf(personId), { pathId: id, hash }, sealed);
  const ways = form['ways'] as SafeWay[]; // sealed by `sealContact` alone
  const { freshDays } = app.contactRules;
  const today = todayAt(app, placeId);
  const known = { ways: ways.map(({ how }) => how), confirmedOn };
  const { state } = contactStanding(known, { today, freshDays, isUrgent: false });
  return { path: id, state, ways, confirmedOn, writtenAt: writtenAt.toISOString() };
}

interface Row {
  hash: string;
  sealed: Buffer;
  confirmedOn: CivilDate;
  writtenAt: Date;
}

const READ: Statement = {
  name: 'read-safe-contact',
  text: `
    select b.hash, b.sealed, s.confirmed_on::text as "confirmedOn", s.written_at as "writtenAt"
    from safe_contact as s join body as b on (b.path_id, b.hash) = (s.path_id, s.body_hash)
    where s.path_id = $1`,
};
