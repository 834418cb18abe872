import pg, { type Connection } from 'pg';
import type { Scope } from './scope.ts';

/**
 * A prepared statement in the scope of whoever asks, in one round trip: a transaction of its own would take three more.
 * The scope and the statement go in one message, which is one transaction: the settings end with it, and nothing is
 * left for the next who borrows the connection.
 */
export function scopedQuery(config: pg.QueryConfig, scope: Scope): pg.Query {
  // A simple query would leave the transaction of the message open, and the settings with it.
  const extended = { ...config, queryMode: 'extended' };
  const query = new pg.Query(extended);
  const inner = query as unknown as Inner;
  const { submit, handleCommandComplete } = inner;
  inner.submit = (connection) => {
    connection.stream.cork();
    try {
      say(connection, scope);
      return Reflect.apply(submit, query, [connection]);
    } finally {
      connection.stream.uncork();
    }
  };
  // The first that is complete is the scope, which has no rows.
  inner.handleCommandComplete = () => {
    inner.handleCommandComplete = handleCommandComplete;
  };
  return query;
}

function say(connection: Wire, scope: Scope): void {
  if (connection.parsedStatements[SCOPE.name] === undefined) {
    connection.parse(SCOPE);
    // Should it fail, the connection is ended.
    connection.parsedStatements[SCOPE.name] = SCOPE.text;
  }
  connection.bind({ statement: SCOPE.name, values: [JSON.stringify(scope)] });
  connection.execute({});
}

const SCOPE = {
  name: 'scope',
  text: `
    select from json_each_text($1::json)
    where set_config('reintegration.' || key, value, true) is null`,
};

/** What node-postgres calls on a query and has on a connection, and does not declare. */
interface Inner {
  submit(connection: Wire): unknown;
  handleCommandComplete(message: unknown, connection: Wire): void;
}

interface Wire extends Pick<Connection, 'stream'> {
  parsedStatements: Record<string, string>;
  parse(query: { name: string; text: string }): void;
  bind(config: { statement: string; values: string[] }): void;
  execute(config: object): void;
}
