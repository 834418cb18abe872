export interface RunningTemporal {
  readonly pid: number;
  readonly address: string;
  readonly exit: Promise<{ code?: number | null; signal?: string | null; error?: Error }>;
  stop(): Promise<boolean>;
  stopAtOnce(): Promise<boolean>;
}

export interface TemporalOptions {
  /** The program; the tests find it in `TEST_TEMPORAL_BINARY`. */
  binary: string;
  /** Without it, everything is in memory. */
  dbFile?: string;
  log: string;
  logLevel?: 'debug' | 'info' | 'warn' | 'error';
  /** Called with the process number at once, so that a guard can watch it. */
  onStart?: (pid: number) => void;
}

export function startTemporal(options: TemporalOptions): Promise<RunningTemporal>;
