/** Ends the watched processes, last first, as soon as this process is gone, even by kill -9. */
export interface Guard {
  readonly pid: number;
  /** SIGINT and five seconds later SIGKILL; or SIGKILL alone. */
  watch(pid: number, options?: { atOnce?: boolean }): void;
  forget(pid: number): void;
  close(): void;
}
export function startGuard(): Guard;
