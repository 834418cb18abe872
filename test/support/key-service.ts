import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { IncomingMessage, ServerResponse } from 'node:http';

/**
 * Not Vault and not OpenBao: a small process of our own that answers the part of their transit protocol that the product
 * speaks, over mutual TLS. Its keys are in a file, so that it can be stopped and started.
 */
function main(env: NodeJS.ProcessEnv): void {
  const file = (name: string) => readFileSync(env[name] ?? '');
  const keys = new Keys(env['KEYS_FILE'] ?? '');
  const tls = { ca: file('CA'), cert: file('CERT'), key: file('PRIVATE_KEY') };
  const server = createServer({ ...tls, requestCert: true, rejectUnauthorized: true });
  const tokens = new Set<string>();
  server.on('request', (request, response) => {
    void answer({ keys, tokens }, request, response);
  });
  const port = Number(env['PORT']);
  server.listen(port, '127.0.0.1', () => console.log(`listening on ${port}`));
  process.once('SIGTERM', () => process.exit(0));
}

interface World {
  keys: Keys;
  tokens: Set<string>;
}

async function answer(
  { keys, tokens }: World,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const say = (status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  let text = '';
  for await (const part of request) text += String(part);
  const body = JSON.parse(text || '{}') as Record<string, string>;
  const [, verb = '', name = '', more = ''] =
    /^\/v1\/transit\/(\w+)\/(\w+)(\/rotate)?$/.exec(request.url ?? '') ?? [];
  if (request.url === '/v1/auth/cert/login') {
    const token = randomBytes(16).toString('hex');
    tokens.add(token);
    return void say(200, { auth: { client_token: token } });
  }
  if (!tokens.has(String(request.headers['x-vault-token']))) return void say(403, { errors: [] });
  try {
    const data = keys.do(`${request.method} ${verb}${more}`, name, body);
    if (data) say(200, { data });
    else say(404, { errors: [] });
  } catch {
    say(400, { errors: ['invalid ciphertext'] });
  }
}

class Keys {
  constructor(private readonly file: string) {
    if (!existsSync(file)) this.add([]);
  }

  do(what: string, name: string, body: Record<string, string>): object | undefined {
    const all = this.all();
    if (name !== 'persons') return undefined;
    switch (what) {
      case 'GET keys':
        return { latest_version: all.length };
      case 'POST keys/rotate':
        this.add(all);
        return {};
      case 'POST encrypt':
        return { ciphertext: encrypt(all, body) };
      case 'POST decrypt':
        return { plaintext: decrypt(all, body) };
      default:
        return undefined;
    }
  }

  private all(): string[] {
    return JSON.parse(readFileSync(this.file, 'utf8')) as string[];
  }

  private add(all: readonly string[]): void {
    writeFileSync(this.file, JSON.stringify([...all, randomBytes(32).toString('base64')]));
  }
}

function encrypt(all: readonly string[], body: Record<string, string>): string {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keyOf(all, all.length), nonce);
  cipher.setAAD(Buffer.from(body['associated_data'] ?? '', 'base64'));
  const sealed = [
    nonce,
    cipher.update(Buffer.from(body['plaintext'] ?? '', 'base64')),
    cipher.final(),
  ];
  const bytes = Buffer.concat([...sealed, cipher.getAuthTag()]);
  return `vault:v${all.length}:${bytes.toString('base64')}`;
}

function decrypt(all: readonly string[], body: Record<string, string>): string {
  const [, version = '', text = ''] = /^vault:v(\d+):(.*)$/.exec(body['ciphertext'] ?? '') ?? [];
  const bytes = Buffer.from(text, 'base64');
  const decipher = createDecipheriv(
    'aes-256-gcm',
    keyOf(all, Number(version)),
    bytes.subarray(0, 12),
  );
  decipher.setAAD(Buffer.from(body['associated_data'] ?? '', 'base64'));
  decipher.setAuthTag(bytes.subarray(-16));
  const plain = [decipher.update(bytes.subarray(12, -16)), decipher.final()];
  return Buffer.concat(plain).toString('base64');
}

const keyOf = (all: readonly string[], version: number) =>
  Buffer.from(all[version - 1] ?? '', 'base64');

main(process.env);
