import type { Platform, WebSocketLike } from '../platform.ts';
import { StreamSocket } from './streamSocket.ts';

/** WebSockets in a row that broke before they were open: one may be chance, or a server that restarts. */
const enough = 2;
/** Milliseconds on a stream after which a WebSocket is tried again, and again. */
const tryAgainAfter = 60_000;

/** Opens the way to the server: a WebSocket, or a stream over HTTP where those are blocked. */
export class Transport {
  readonly #platform: Platform;
  readonly #server: string;
  #failed = 0;

  constructor(platform: Platform, server: string) {
    this.#platform = platform;
    this.#server = server;
  }

  readonly open = (): WebSocketLike => {
    const socket = this.#failed < enough && this.#webSocket();
    if (socket) return socket;
    // If this one breaks too, it was no matter of WebSockets.
    this.#failed = 0;
    let cancel: () => void = () => undefined;
    const stream = new StreamSocket(this.#platform, this.#server, () => {
      cancel();
    });
    stream.addEventListener('message', () => {
      this.#failed = enough;
    });
    const tryLater = (): void => {
      cancel = this.#platform.clock.after(tryAgainAfter, () => {
        const trial = this.#webSocket();
        trial?.addEventListener('open', () => {
          trial.close();
          stream.end();
        });
        tryLater();
      });
    };
    tryLater();
    return stream;
  };

  /** Undefined where there is none. */
  #webSocket(): WebSocketLike | undefined {
    const { WebSocket } = this.#platform;
    this.#failed++;
    const socket = WebSocket && new WebSocket(`${this.#server.replace(/^http/, 'ws')}/v1/socket`);
    socket?.addEventListener('open', () => {
      this.#failed = 0;
    });
    return socket ?? undefined;
  }
}
