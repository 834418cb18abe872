import { isIP } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

/** All that a process of the product is told from outside, checked at once when it starts. */
export type Config = z.infer<typeof schema>;

export function loadConfig(env: NodeJS.ProcessEnv): Config {
  return check(schema, env);
}

/** What people sign in at needs more than what works behind it. */
export function loadApiConfig(env: NodeJS.ProcessEnv): Config {
  return check(apiSchema, env);
}

function check(wanted: z.ZodType<Config>, env: NodeJS.ProcessEnv): Config {
  const { data, error } = wanted.safeParse(env);
  if (data) return data;
  const lines = error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new ConfigError(`The environment is not complete:\n${lines.join('\n')}`);
}

/** A sentence for whoever starts the product; its stack would tell nothing. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const text = z.string().min(1);
const file = text.describe('path of a file with 32 bytes in base64');

const list = z
  .string()
  .default('')
  .transform((words) =>
    words
      .split(',')
      .map((w) => w.trim())
      .filter(Boolean),
  );

function isNetwork(text: string): boolean {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const max = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return Number(bits ?? max) <= max && max > 0;
}

const isLoopback = (url: URL) => /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);

const KEY_SERVICE = [
  'KEY_SERVICE_CA_FILE',
  'KEY_SERVICE_CERT_FILE',
  'KEY_SERVICE_PRIVATE_KEY_FILE',
] as const;
const NEEDED_FOR_KEYS = 'is needed for the keys of persons';

const schema = z
  .object({
    NODE_ENV: z.enum(['production', 'development', 'test']).default('production'),
    /** Places have their own zone; the processes have none. */
    TZ: z.literal('UTC'),
    MODE: z.enum(['training', 'production']),
    DEMO: text.default('none'),
    HOST: text.default('127.0.0.1'),
    /** 0: any free one, which is then printed. */
    PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
    DATA_DIR: text,
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
    TEMPORAL_ADDRESS: text,
    TEMPORAL_NAMESPACE: text.default('default'),
    TASK_QUEUE: text.default('paths'),
    PAYLOAD_KEY_FILE: file,
    /** Needed as long as it wraps somebody. */
    PERSON_ROOT_KEY_FILE: file.optional(),
    /** A service that keeps the root keys: the transit protocol of Vault and OpenBao, over mutual TLS. */
    KEY_SERVICE_URL: z.url({ protocol: /^https$/ }).optional(),
    /** Name of the root key there. */
    KEY_SERVICE_KEY: z
      .string()
      .regex(/^[\w-]+$/)
      .default('persons'),
    KEY_SERVICE_CA_FILE: text.optional(),
    KEY_SERVICE_CERT_FILE: text.optional(),
    KEY_SERVICE_PRIVATE_KEY_FILE: text.optional(),
    AUDIT_KEY_FILE: file,
    /** For finding persons by name; the API alone has it. */
    NAME_KEY_FILE: file.optional(),
    /** Where the ends of the chains of the audit are written; best on a disk of another owner. */
    AUDIT_HEADS_FILE: text.optional(),
    /** Where decisions to erase are written besides, for after a restore; in no backup of the database. */
    ERASURES_FILE: text.optional(),
    /** Where browsers see the product, such as https://path.example.org; else where they ask, in training alone. */
    PUBLIC_ORIGIN: z
      .url({ protocol: /^https?$/ })
      .refine((url) => URL.canParse(url) && new URL(url).origin === url, {
        message: 'an origin alone, without a path',
      })
      .optional(),
    /** Addresses of proxies whose word is taken for where a request comes from, with prefixes such as 10.0.0.0/8. */
    TRUSTED_PROXIES: list.refine((all) => all.every(isNetwork), {
      message: 'addresses, or networks as 10.0.0.0/8',
    }),
    /** So many different files within an hour somebody reads alone; then a second person has to let her. */
    FILES_PER_HOUR_MAX: z.coerce.number().int().min(1).max(10_000).default(50),
    /** Whether it is asked why a file is read that no task of one's own links to, or what is said is kept; in production asked. */
    READING_REASON: z.enum(['asked', 'kept']).optional(),
    /** Nobody at the desk: signed out. */
    SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1_440).default(30),
    /** However busy: a working day, and not the next. */
    SESSION_HOURS_MAX: z.coerce.number().int().min(1).max(24).default(10),
    /** Who vouches for people, by OpenID Connect; our roles are never taken from there. */
    OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
    OIDC_CLIENT_ID: text.optional(),
    OIDC_CLIENT_SECRET_FILE: text.optional(),
    /** Levels of the provider (`acr`) that stand for two factors; asked for, and taken beside `amr`. */
    OIDC_ACR_VALUES: list,
    ROLES_WITHOUT_SECOND_FACTOR: list,
    /** Whether whoever signs in here, in training, is asked for a code where she has set one up, or always. */
    LOCAL_SECOND_FACTOR: z.enum(['where-set', 'required']).default('where-set'),
  })
  .transform((env) => ({
    ...env,
    READING_REASON:
      env.READING_REASON ?? (env.MODE === 'production' ? ('asked' as const) : ('kept' as const)),
    AUDIT_HEADS_FILE: env.AUDIT_HEADS_FILE ?? join(env.DATA_DIR, 'audit-heads.jsonl'),
    ERASURES_FILE: env.ERASURES_FILE ?? join(env.DATA_DIR, 'erasures.jsonl'),
  }))
  .refine((env) => env.MODE === 'training' || env.DEMO === 'none', {
    path: ['DEMO'],
    message: 'production has no demonstration data',
  })
  .superRefine((env, context) => {
    const needed =
      env.KEY_SERVICE_URL === undefined ? (['PERSON_ROOT_KEY_FILE'] as const) : KEY_SERVICE;
    for (const name of needed.filter((one) => env[one] === undefined)) {
      context.addIssue({ code: 'custom', path: [name], message: NEEDED_FOR_KEYS, input: env });
    }
  });

const SIGN_IN = [
  'OIDC_ISSUER',
  'OIDC_CLIENT_ID',
  'OIDC_CLIENT_SECRET_FILE',
  'PUBLIC_ORIGIN',
] as const;

/** In production people sign in at a provider or not at all; nothing of it goes over the wire in clear. */
const apiSchema = schema.superRefine((env, context) => {
  if (env.NAME_KEY_FILE === undefined) {
    context.addIssue({ code: 'custom', path: ['NAME_KEY_FILE'], message: 'is needed', input: env });
  }
  const isReal = env.MODE === 'production';
  const wanted = isReal || env.OIDC_ISSUER !== undefined;
  const fault = (name: (typeof SIGN_IN)[number], message: string) =>
    context.addIssue({ code: 'custom', path: [name], message, input: env });
  for (const name of SIGN_IN) {
    if (wanted && env[name] === undefined) fault(name, 'is needed to sign people in');
  }
  for (const name of ['OIDC_ISSUER', 'PUBLIC_ORIGIN'] as const) {
    const url = env[name] === undefined ? undefined : new URL(env[name]);
    if (url?.protocol === 'http:' && (isReal || !isLoopback(url))) fault(name, 'has to be https');
  }
});
