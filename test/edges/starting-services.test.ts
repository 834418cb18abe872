import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer as createHttp2, type Http2Server } from 'node:http2';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { startGuard, type Guard } from '../../scripts/lib/guard.mjs';
import { runSql, ownDatabase, type OwnDatabase } from '../db/own-database.ts';
import { eventually, root } from '../support/program.ts';
import { TestSystem } from '../support/test-system.ts';

interface Ended {
  code: number;
  said: string;
}

const READY_MS_MAX = 30_000;

describe('Starting and stopping', () => {
  let guard: Guard;
  let database: OwnDatabase;
  let dataDir: string;
  const servers: (Server | Http2Server)[] = [];
  beforeAll(async () => {
    guard = startGuard();
    database = await ownDatabase();
    dataDir = mkdtempSync(join(tmpdir(), 'starting-'));
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await new Promise((done) => server.close(done));
  });
  afterAll(async () => {
    rmSync(dataDir, { recursive: true, force: true });
    await database?.drop();
    guard?.close();
  });

  const temporal = () => process.env['TEST_TEMPORAL_ADDRESS'] ?? '';
  /** `npm start` on services of somebody else's; it has to end by itself. */
  const start = (env: Record<string, string>): Promise<Ended> =>
    new Promise((resolve) => {
      const { NODE_OPTIONS: _, ...inherited } = process.env;
      const all = {
        ...inherited,
        DATA_DIR: dataDir,
        PORT: String(freePort()),
        MODE: 'training',
        DEMO: 'none',
        ...env,
      };
      const child = execFile(
        process.execPath,
        ['scripts/start.mjs'],
        { cwd: root, env: all, timeout: 60_000 },
        (error, stdout, stderr) => {
          const code = error ? Number(error.code ?? 1) : 0;
          resolve({ code, said: `${stdout}${stderr}` });
        },
      );
      if (child.pid !== undefined) guard.watch(child.pid);
    });
  const onDatabase = (url: string) => start({ DATABASE_URL: url, TEMPORAL_ADDRESS: temporal() });
  const onTemporal = (address: string, namespace = 'default') =>
    start({
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: address,
      TEMPORAL_NAMESPACE: namespace,
    });
  const listen = async (server: Server | Http2Server): Promise<number> => {
    servers.push(server);
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return (server.address() as AddressInfo).port; // it listens on TCP
  };
  /** A login that may come in and no more, for as long as some work lasts. */
  const withLogin = async (
    password: string,
    work: (url: string, login: string) => Promise<void>,
  ) => {
    const login = `login_${randomBytes(4).toString('hex')}`;
    await runSql(database.url, `create role ${login} login password 'right'`);
    const url = new URL(database.url);
    url.username = login;
    url.password = password;
    try {
      await work(url.href, login);
    } finally {
      await runSql(database.url, `drop role ${login}`);
    }
  };
  const expectSentence = ({ code, said }: Ended, sentence: RegExp) => {
    expect(said).toMatch(sentence);
    expect(said).not.toMatch(/^\s+at /m);
    expect(code).toBe(1);
  };

  test('a PostgreSQL that is not there: the start says where it looked', async () => {
    const url = `postgresql://somebody:secret@127.0.0.1:${freePort()}/nothing`;
    const ended = await onDatabase(url);

    expectSentence(ended, /No PostgreSQL answers at 127\.0\.0\.1:\d+.*check DATABASE_URL/);
    expect(ended.said).not.toContain('secret');
  });

  test('a wrong password for PostgreSQL: the start names the login, and never the password', async () => {
    await withLogin('wrong-password', async (url, login) => {
      const ended = await onDatabase(url);

      expectSentence(ended, new RegExp(`refuses the login ${login}`));
      expect(ended.said).not.toContain('wrong-password');
    });
  });

  test('a database that does not exist: the start names it', async () => {
    const url = new URL(database.url);
    url.pathname = '/nowhere';

    expectSentence(await onDatabase(url.href), /has no database nowhere/);
  });

  test('a PostgreSQL login without rights: the start says which right it lacks', async () => {
    await withLogin('right', async (url, login) => {
      const lacks = new RegExp(`The login ${login} .*may not make tables.*Grant it CREATE`);
      expectSentence(await onDatabase(url), lacks);
    });
  });

  test('a PostgreSQL that is too old: the start says which version is needed', async () => {
    const port = await listen(createServer((socket) => playOldPostgres(socket)));

    expectSentence(
      await onDatabase(`postgresql://somebody@127.0.0.1:${port}/old`),
      /PostgreSQL 15 or later is needed; DATABASE_URL leads to 12\.3/,
    );
  });

  test('tables of a later release: the start changes nothing and says so', async () => {
    await runSql(database.url, 'create table migration (id serial, timestamp bigint, name text)');
    await runSql(
      database.url,
      `insert into migration (timestamp, name) values (1, 'FromTheFuture')`,
    );
    const ended = await onDatabase(database.url);
    await runSql(database.url, 'drop table migration');

    expectSentence(ended, /made by a later release \(FromTheFuture\)/);
  });

  test('tables of an earlier release, and a login that may not migrate: the start asks for the owner', async () => {
    for (const name of ['payload.key', 'root.key', 'audit.key', 'name.key']) {
      writeFileSync(join(dataDir, name), randomBytes(32).toString('base64'));
    }
    const ended = await start({
      MODE: 'production',
      DATABASE_URL: database.url,
      TEMPORAL_ADDRESS: temporal(),
      PAYLOAD_KEY_FILE: join(dataDir, 'payload.key'),
      PERSON_ROOT_KEY_FILE: join(dataDir, 'root.key'),
      AUDIT_KEY_FILE: join(dataDir, 'audit.key'),
      NAME_KEY_FILE: join(dataDir, 'name.key'),
      OIDC_ISSUER: 'https://sign-in.example.org',
      OIDC_CLIENT_ID: 'reintegration-path',
      OIDC_CLIENT_SECRET_FILE: join(dataDir, 'payload.key'),
      PUBLIC_ORIGIN: 'https://path.example.org',
      DEMO: '',
    });

    expectSentence(ended, /tables of DATABASE_URL are not made yet\. Set DATABASE_OWNER_URL/);
  });

  test('a Temporal that is not there: the start says where it looked', async () => {
    const address = `127.0.0.1:${freePort()}`;

    expectSentence(
      await onTemporal(address),
      new RegExp(`No Temporal server answers at ${address}`),
    );
  });

  test('a Temporal namespace that does not exist: the start names it', async () => {
    expectSentence(await onTemporal(temporal(), 'nowhere'), /has no namespace nowhere/);
  });

  test('a Temporal that is too old: the start says which version is needed', async () => {
    const port = await listen(playOldTemporal());

    expectSentence(
      await onTemporal(`127.0.0.1:${port}`),
      /Temporal 1\.28 or later is needed; the one at .* is 1\.20\.0/,
    );
  });

  test('a worker that was killed: not ready at once, and ready again within 30 s after it came back', async () => {
    const system = await TestSystem.start();
    try {
      await system.kill('worker');
      const without = await eventually('not ready', async () => {
        const { status, body } = await system.nobody().get<Ready>('/health/ready');
        return status === 503 ? body : undefined;
      });
      await Promise.all(system.workers.map((worker) => worker.start()));
      await eventually(
        'ready',
        async () => {
          const { status } = await system.nobody().get('/health/ready');
          return status === 200 ? true : undefined;
        },
        READY_MS_MAX,
      );

      expect(without.parts['worker']?.ok).toBe(false);
      expect(without.parts['database']?.ok).toBe(true);
    } finally {
      await system.stop();
    }
  });
});

