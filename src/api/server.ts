import type { Server, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { App } from '../application/app.ts';
import { toIso } from '../domain/time/instant.ts';
import { createAllowedMethods } from './allowed-methods.ts';
import { AppModule } from './app.module.ts';
import { noteArrival } from './deadline.ts';
import { openApiDocument } from './document.ts';
import { safeHeaders } from './headers.ts';
import type { HttpReply, HttpRequest } from './http.ts';
import { pagesRoute } from './pages.ts';
import { rawProblem, sendProblem } from './problem.ts';
import { readJson } from './strict-json.ts';

const BODY_BYTES_MAX = 1_048_576;
const PREFIX = 'api';

/** The HTTP side of the product, not yet listening. */
export async function createServer(app: App): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_BYTES_MAX,
    forceCloseConnections: 'idle',
    // What a request says of where it comes from is believed of named proxies alone.
    trustProxy: app.config.TRUSTED_PROXIES.length > 0 ? app.config.TRUSTED_PROXIES : false,
    frameworkErrors: (_: unknown, request: HttpRequest, reply: object) =>
      refuseAddress(request, reply, app.config),
    clientErrorHandler: (error, socket) => refuseConnection(error, socket, app.config),
  });
  const allowed = createAllowedMethods();
  const fastify = adapter.getInstance();
  // JSON alone: a form of another site can send the rest without asking.
  fastify.removeContentTypeParser('text/plain');
  fastify.removeContentTypeParser('application/json');
  const parseAs = 'buffer';
  fastify.addContentTypeParser('application/json', { parseAs }, async (_: object, body: Buffer) =>
    readJson(body),
  );
  endSilentConnections(fastify);
  fastify.get('/*', pagesRoute(app.config));
  fastify.addHook('onRoute', (route) => allowed.add(route));
  fastify.addHook('onRequest', async (request) => noteArrival(request));
  fastify.addHook('onSend', async (request, reply) => {
    const isPage = request.url.startsWith(`/${PREFIX}/docs`);
    // Written at the end: by then the clock was read beside the account.
    void reply.headers({
      'x-mode': app.config.MODE,
      'x-now': toIso(app.clock.now()),
      ...safeHeaders(app.config, { isPage }),
    });
  });
  const server = await NestFactory.create<NestFastifyApplication>(
    AppModule.of(app, allowed),
    adapter,
    {
      bodyParser: false,
      logger: new ConsoleLogger({ json: true, logLevels: ['warn', 'error', 'fatal'] }),
    },
  );
  server.setGlobalPrefix(PREFIX);
  SwaggerModule.setup(`${PREFIX}/docs`, server, () => openApiDocument(server), {
    jsonDocumentUrl: `${PREFIX}/openapi.json`,
  });
  return server;
}

/** What is needed of Fastify, whose own type is bound to those of its server. */
interface Closing {
  server: Pick<Server, 'on'>;
  addHook(name: 'preClose', hook: () => Promise<void>): unknown;
}

/** A browser opens connections ahead; one on which nothing was ever asked is not idle to Node, which would wait for it. */
function endSilentConnections(fastify: Closing): void {
  const sockets = new Set<Socket>();
  fastify.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  fastify.addHook('preClose', async () => {
    for (const socket of sockets) if (socket.bytesRead === 0) socket.destroy();
  });
}

/** An address that cannot be read comes to no route, and so to no filter. */
function refuseAddress(request: HttpRequest, reply: object, config: App['config']): void {
  // Fastify ties the type of a reply to its route; here there is none, and no hook.
  const answer = reply as HttpReply;
  for (const [name, value] of Object.entries(safeHeaders(config, { isPage: false }))) {
    void answer.header(name, value);
  }
  sendProblem(answer, request, { code: 'invalid-request', more: {} });
}

/** For a peer that is still sending: a connection closed before it has read on would lose the answer. */
const LINGER_MS = 1_000;

/** What is no HTTP, or more headers than anybody needs, comes to no request at all. */
function refuseConnection(
  { code, rawPacket }: { code: string; rawPacket?: unknown },
  socket: Duplex,
  config: App['config'],
): void {
  if (code === 'ECONNRESET') return void socket.destroy();
  // The rest of what was refused comes here again.
  if (!socket.writable) return;
  // Fastify's type has it as JSON, Node gives the bytes.
  const begin = Buffer.isBuffer(rawPacket) ? rawPacket.toString('latin1', 0, 5) : '';
  const isHead = begin === 'HEAD ';
  const refusal = code === 'HPE_HEADER_OVERFLOW' ? 'headers-too-large' : 'invalid-request';
  socket.end(rawProblem(refusal, { isHead, headers: safeHeaders(config, { isPage: false }) }));
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}
