export interface RunningPostgres {
  readonly pid: number;
  /** The superuser's connection to the database `postgres`. */
  readonly adminUrl: string;
  readonly exit: Promise<{ code?: number | null; signal?: string | null; error?: Error }>;
  url(database?: string, login?: { user: string; password: string }): string;
  stop(): Promise<boolean>;
  stopAtOnce(): Promise<boolean>;
}

export interface PostgresOptions {
  /** Keeps the cluster, its password and its port: the same folder starts the same server again. */
  dir: string;
  log?: string;
  fsync?: boolean;
  onStart?: (pid: number) => void;
}

export function startPostgres(options: PostgresOptions): Promise<RunningPostgres>;
