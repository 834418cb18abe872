import { prepared, type Statement } from '../db/prepared.ts';
import { deskNameOf } from '../domain/access/may.ts';
import { operationsOf } from '../domain/access/operations.ts';
import type { App } from './app.ts';
import type { Caller } from './caller.ts';
import { recentFactorUntil } from './require-recent-factor.ts';

export interface WhoAmI {
  account: string;
  name: string;
  role: string;
  desk: string;
  place: string | null;
  /** When the browser is signed out however busy; nothing where a token asks. */
  until: string | null;
  /** Signed out after so many minutes without a request. */
  idleMinutes: number | null;
  /** Until when she need not confirm anew who she is; nothing where she has to. */
  confirmedUntil: string | null;
  /** Operations that she may somewhere; whether here, each answers for itself. */
  can: string[];
}

export async function whoAmI({ ds, config }: App, { actor, session }: Caller): Promise<WhoAmI> {
  const [row] = await prepared<{ name: string }>(ds, NAME, [actor.id]);
  const confirmed = session ? recentFactorUntil(session) : 0;
  return {
    account: actor.id,
    name: row?.name ?? '',
    role: actor.role,
    desk: deskNameOf(actor),
    place: actor.place ?? null,
    until: session?.endsAt.toISOString() ?? null,
    idleMinutes: session ? config.SESSION_IDLE_MINUTES : null,
    confirmedUntil: confirmed > Date.now() ? new Date(confirmed).toISOString() : null,
    can: operationsOf(actor),
  };
}

const NAME: Statement = { name: 'name-of-account', text: 'select name from account where id = $1' };
