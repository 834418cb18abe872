import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Config } from '../config.ts';
import { safeHeaders } from './headers.ts';
import type { HttpReply } from './http.ts';

interface Page {
  type: string;
  plain: Buffer;
  /** Made when somebody first asks for it: a process that serves no page zips none. */
  zipped?: Buffer;
}

/** What the build has made of `web`, beside the compiled sources. */
const FOLDER = fileURLToPath(new URL('../../web', import.meta.url));
const INDEX = '/index.html';
/** Stands in the built page where the number of an answer goes. */
const NONCE = '__NONCE__';
/** Their names change with their content. */
const FOR_EVER = 'public, max-age=31536000, immutable';

interface Asked {
  url: string;
  headers: { 'accept-encoding'?: string | string[] | undefined };
}
type Reply = HttpReply & { callNotFound(): unknown };

/** Everything beside `/api`: the files of the pages, and their beginning for each address that they make up themselves. */
export function pagesRoute(config: Pick<Config, 'MODE'>) {
  const pages = readPages();
  const nonces = new WeakMap<object, string>();
  return {
    handler: (request: Asked, reply: Reply): unknown => {
      const name = nameOf(request.url);
      const page = pages.get(name) ?? (isMadeUp(name) ? pages.get(INDEX) : undefined);
      if (!page) return reply.callNotFound();
      void reply.type(page.type);
      if (page !== pages.get(INDEX)) return sendFile(page, request, reply);
      const nonce = randomBytes(18).toString('base64');
      nonces.set(request, nonce);
      return reply.send(page.plain.toString().replaceAll(NONCE, nonce));
    },
    // After what is written on every answer.
    onSend: async (request: Asked, reply: HttpReply): Promise<void> => {
      const nonce = nonces.get(request);
      const more = nonce === undefined ? {} : safeHeaders(config, { isPage: false, nonce });
      for (const [name, value] of Object.entries(more)) void reply.header(name, value);
      if (request.url.startsWith('/assets/')) void reply.header('cache-control', FOR_EVER);
    },
  };
}

function sendFile(page: Page, { headers }: Asked, reply: Reply): HttpReply {
  const isZipped = /\bgzip\b/.test(String(headers['accept-encoding'] ?? ''));
  void reply.header('vary', 'accept-encoding');
  if (isZipped) void reply.header('content-encoding', 'gzip');
  return reply.send(isZipped ? (page.zipped ??= gzipSync(page.plain)) : page.plain);
}

const nameOf = (url: string) => {
  const [path = '/'] = url.split('?', 1);
  return path === '/' ? INDEX : path;
};
/** Addresses of pages have no dot; those of the API are its own. */
const isMadeUp = (name: string) => !/^\/api(\/|$)/.test(name) && !name.includes('.');

/** All of it in memory: some megabytes. */
function readPages(): Map<string, Page> {
  const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true });
  const names = files.flatMap((file) => (file.isFile() ? [join(file.parentPath, file.name)] : []));
  return new Map(
    names.map((file) => {
      const plain = readFileSync(file);
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      const name = file.slice(FOLDER.length).replaceAll(sep, '/');
      return [name, { type, plain }];
    }),
  );
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};
