import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { FrameFault, PlannedFault, Way } from './fault.ts';
import type { Frame } from './frameReader.ts';
import { Stream } from './stream.ts';

/** How often each kind of fault happened. */
export type FaultCounts = Record<FrameFault['kind'] | 'lost-answer', number>;

interface Waiting {
  left: number;
  readonly plan: PlannedFault;
}

/**
 * The network between one person and the server. It passes bytes on until the WebSocket handshake and knows frames from
 * then on; faults happen to the frames that they were planned for. A hello and a welcome are spared: they open a
 * connection, and TCP orders what one connection carries.
 */
export class FaultProxy {
  readonly counts: FaultCounts = {
    cut: 0,
    'half-open': 0,
    delay: 0,
    duplicate: 0,
    reorder: 0,
    'lost-answer': 0,
  };
  readonly #listening: Server;
  readonly #serverPort: () => number;
  readonly #onFrame: () => void;
  readonly #links = new Set<Link>();
  #planned: Waiting[] = [];
  #watch: ((text: string) => boolean) | undefined;
  #watched: () => void = () => undefined;
  #loseNextAnswer = false;

  private constructor(listening: Server, serverPort: () => number, onFrame: () => void) {
    this.#listening = listening;
    this.#serverPort = serverPort;
    this.#onFrame = onFrame;
    listening.on('connection', (client) => {
      this.#accept(client);
    });
  }

  /** @param onFrame is told of every frame that passes, either way. */
  static async open(serverPort: () => number, onFrame: () => void = () => undefined): Promise<FaultProxy> {
    const listening = createServer();
    listening.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    return new FaultProxy(listening, serverPort, onFrame);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#listening.address() as AddressInfo).port}`;
  }

  plan(fault: PlannedFault): void {
    this.#planned.push({ left: fault.spare, plan: fault });
  }

  /** The next answer of the server to an HTTP request does not arrive: the connection breaks instead. */
  loseNextAnswer(): void {
    this.#loseNextAnswer = true;
  }

  /** Breaks what is connected now. */
  cut(): void {
    this.counts.cut += this.#links.size;
    this.#cutAll();
  }

  /**
   * Resolves when the server first sends a frame that says so. That frame, and everything after it on its connection, does
   * not arrive: the moment between the commit and its acknowledgement.
   */
  loseFrom(says: (text: string) => boolean): Promise<void> {
    this.#watch = says;
    return new Promise((resolve) => {
      this.#watched = resolve;
    });
  }

  /** Whatever was planned does not happen any more. Connections that are half open break, so that both ends learn of it. */
  calm(): void {
    this.#planned = [];
    this.#watch = undefined;
    this.#loseNextAnswer = false;
    for (const link of [...this.#links]) if (link.isHalfOpen) link.cut();
  }

  async close(): Promise<void> {
    this.calm();
    this.#listening.close();
    this.#cutAll();
    await once(this.#listening, 'close');
  }

  #cutAll(): void {
    for (const link of [...this.#links]) link.cut();
  }

  #accept(client: Socket): void {
    const server = connect(this.#serverPort(), '127.0.0.1');
    const link = new Link(client, server, {
      frame: (way, frame) => this.#fate(way, frame),
      answered: () => this.#losesAnswer(),
      ended: () => this.#links.delete(link),
    });
    this.#links.add(link);
  }

  #fate(way: Way, { text }: Frame): FrameFault | 'lose' | undefined {
    this.#onFrame();
    if (way === 'down' && text !== undefined && this.#watch?.(text) === true) {
      this.#watch = undefined;
      this.#watched();
      return 'lose';
    }
    if (text === undefined || /^\{"type":"(hello|welcome)"/.test(text)) return undefined;
    const next = this.#planned.find(({ plan }) => plan.way === way);
    if (!next || next.left-- > 0) return undefined;
    this.#planned = this.#planned.filter((one) => one !== next);
    const { fault } = next.plan;
    this.counts[fault.kind] += 1;
    return fault;
  }

  #losesAnswer(): boolean {
    if (!this.#loseNextAnswer) return false;
    this.#loseNextAnswer = false;
    this.counts['lost-answer'] += 1;
    return true;
  }
}

interface LinkHooks {
  frame(way: Way, frame: Frame): FrameFault | 'lose' | undefined;
  /** Something of an answer over HTTP arrives; whether it is lost. */
  answered(): boolean;
  ended(): void;
}

/** One connection of the client, and the one to the server that it is passed on to. */
class Link {
  readonly #client: Socket;
  readonly #server: Socket;
  readonly #up: Stream;
  readonly #down: Stream;
  readonly #hooks: LinkHooks;

  constructor(client: Socket, server: Socket, hooks: LinkHooks) {
    this.#client = client;
    this.#server = server;
    this.#hooks = hooks;
    const own = {
      frame: (way: Way, frame: Frame) => hooks.frame(way, frame),
      cut: () => {
        this.#breakSoon();
      },
      loseBoth: () => {
        this.#up.lose();
        this.#down.lose();
      },
    };
    this.#up = new Stream('up', server, own);
    this.#down = new Stream('down', client, own);
    client.on('data', (bytes: Buffer) => {
      this.#up.take(bytes);
    });
    server.on('data', (bytes: Buffer) => {
      if (bytes.subarray(0, 12).toString('latin1') === 'HTTP/1.1 200' && hooks.answered()) this.cut();
      else this.#down.take(bytes);
    });
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      socket.setNoDelay(true);
      // A reset is a closing like any other here.
      socket.on('error', () => undefined);
      // On a half-open connection not even the closing arrives.
      socket.on('end', () => {
        if (!this.isHalfOpen) other.end();
      });
      socket.on('close', () => {
        if (!this.isHalfOpen) other.destroySoon();
        if (client.destroyed && server.destroyed) this.#over();
      });
    }
  }

  get isHalfOpen(): boolean {
    return this.#up.isLost || this.#down.isLost;
  }

  cut(): void {
    this.#client.resetAndDestroy();
    this.#server.resetAndDestroy();
    this.#over();
  }

  /** What was written already arrives, then both ends close. */
  #breakSoon(): void {
    this.#client.destroySoon();
    this.#server.destroySoon();
    this.#over();
  }

  #over(): void {
    this.#up.stop();
    this.#down.stop();
    this.#hooks.ended();
  }
}
