import { z } from 'zod';

/** All that a process of the product is told from outside, checked at once when it starts. */
export type Config = z.infer<typeof schema>;

export function loadConfig(env: NodeJS.ProcessEnv): Config {
  const { data, error } = schema.safeParse(env);
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
    PERSON_ROOT_KEY_FILE: file,
    /** Where browsers see the product, such as https://path.example.org; else where they ask, in training alone. */
    PUBLIC_ORIGIN: z
      .url({ protocol: /^https?$/ })
      .refine((url) => URL.canParse(url) && new URL(url).origin === url, {
        message: 'an origin alone, without a path',
      })
      .optional(),
    /** Nobody at the desk: signed out. */
    SESSION_IDLE_MINUTES: z.coerce.number().int().min(1).max(1_440).default(30),
    /** However busy: a working day, and not the next. */
    SESSION_HOURS_MAX: z.coerce.number().int().min(1).max(24).default(10),
  })
  .refine((env) => env.MODE === 'training' || env.DEMO === 'none', {
    path: ['DEMO'],
    message: 'production has no demonstration data',
  });
