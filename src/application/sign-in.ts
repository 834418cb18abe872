import { prepared, type Statement } from '../db/prepared.ts';
import { beginFlow, flowText, readFlow } from '../identity/flow.ts';
import { NotVouched, ProviderAway, type Vouched } from '../identity/provider.ts';
import { hasSecondFactor, needsSecondFactor } from '../identity/second-factor.ts';
import type { App } from './app.ts';
import { Refusal } from './refusal.ts';
import { openSession, type Proof, type SignIn } from './session.ts';
import { bySource, takeTry } from './tries.ts';

/** Where the browser goes, and what it keeps until it is back. */
export async function beginSignIn(
  { provider }: App,
  { stepUp }: { stepUp: boolean },
): Promise<{ location: string; flow: string }> {
  if (!provider) throw new Refusal('not-found');
  const flow = beginFlow(stepUp);
  const location = await provider.ask(flow).catch(refuse);
  return { location: location.href, flow: flowText(flow) };
}

type Back = { answer: URL; flow: string | undefined } & Omit<SignIn, 'proof'>;

/** Back from the provider: whom it vouches for is signed in, where an account stands for her. */
export function finishSignIn(app: App, back: Back): Promise<string> {
  return finish(app, back).catch(async (thrown: unknown) => {
    const { source, operation } = back;
    const about = thrown instanceof Refusal ? thrown.more.about : undefined;
    if (isWrong(thrown)) await takeTry(app, { keys: [bySource(source)], source, operation, about });
    throw thrown;
  });
}

/** That the provider has asked for one factor is no guess. */
const isWrong = (thrown: unknown) =>
  thrown instanceof Refusal && ['sign-in-failed', 'sign-in-refused'].includes(thrown.code);

async function finish(app: App, back: Back): Promise<string> {
  if (!app.provider) throw new Refusal('not-found');
  const flow = readFlow(back.flow, Date.now());
  if (!flow) throw new Refusal('sign-in-failed');
  const vouched = await app.provider.redeem(back.answer, flow).catch(refuse);
  const { issuer, subject } = vouched;
  const [account] = await prepared<Found>(app.ds, FIND, [issuer, subject]);
  // Unknown and disabled are one answer with one cost.
  if (!account || account.isDisabled) throw new Refusal('sign-in-refused', { about: account });
  const hasTwo = hasSecondFactor(vouched, app.config);
  if (!hasTwo && needsSecondFactor(account.role, app.config)) {
    throw new Refusal('second-factor-missing', { about: account });
  }
  const opened = await openSession(app, account.id, { ...back, proof: proofOf(vouched, hasTwo) });
  if (opened === undefined) throw new Refusal('sign-in-refused', { about: account });
  return opened;
}

interface Found {
  id: string;
  role: string;
  isDisabled: boolean;
}

function proofOf({ amr, acr, provedAt }: Vouched, hasTwo: boolean): Proof {
  // Where the provider does not say when, nothing is known of how recent it is.
  const at = hasTwo && provedAt ? { secondFactorAt: provedAt } : {};
  return { amr, ...(acr === undefined ? {} : { acr }), ...at };
}

function refuse(error: unknown): never {
  if (error instanceof ProviderAway) throw new Refusal('provider-away');
  if (error instanceof NotVouched) throw new Refusal('sign-in-failed');
  throw error;
}

const FIND: Statement = {
  name: 'find-identity',
  text: `
    select a.id, a.role, a.disabled_at is not null as "isDisabled"
    from identity i join account a on a.id = i.account_id where i.issuer = $1 and i.subject = $2`,
};
