import { part } from '../parts/part.ts';
import type { Platform, WebSocketLike } from '../platform.ts';

/** WebSockets in a row that broke before they were open: one may be chance, or a server that restarts. */
const enough = 2;

const streams = part(() => import('./streamSocket.ts'));

/** The way to the server: a WebSocket, or a stream over HTTP where those are blocked. */
export class Transport {
  readonly #platform: Platform;
  readonly #server: string;
  #failed = 0;

  constructor(platform: Platform, server: string) {
    this.#platform = platform;
    this.#server = server;
  }

  /** What opens it. Rejects with TIMEOUT if a stream is to be opened, but what it needs cannot be loaded. */
  async way(): Promise<() => WebSocketLike> {
    const { WebSocket } = this.#platform;
    if (WebSocket && this.#failed < enough) return () => this.#open(WebSocket);
    // If this one breaks too, it was no matter of WebSockets.
    this.#failed = 0;
    const { openStream } = await streams();
    return () =>
      openStream(
        this.#platform,
        this.#server,
        () => WebSocket && this.#open(WebSocket),
        () => {
          this.#failed = enough;
        },
      );
  }

  #open(WebSocket: new (url: string) => WebSocketLike): WebSocketLike {
    this.#failed++;
    const socket = new WebSocket(`${this.#server.replace(/^http/, 'ws')}/v1/socket`);
    socket.addEventListener('open', () => {
      this.#failed = 0;
    });
    return socket;
  }
}
