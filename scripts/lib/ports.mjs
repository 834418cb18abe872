import { createServer } from 'node:net';

export async function freePort() {
  const server = await listen(0, '127.0.0.1');
  const { port } = server.address();
  await close(server);
  return port;
}

export const isPortFree = async (port) => (await whyNotFree(port)) === undefined;

/** Both are asked: a server on one address does not always keep another from all addresses. */
export async function whyNotFree(port) {
  for (const host of ['127.0.0.1', undefined]) {
    try {
      await close(await listen(port, host));
    } catch (error) {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') return error.code;
      throw error;
    }
  }
  return undefined;
}

const listen = (port, host) =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen({ port, host, exclusive: true }, () => resolve(server));
  });

const close = (server) => new Promise((resolve) => server.close(resolve));
