import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/**
 * A network between two processes. Silent is a black hole: connections stand and nothing arrives. As TCP does, what was
 * said into the silence still arrives when it ends, even if whoever said it has turned away meanwhile.
 */
export class TcpProxy {
  private state: 'open' | 'cut' | 'silent' | 'slow' = 'open';
  private trap: Buffer | undefined;
  private readonly lines = new Set<Line>();

  private constructor(
    private readonly server: Server,
    /** Where the far side listens; another one from the next connection on. */
    public target: number,
  ) {}

  static async to(target: number): Promise<TcpProxy> {
    const server = createServer((near) => proxy.join(near));
    const proxy = new TcpProxy(server, target);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port; // a TCP server has one
  }

  get isSilent(): boolean {
    return this.state === 'silent';
  }

  cut(): void {
    this.state = 'cut';
    for (const line of this.lines) line.destroy();
  }

  silence(): void {
    this.state = 'silent';
  }

  /** From now on everything arrives a few bytes at a time. */
  trickle(): void {
    this.state = 'slow';
  }

  /** Falls silent with the next bytes that hold these words: they still arrive, and no answer to them comes back. */
  silenceAfter(words: string): void {
    this.trap = Buffer.from(words);
  }

  heal(): void {
    this.state = 'open';
    this.trap = undefined;
    for (const line of this.lines) line.flow();
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private join(near: Socket): void {
    near.on('error', () => {});
    if (this.state === 'cut') return void near.destroy();
    const line = new Line(near, {
      target: () => this.target,
      isSilent: () => this.isSilent,
      isSlow: () => this.state === 'slow',
      onBytes: (bytes) => this.spring(bytes),
      onEnd: () => this.lines.delete(line),
    });
    this.lines.add(line);
    line.flow();
  }

  private spring(bytes: Buffer): void {
    if (!this.trap || !bytes.includes(this.trap)) return;
    this.trap = undefined;
    this.state = 'silent';
  }
}

interface Around {
  target(): number;
  isSilent(): boolean;
  isSlow(): boolean;
  onBytes(bytes: Buffer): void;
  onEnd(): void;
}

/** 80 bytes a second: slower than any deadline. */
const DRIP_BYTES = 8;
const DRIP_EVERY_MS = 100;

function move(held: Buffer[], to: Socket | undefined): void {
  const [first] = held;
  if (!first) return;
  to?.write(first.subarray(0, DRIP_BYTES));
  if (first.length > DRIP_BYTES) held[0] = first.subarray(DRIP_BYTES);
  else held.shift();
}

/** One connection: what the two sides have said, as far as it has not arrived. */
class Line {
  private far: Socket | undefined;
  private readonly held: { near: Buffer[]; far: Buffer[] } = { near: [], far: [] };
  private isLeft = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly near: Socket,
    private readonly around: Around,
  ) {
    near.on('data', (bytes) => this.said('near', bytes));
    near.on('close', () => this.leave());
  }

  /** All that is held arrives; a far side that never heard of the connection hears of it only now. */
  flow(): void {
    if (this.around.isSilent()) return;
    if (!this.far && this.isLeft) return this.destroy();
    this.far ??= this.reach();
    if (this.around.isSlow()) return this.drip();
    for (const bytes of this.held.near.splice(0)) this.far.write(bytes);
    for (const bytes of this.held.far.splice(0)) this.near.write(bytes);
    if (this.isLeft) this.far.end();
  }

  private drip(): void {
    this.timer ??= setInterval(() => {
      if (!this.around.isSlow()) return this.endDrip();
      move(this.held.near, this.far);
      move(this.held.far, this.near);
    }, DRIP_EVERY_MS);
  }

  private endDrip(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.flow();
  }

  destroy(): void {
    clearInterval(this.timer);
    this.near.destroy();
    this.far?.destroy();
    this.around.onEnd();
  }

  private said(side: 'near' | 'far', bytes: Buffer): void {
    this.held[side].push(bytes);
    this.flow();
    if (side === 'near') this.around.onBytes(bytes);
  }

  private leave(): void {
    this.isLeft = true;
    this.flow();
  }

  private reach(): Socket {
    const far = connect(this.around.target(), '127.0.0.1');
    far.on('error', () => {});
    far.on('data', (bytes) => this.said('far', bytes));
    far.on('close', () => this.destroy());
    return far;
  }
}
