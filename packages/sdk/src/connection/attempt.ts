import { badFrame, connectionLost, refusedThere } from '../client/clientErrors.ts';
import { readServerFrame, type MoreFrames } from '../guards/frames.ts';
import { isShopbellError, ShopbellError } from '../model/errors.ts';
import type { ClientFrame, ServerFrame, WelcomeFrame } from '../model/frames.ts';
import { limits, protocolVersion } from '../model/limits.ts';
import type { Clock } from '../clock.ts';
import type { WebSocketLike } from '../platform.ts';
import { finalCloses, goodbye } from './finalCloses.ts';
import { Heartbeat } from './heartbeat.ts';

/**
 * Milliseconds from the first step to the welcome: credentials, handshake, hello. Two of these and a stream have to fit into
 * the time that a request waits: some networks swallow the handshake of a WebSocket.
 */
const welcomeWithin = 10_000;
/** Milliseconds that are left for that after the device woke, or the network came back: what was begun may be dead. */
const welcomeSoon = 5_000;
/** Milliseconds for which signs of waking belong together: what was begun at the first of them is none of the dead. */
const justBegun = 1_000;
/** Milliseconds that a socket gets to prove itself alive after the device woke. */
const proofWithin = 2_000;

/** The first frame, as a tab says it to the one that leads: that one speaks for the same person already. */
export type TabHello = Omit<HelloFrame, 'auth'> & { readonly auth?: HelloFrame['auth'] | undefined };
type HelloFrame = Extract<ClientFrame, { type: 'hello' }>;

/** How to begin. */
export interface Introduction {
  /** Opens the way to the server, or to the tab that leads. */
  readonly open: () => WebSocketLike;
  /** What the first frame says beside the version. */
  readonly hello: Pick<TabHello, 'auth' | 'since'>;
}

/** Everything after the welcome that is not about the connection itself. */
export type TrafficFrame = Exclude<ServerFrame, { type: 'welcome' | 'pong' | 'error' }>;

export interface AttemptHooks {
  /** Checks of frames that not every client is told. */
  readonly frames: MoreFrames;
  /** Finds out how to begin; the signal fires when the attempt is over. */
  introduce(signal: AbortSignal): Promise<Introduction>;
  welcomed(frame: WelcomeFrame): void;
  received(frame: TrafficFrame): void;
  /** Something is wrong that does not end the socket. */
  fault(error: ShopbellError): void;
}

export interface Course {
  /** A ping was answered: this socket has proved itself. */
  proved(): void;
  /** The socket is gone, by itself; never called after `drop`. */
  ended(ending: Ending): void;
}

export interface Ending {
  /** The close code, where there was one. */
  readonly code?: number;
  readonly error: ShopbellError;
  /** The server does not want this client back. */
  readonly final: boolean;
}

/** The life of one socket, from gathering credentials to its end. */
export class Attempt {
  readonly #hooks: AttemptHooks;
  readonly #course: Course;
  readonly #heartbeat: Heartbeat;
  readonly #abort = new AbortController();
  readonly #clock: Clock;
  readonly #due: number;
  #cancelTimer: () => void = () => undefined;
  #socket: WebSocketLike | undefined;
  #welcomed = false;
  /** The last error frame: it says more than the close code that follows it. */
  #told: ShopbellError | undefined;

  constructor(clock: Clock, hooks: AttemptHooks, course: Course) {
    this.#hooks = hooks;
    this.#course = course;
    this.#heartbeat = new Heartbeat(
      clock,
      () => {
        this.send({ type: 'ping' });
      },
      () => {
        this.#end({ error: connectionLost(), final: false }, goodbye.heartbeatTimeout);
      },
    );
    this.#clock = clock;
    this.#due = clock.now() + welcomeWithin;
    this.#hurry(welcomeWithin);
    void this.#begin();
  }

  send(frame: ClientFrame | TabHello): void {
    try {
      this.#socket?.send(JSON.stringify(frame));
    } catch {
      // A socket that is closing may throw; its end is on the way and tells the rest.
    }
  }

  /** The device woke, or the network came back: is this socket still alive? */
  probe(): void {
    if (this.#welcomed) this.#heartbeat.probe(proofWithin);
    else if (this.#due - this.#clock.now() < welcomeWithin - justBegun) this.#hurry(welcomeSoon);
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

  /** The welcome has to come within so many milliseconds, and no later than it had to before. */
  #hurry(ms: number): void {
    this.#cancelTimer();
    this.#cancelTimer = this.#clock.after(Math.min(ms, this.#due - this.#clock.now()), () => {
      this.#end({ error: connectionLost(), final: false });
    });
  }

  async #begin(): Promise<void> {
    const { signal } = this.#abort;
    try {
      const introduction = await this.#hooks.introduce(signal);
      if (!signal.aborted) this.#open(introduction);
    } catch (thrown) {
      const error = isShopbellError(thrown) ? thrown : connectionLost(thrown);
      this.#end({ error, final: !error.retry });
    }
  }

  #open({ open, hello }: Introduction): void {
    const socket = open();
    this.#socket = socket;
    socket.addEventListener('open', () => {
      this.send({ type: 'hello', v: protocolVersion, ...hello });
    });
    socket.addEventListener('message', ({ data }) => {
      if (!this.#abort.signal.aborted) this.#read(data);
    });
    socket.addEventListener('close', ({ code }) => {
      const finalCode = finalCloses[code];
      const error = finalCode ? (this.#told ?? refusedThere(finalCode)) : connectionLost();
      this.#end({ code, error, final: finalCode !== undefined });
    });
    // An error is always followed by a close.
    socket.addEventListener('error', () => undefined);
  }

  #read(data: unknown): void {
    this.#heartbeat.heard();
    const frame = readServerFrame(data, this.#hooks.frames);
    if (frame === 'unknown') return;
    if (frame === 'malformed') {
      this.#hooks.fault(badFrame());
    } else if (frame.type === 'error') {
      this.#told = ShopbellError.fromWire(frame.error);
      this.#hooks.fault(this.#told);
    } else if (frame.type === 'pong') {
      this.#course.proved();
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
    if (this.#abort.signal.aborted) return;
    this.drop(code);
    this.#course.ended(ending);
  }
}
