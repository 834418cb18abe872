import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A network that brings every request, and loses some of the answers: the connection is cut instead. */
export class LossyProxy {
  lost = 0;
  brought = 0;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly isLost: () => boolean,
  ) {}

  /** The target may change between connections, as a process that is started anew gets another port. */
  static async to(target: () => number, isLost: () => boolean): Promise<LossyProxy> {
    const server = createServer((near) => proxy.join(near, connect(target(), '127.0.0.1')));
    const proxy = new LossyProxy(server, isLost);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port; // a TCP server has one
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private join(near: Socket, far: Socket): void {
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
    near.on('data', (bytes) => far.write(bytes));
    far.on('data', (bytes) => this.answer(near, bytes));
  }

  private answer(near: Socket, bytes: Buffer): void {
    if (this.isLost()) {
      this.lost += 1;
      near.destroy();
      return;
    }
    this.brought += 1;
    near.write(bytes);
  }
}
