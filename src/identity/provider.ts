import { readFileSync } from 'node:fs';
import * as oidc from 'openid-client';
import type { Config } from '../config.ts';
import { isUnavailable } from '../unavailable.ts';
import { checksOf, type Flow } from './flow.ts';

/** Who somebody is, as the provider vouches for it. What she may do is never taken from there. */
export interface Vouched {
  issuer: string;
  subject: string;
  amr: string[];
  acr?: string;
  /** When she last proved it there. */
  provedAt?: Date;
}

/** The provider cannot be reached or does not answer as one: worth trying again later. */
export class ProviderAway extends Error {
  override name = 'ProviderAway';
}
/** The answer is not one to this browser's question. */
export class NotVouched extends Error {
  override name = 'NotVouched';
}

export interface Provider {
  /** Where the browser is sent. */
  ask(flow: Flow): Promise<URL>;
  /** What it comes back with. */
  redeem(answer: URL, flow: Flow): Promise<Vouched>;
}

export type ProviderSettings = Pick<
  Config,
  'OIDC_ISSUER' | 'OIDC_CLIENT_ID' | 'OIDC_CLIENT_SECRET_FILE' | 'OIDC_ACR_VALUES' | 'PUBLIC_ORIGIN'
>;

/** One call out of the two of a sign-in; both have to end within a request. */
const TIMEOUT_S = 2;
/** Who confirms anew does it now. */
const STEP_UP_AGE_S = 300;

/** OpenID Connect, code flow with PKCE, state and nonce. None where the product is not told of a provider. */
export function createProvider(settings: ProviderSettings): Provider | undefined {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET_FILE, PUBLIC_ORIGIN } = settings;
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET_FILE || !PUBLIC_ORIGIN)
    return undefined;
  const issuer = new URL(OIDC_ISSUER);
  const secret = readFileSync(OIDC_CLIENT_SECRET_FILE, 'utf8').trim();
  const redirectUri = `${PUBLIC_ORIGIN}/api/session/callback`;
  const known = remembered(() => discover(issuer, OIDC_CLIENT_ID, secret));
  return {
    ask: async (flow) => {
      const { state, nonce, verifier } = checksOf(flow);
      return oidc.buildAuthorizationUrl(await known(), {
        redirect_uri: redirectUri,
        scope: 'openid',
        state,
        nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ...(settings.OIDC_ACR_VALUES.length > 0
          ? { acr_values: settings.OIDC_ACR_VALUES.join(' ') }
          : {}),
        ...(flow.stepUp ? { prompt: 'login', max_age: String(STEP_UP_AGE_S) } : {}),
      });
    },
    redeem: async (answer, flow) => {
      const { state, nonce, verifier } = checksOf(flow);
      const checks = {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: verifier,
        idTokenExpected: true,
        ...(flow.stepUp ? { maxAge: STEP_UP_AGE_S } : {}),
      };
      const config = await known();
      const granted = await oidc.authorizationCodeGrant(config, answer, checks).catch(translate);
      const claims = granted.claims();
      if (!claims) throw new NotVouched('no identity in the answer');
      return vouchedBy(claims);
    },
  };
}

function discover(issuer: URL, clientId: string, secret: string): Promise<oidc.Configuration> {
  // The configuration lets http be only in training, on this machine.
  const execute = issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
  const auth = oidc.ClientSecretBasic(secret);
  return oidc
    .discovery(issuer, clientId, {}, auth, { execute, timeout: TIMEOUT_S })
    .catch((error: unknown) => {
      throw new ProviderAway('the provider does not say what it offers', { cause: error });
    });
}

/** Asked once; a failure is forgotten, so that it is asked again. */
function remembered<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}

function translate(error: unknown): never {
  for (let at = error; at instanceof Error; at = at.cause) {
    const isSilent = 'code' in at && at.code === 'OAUTH_TIMEOUT';
    if (isSilent || isUnavailable(at)) throw new ProviderAway('no answer', { cause: error });
    if (at.cause instanceof Response && at.cause.status >= 500) {
      throw new ProviderAway('the provider fails', { cause: error });
    }
  }
  throw new NotVouched('the answer does not fit', { cause: error });
}

function vouchedBy(claims: oidc.IDToken): Vouched {
  const { iss, sub, amr, acr, auth_time: provedAt } = claims;
  return {
    issuer: iss,
    subject: sub,
    amr: Array.isArray(amr) ? amr.map(String) : [],
    ...(typeof acr === 'string' ? { acr } : {}),
    ...(typeof provedAt === 'number' ? { provedAt: new Date(provedAt * 1_000) } : {}),
  };
}
