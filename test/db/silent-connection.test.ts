import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createDataSource } from '../../src/db/data-source.ts';
import { prepared } from '../../src/db/prepared.ts';
import { ownDatabase, type OwnDatabase } from './own-database.ts';

const TIMEOUT_MS = 400;

/** Passes everything on, until it is told to swallow what comes; connections stay open all the same. */
class Line {
  isSilent = false;
  private readonly sockets = new Set<Socket>();
  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async to(port: number): Promise<Line> {
    const server = createServer((near) => {
      const far = connect(port, '127.0.0.1');
      line.join(near, far);
      line.join(far, near);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const line = new Line(server, (server.address() as AddressInfo).port); // a TCP server has one
    return line;
  }

  private join(from: Socket, to: Socket): void {
    this.sockets.add(from);
    from.on('data', (bytes) => void (this.isSilent || to.write(bytes)));
    from.on('error', () => {});
    from.on('close', () => to.destroy());
  }

  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  close(): Promise<void> {
    this.cut();
    return new Promise((resolve) => this.server.close(() => resolve()));
  }
}

describe('a connection to the database that falls silent', () => {
  let database: OwnDatabase;
  let line: Line;
  let ds: DataSource;
  const broken: Error[] = [];

  beforeAll(async () => {
    database = await ownDatabase();
    const url = new URL(database.url);
    line = await Line.to(Number(url.port));
    url.port = String(line.port);
    ds = await createDataSource({
      url: url.href,
      max: 1,
      queryTimeoutMs: TIMEOUT_MS,
      onPoolError: (error) => broken.push(error),
    }).initialize();
  });
  afterAll(async () => {
    await ds.destroy();
    await line.close();
    await database.drop();
  });

  it.each([
    ['a query', () => ds.query('select 1')],
    ['a prepared statement', () => prepared(ds, { name: 'one', text: 'select 1' }, [])],
    ['a transaction', () => ds.transaction((db) => db.query('select 1'))],
  ])('ends %s in time, and the next caller gets another connection', async (_, ask) => {
    await ask();
    line.isSilent = true;
    const from = performance.now();
    await expect(ask()).rejects.toThrow();
    const waitedMs = performance.now() - from;
    line.isSilent = false;

    expect(waitedMs).toBeGreaterThanOrEqual(TIMEOUT_MS - 20);
    expect(waitedMs).toBeLessThan(2.5 * TIMEOUT_MS);
    await expect(ask()).resolves.toBeDefined();
  });

  it('does not end the process when it is cut while nobody uses it', async () => {
    await ds.query('select 1');
    line.cut();
    await expect(askUntilItWorks()).resolves.toBeDefined();
  });

  async function askUntilItWorks(): Promise<unknown> {
    for (let tries = 0; ; tries++) {
      try {
        return await ds.query('select 1');
      } catch (error) {
        if (tries > 20) throw error;
      }
    }
  }
});
