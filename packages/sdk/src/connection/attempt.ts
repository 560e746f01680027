import { badFrame, connectionLost } from '../client/clientErrors.ts';
import { readServerFrame } from '../guards/frames.ts';
import { isShopbellError, ShopbellError } from '../model/errors.ts';
import type { ClientFrame, ServerFrame, WelcomeFrame } from '../model/frames.ts';
import { limits, protocolVersion } from '../model/limits.ts';
import type { Platform, WebSocketLike } from '../platform.ts';
import { finalCloses, goodbye } from './finalCloses.ts';
import { Heartbeat } from './heartbeat.ts';

/** Milliseconds from the first step to the welcome: credentials, handshake, hello. */
const welcomeWithin = 15_000;
/** Milliseconds that a socket gets to prove itself alive after the device woke. */
const proofWithin = 2_000;

/** What the first frame says, beside the version. */
export type Introduction = Pick<Extract<ClientFrame, { type: 'hello' }>, 'auth' | 'since'>;

/** Everything after the welcome that is not about the connection itself. */
export type TrafficFrame = Exclude<ServerFrame, { type: 'welcome' | 'pong' | 'error' }>;

export interface AttemptHooks {
  /** Gathers what the first frame says; the signal fires when the attempt is over. */
  introduce(signal: AbortSignal): Promise<Introduction>;
  welcomed(frame: WelcomeFrame): void;
  /** A ping was answered: this socket has proved itself. */
  proved(): void;
  received(frame: TrafficFrame): void;
  /** Something is wrong that does not end the socket. */
  fault(error: ShopbellError): void;
  /** The socket is gone, by itself; never called after `drop`. */
  ended(ending: Ending): void;
}

export interface Ending {
  /** The close code, where there was one. */
  readonly code: number | undefined;
  readonly error: ShopbellError;
  /** The server does not want this client back. */
  readonly final: boolean;
}

/** The life of one socket, from gathering credentials to its end. */
export class Attempt {
  readonly #platform: Platform;
  readonly #hooks: AttemptHooks;
  readonly #heartbeat: Heartbeat;
  readonly #abort = new AbortController();
  readonly #cancelTimer: () => void;
  #socket: WebSocketLike | undefined;
  #welcomed = false;
  /** The last error frame: it says more than the close code that follows it. */
  #told: ShopbellError | undefined;

  constructor(platform: Platform, url: string, hooks: AttemptHooks) {
    this.#platform = platform;
    this.#hooks = hooks;
    this.#heartbeat = new Heartbeat(platform.clock, {
      ping: () => {
        this.send({ type: 'ping' });
      },
      dead: () => {
        this.#end({ code: undefined, error: connectionLost(), final: false }, goodbye.heartbeatTimeout);
      },
    });
    this.#cancelTimer = platform.clock.after(welcomeWithin, () => {
      this.#end({ code: undefined, error: connectionLost(), final: false });
    });
    void this.#begin(url);
  }

  send(frame: ClientFrame): void {
    try {
      this.#socket?.send(JSON.stringify(frame));
    } catch {
      // A socket that is closing may throw; its end is on the way and tells the rest.
    }
  }

  /** The device woke, or the network came back: is this socket still alive? */
  probe(): void {
    this.#heartbeat.probe(proofWithin);
  }

  /** Gives the socket up; nothing is heard of it any more. */
  drop(code: number = goodbye.normal): void {
    this.#abort.abort();
    this.#cancelTimer();
    this.#heartbeat.stop();
    const socket = this.#socket;
    this.#socket = undefined;
    try {
      socket?.close(code);
    } catch {
      // Closing what was never open.
    }
  }

  get #over(): boolean {
    return this.#abort.signal.aborted;
  }

  async #begin(url: string): Promise<void> {
    try {
      const introduction = await this.#hooks.introduce(this.#abort.signal);
      if (this.#over) return;
      this.#open(url, introduction);
    } catch (thrown) {
      const error = isShopbellError(thrown) ? thrown : connectionLost(thrown);
      this.#end({ code: undefined, error, final: !error.retry });
    }
  }

  #open(url: string, introduction: Introduction): void {
    const socket = new this.#platform.WebSocket(url);
    this.#socket = socket;
    socket.addEventListener('open', () => {
      this.send({ type: 'hello', v: protocolVersion, ...introduction });
    });
    socket.addEventListener('message', ({ data }) => {
      if (!this.#over) this.#read(data);
    });
    socket.addEventListener('close', ({ code }) => {
      const finalCode = finalCloses[code];
      const error =
        finalCode === undefined
          ? connectionLost()
          : (this.#told ??
            new ShopbellError(finalCode, `The server closed the connection with code ${String(code)}.`));
      this.#end({ code, error, final: finalCode !== undefined });
    });
    // An error is always followed by a close.
    socket.addEventListener('error', () => undefined);
  }

  #read(data: unknown): void {
    this.#heartbeat.heard();
    const frame = readServerFrame(data);
    if (frame === 'unknown') return;
    if (frame === 'malformed') {
      this.#hooks.fault(badFrame());
    } else if (frame.type === 'error') {
      this.#told = ShopbellError.fromWire(frame.error);
      this.#hooks.fault(this.#told);
    } else if (frame.type === 'pong') {
      this.#hooks.proved();
    } else if (frame.type === 'welcome') {
      if (this.#welcomed) return;
      this.#welcomed = true;
      this.#cancelTimer();
      // Left out, it is the default of the schema, which is not here to fill it in.
      this.#heartbeat.start(frame.heartbeatMs || limits.heartbeat);
      this.#hooks.welcomed(frame);
    } else if (this.#welcomed) {
      this.#hooks.received(frame);
    }
  }

  #end(ending: Ending, code?: number): void {
    if (this.#over) return;
    this.drop(code);
    this.#hooks.ended(ending);
  }
}