interface Ready {
  ready: boolean;
  parts: Record<string, { ok: boolean }>;
}

/** Taken at once and given back: nobody else gets the same one for a while. */
function freePort(): number {
  return 20_000 + (randomBytes(2).readUInt16BE() % 10_000);
}

/** As much of the protocol as it takes to be asked for the version. */
function playOldPostgres(socket: Socket): void {
  const message = (type: string, body: Buffer) => {
    const head = Buffer.alloc(5);
    head.write(type);
    head.writeInt32BE(body.length + 4, 1);
    return Buffer.concat([head, body]);
  };
  const ready = message('Z', Buffer.from('I'));
  const text = (value: string) => Buffer.from(`${value}\0`);
  const int16 = (n: number) => Buffer.from([n >> 8, n & 255]);
  const int32 = (n: number) => Buffer.concat([int16(n >> 16), int16(n & 65_535)]);
  const field = (name: string, type: number) =>
    Buffer.concat([text(name), int32(0), int16(0), int32(type), int16(4), int32(-1), int16(0)]);
  const value = (content: string) => Buffer.concat([int32(content.length), Buffer.from(content)]);
  const rows = Buffer.concat([
    message('T', Buffer.concat([int16(2), field('version', 23), field('full', 25)])),
    message('D', Buffer.concat([int16(2), value('120003'), value('12.3')])),
    message('C', text('SELECT 1')),
    ready,
  ]);
  socket.on('error', () => {});
  socket.on('data', (data) => {
    if (data[0] === 0x51) socket.write(rows);
    else if (data[0] !== 0x58) socket.write(Buffer.concat([message('R', int32(0)), ready]));
  });
}

/** Answers what it is asked first, as a release of some years ago does. */
function playOldTemporal(): Http2Server {
  const version = Buffer.from('1.20.0');
  const message = Buffer.concat([Buffer.from([0x0a, version.length]), version]);
  const head = Buffer.from([0, 0, 0, 0, message.length]);
  const server = createHttp2();
  server.on('stream', (stream) => {
    stream.on('error', () => {});
    stream.respond(
      { ':status': 200, 'content-type': 'application/grpc' },
      { waitForTrailers: true },
    );
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
    stream.end(Buffer.concat([head, message]));
  });
  return server;
}
