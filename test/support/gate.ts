import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A door on the way to a server: open, shut (whoever knocks is sent away), or silent (nobody ever answers). */
export class Gate {
  private state: 'open' | 'shut' | 'silent' = 'open';
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async to(port: number): Promise<Gate> {
    const server = createServer((near) => gate.pass(near, port));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const gate = new Gate(server, (server.address() as AddressInfo).port); // a TCP server has one
    return gate;
  }

  /** Connections that stood are cut: they would carry what was said while nobody listened. */
  open(): void {
    this.state = 'open';
    this.cut();
  }

  shut(): void {
    this.state = 'shut';
    this.cut();
  }

  silence(): void {
    this.state = 'silent';
  }

  async close(): Promise<void> {
    this.shut();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private pass(near: Socket, port: number): void {
    near.on('error', () => {});
    if (this.state === 'shut') return void near.destroy();
    const far = connect(port, '127.0.0.1');
    this.join(near, far);
    this.join(far, near);
  }

  private join(from: Socket, to: Socket): void {
    this.sockets.add(from);
    from.on('data', (bytes) => void (this.state === 'silent' || to.write(bytes)));
    from.on('error', () => {});
    from.on('close', () => {
      this.sockets.delete(from);
      to.destroy();
    });
  }

  private cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}
