import { prepared, type Statement } from '../db/prepared.ts';
import { deskNameOf } from '../domain/access/may.ts';
import type { App } from './app.ts';
import { actorOf, type AccountAndClock } from './caller.ts';
import { Refusal } from './refusal.ts';
import { openSession } from './session.ts';
import type { Words } from './read-words.ts';

/** How people may sign in here. */
export interface SignInWays {
  /** At a sign-in service. */
  openId: boolean;
  /** Invented people, to be chosen from; none outside training. */
  accounts: InventedAccount[];
}

interface InventedAccount {
  account: string;
  role: string;
  desk: string;
  deskName: string;
  place: string;
  /** Of the place, from the top down. */
  placeNames: string[];
}

export async function signInWays(app: App, words: Words): Promise<SignInWays> {
  const openId = app.provider !== undefined;
  if (!isDemonstration(app)) return { openId, accounts: [] };
  const rows = await prepared<AccountAndClock>(app.ds, INVENTED, []);
  const accounts = rows.map((row) => inventedOf(row, words));
  return { openId, accounts };
}

/** Signs a browser in as an invented person; whoever reaches the product in training may be each of them. */
export async function signInAsInvented(
  app: App,
  { account, before, source }: { account: string; before: string | undefined; source: string },
): Promise<string> {
  if (!isDemonstration(app)) throw new Refusal('not-found');
  const rows = await prepared<AccountAndClock>(app.ds, INVENTED, []);
  if (!rows.some(({ id }) => id === account)) throw new Refusal('unauthenticated');
  const proof = { amr: ['demo'], secondFactorAt: new Date() };
  const opened = await openSession(app, account, {
    proof,
    before,
    source,
    operation: 'signin.demonstrate',
  });
  if (opened === undefined) throw new Refusal('unauthenticated');
  return opened;
}

const isDemonstration = ({ config }: App) => config.MODE === 'training' && config.DEMO !== 'none';

function inventedOf(row: AccountAndClock, words: Words): InventedAccount {
  const { id, role, place = '' } = actorOf(row);
  const desk = deskNameOf(actorOf(row));
  const deskName = words.desks[desk] ?? desk;
  return { account: id, role, desk, deskName, place, placeNames: namesOf(words, place) };
}

function namesOf(words: Words, place: string | null): string[] {
  const found = words.places.find(({ id }) => id === place);
  return found ? [...namesOf(words, found.parent), found.name] : [];
}

/** Invented people alone have a token. */
const INVENTED: Statement = {
  name: 'invented-accounts',
  text: `
    select a.id, a.role, a.department, a.place_id as place, c.offset_ms as "offsetMs"
    from account a cross join clock c
    where a.token_hash is not null and a.disabled_at is null
    order by a.place_id, a.role, a.department`,
};
