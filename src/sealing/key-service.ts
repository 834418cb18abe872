import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { RootKeyAway, type KeyWrapper } from './key-wrapper.ts';

/** Where root keys stay in a service of their own, that wraps and unwraps for whoever shows our certificate. */
export interface KeyServiceOptions {
  url: string;
  /** Name of the root key there. */
  keyName: string;
  caFile: string;
  certificateFile: string;
  privateKeyFile: string;
}

/** The key service does not answer, or not to us: whoever asked for help tries again, and nothing is written in clear. */
export class KeyServiceAway extends RootKeyAway {
  override name = 'KeyServiceAway';
}

const ANSWER_MS_MAX = 2_000;
const CONNECTIONS_MAX = 20;
/** Before the id of a root key that a service holds; those of a file are plain hexadecimal. */
const PREFIX = 'transit:';

export const isOfKeyService = (rootKeyId: string) => rootKeyId.startsWith(PREFIX);

/**
 * The transit engine of Vault and OpenBao over mutual TLS: the root key never leaves it. It signs us in by our
 * certificate, and keeps every version of a key until somebody ends it there.
 */
export function keyServiceWrapper(options: KeyServiceOptions): KeyWrapper {
  const { keyName } = options;
  const service = new KeyService(options);
  const idOf = (version: number) => `${PREFIX}${keyName}:${version}`;
  return {
    async currentId() {
      const { latest_version: version } = await service.ask('GET', `transit/keys/${keyName}`);
      return idOf(Number(version));
    },
    async wrap(personId, dataKey) {
      const { ciphertext } = await service.ask('POST', `transit/encrypt/${keyName}`, {
        plaintext: dataKey.toString('base64'),
        associated_data: boundTo(personId),
      });
      const wrapped = String(ciphertext);
      return { wrapped: Buffer.from(wrapped), rootKeyId: idOf(versionOf(wrapped)) };
    },
    async unwrap(personId, { rootKeyId, wrapped }) {
      const ciphertext = wrapped.toString();
      if (rootKeyId !== idOf(versionOf(ciphertext))) throw new Error('wrapped by another key');
      const { plaintext } = await service.ask('POST', `transit/decrypt/${keyName}`, {
        ciphertext,
        associated_data: boundTo(personId),
      });
      return Buffer.from(String(plaintext), 'base64');
    },
  };
}

const boundTo = (personId: string) => Buffer.from(`person_key|${personId}`).toString('base64');
const versionOf = (ciphertext: string) => Number(/^vault:v(\d+):/.exec(ciphertext)?.[1]);

type Answer = Record<string, unknown>;

class KeyService {
  private readonly agent: Agent;
  private token: Promise<string> | undefined;

  constructor(private readonly options: KeyServiceOptions) {
    this.agent = new Agent({
      ca: readFileSync(options.caFile),
      cert: readFileSync(options.certificateFile),
      key: readFileSync(options.privateKeyFile),
      keepAlive: true,
      maxSockets: CONNECTIONS_MAX,
    });
  }

  /** Signs in where that has not happened, or is over. */
  async ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> {
    const token = await this.signedIn();
    const answer = await this.send({ method, path, body, token });
    if (answer.status !== 403) return dataOf(answer);
    this.token = undefined;
    return dataOf(await this.send({ method, path, body, token: await this.signedIn() }));
  }

  private async signedIn(): Promise<string> {
    this.token ??= this.send({ method: 'POST', path: 'auth/cert/login', body: {} }).then((answer) =>
      String(partOf(okOnly(answer), 'auth')['client_token']),
    );
    try {
      return await this.token;
    } catch (thrown) {
      this.token = undefined;
      throw thrown;
    }
  }

  private send({ method, path, body, token }: Question): Promise<Sent> {
    const url = new URL(`/v1/${path}`, this.options.url);
    const headers = {
      'content-type': 'application/json',
      ...(token && { 'x-vault-token': token }),
    };
    const { agent } = this;
    return new Promise((resolve, reject) => {
      const away = (cause: unknown) =>
        reject(new KeyServiceAway('the key service does not answer', { cause }));
      const signal = AbortSignal.timeout(ANSWER_MS_MAX);
      const asked = request(url, { method, headers, agent, signal }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.once('error', away).once('end', () => {
          resolve({ status: response.statusCode ?? 0, text });
        });
      });
      asked.once('error', away).end(body && JSON.stringify(body));
    });
  }
}

interface Question {
  method: string;
  path: string;
  body?: object | undefined;
  token?: string;
}

interface Sent {
  status: number;
  text: string;
}

const dataOf = (sent: Sent) => partOf(okOnly(sent), 'data');

/** A wrapped key that it refuses is refused for ever; whatever else it says may heal. */
function okOnly({ status, text }: Sent): Answer {
  if (status === 200) return JSON.parse(text) as Answer; // read part by part below
  if (status === 400) throw new Error('the key service does not open this wrapped key');
  throw new KeyServiceAway(`the key service answered ${status}`);
}

function partOf(answer: Answer, name: string): Answer {
  const part = answer[name];
  if (typeof part !== 'object' || part === null) throw new KeyServiceAway('an answer without data');
  return { ...part };
}
