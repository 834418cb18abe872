import pg from 'pg';

/** node-postgres says this when `query_timeout` is over. */
const TIMED_OUT = 'Query read timeout';

/**
 * A connection that let one query run out of time is dead to us: node-postgres would give it to the next caller, who
 * would wait behind the same silence. Ended before the caller hears of it, it does not go back to the pool.
 */
export class DroppingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    const { query } = this;
    this.query = ((...args: unknown[]) => {
      const answer: unknown = Reflect.apply(query, this, args);
      if (answer instanceof Promise) answer.catch((error: unknown) => this.dropAfter(error));
      return answer;
      // The same overloads as before, watched from outside.
    }) as typeof query;
  }

  private dropAfter(error: unknown): void {
    if (!(error instanceof Error) || error.message !== TIMED_OUT) return;
    // With a query still under way this destroys the socket at once, and waits for no answer.
    this.end().catch(() => {});
  }
}
