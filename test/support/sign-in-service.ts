import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import Provider from 'oidc-provider';

/**
 * A certified OpenID provider on this machine, as a process of its own. Whoever comes to its page says in the address
 * who she is and how she has proved it: `?subject=example-1&amr=pwd,otp`.
 */
function main(env: NodeJS.ProcessEnv): void {
  const port = Number(env['PORT']);
  const provider: Provider = new Provider(`http://127.0.0.1:${port}`, {
    clients: [
      {
        client_id: env['CLIENT_ID'],
        client_secret: env['CLIENT_SECRET'],
        redirect_uris: [env['REDIRECT_URI']],
      },
    ],
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, { uid }: { uid: string }) => `/page/${uid}` },
    claims: { openid: ['sub', 'amr'], acr: null, auth_time: null, iss: null, sid: null },
    acrValues: ['two-factors'],
    findAccount: (_: unknown, accountId: string) => ({
      accountId,
      claims: () => ({ sub: accountId }),
    }),
    loadExistingGrant: async ({ oidc }: Asked) => {
      const { clientId } = oidc.client;
      const grant = new provider.Grant({ clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid');
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/page/')) void finish(provider, request, response);
    else answer(request, response);
  });
  server.listen(port, '127.0.0.1', () => console.log(`listening on ${port}`));
}

interface Asked {
  oidc: { client: { clientId: string }; session: { accountId: string } };
}

async function finish(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { searchParams } = new URL(request.url ?? '', 'http://127.0.0.1');
  const accountId = searchParams.get('subject');
  const amr = (searchParams.get('amr') ?? '').split(',').filter(Boolean);
  const acr = searchParams.get('acr');
  const login = { accountId, amr, ...(acr === null ? {} : { acr }) };
  const no = { error: 'access_denied', error_description: 'No' };
  await provider.interactionFinished(request, response, accountId === null ? no : { login });
}

main(process.env);
