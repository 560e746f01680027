import type { ConnectionState } from '../client/conversationClient.ts';
import type { ShopbellError } from '../model/errors.ts';
import { isShopbellError } from '../model/errors.ts';
import type { ClientFrame, WelcomeFrame } from '../model/frames.ts';
import type { Platform } from '../platform.ts';
import { Attempt, type Introduction, type TrafficFrame } from './attempt.ts';
import { backoff } from './backoff.ts';

export interface ConnectionHooks {
  introduce(signal: AbortSignal): Promise<Introduction>;
  /**
   * The server refused the credentials (4001, 4002). True if `introduce` can offer others, so that coming back makes
   * sense although the code says no.
   */
  credentialsRefused(): boolean;
  state(state: ConnectionState): void;
  welcomed(frame: WelcomeFrame): void;
  received(frame: TrafficFrame): void;
  fault(error: ShopbellError): void;
  /** The server does not want this client back; the state is `closed`. */
  refused(error: ShopbellError): void;
}

const credentialCodes = new Set<number | undefined>([4001, 4002]);

/** Keeps one socket to the server, for as long as it is wanted and welcome. */
export class Connection {
  readonly #platform: Platform;
  readonly #url: string;
  readonly #hooks: ConnectionHooks;
  #state: ConnectionState = 'idle';
  #attempt: Attempt | undefined;
  #breaks = 0;
  #cancelWait: () => void = () => undefined;
  #endWake: (() => void) | undefined;

  constructor(platform: Platform, server: string, hooks: ConnectionHooks) {
    this.#platform = platform;
    this.#url = `${server.replace(/^http/, 'ws')}/v1/socket`;
    this.#hooks = hooks;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Connects now: from rest, after a refusal, or instead of waiting on. Does nothing if that is under way. */
  start(): void {
    if (this.#state === 'connecting' || this.#state === 'online') return;
    this.#endWake ??= this.#platform.onWake(() => {
      if (this.#state === 'offline') this.start();
      else this.#attempt?.probe();
    });
    this.#cancelWait();
    if (!this.#become('connecting')) return;
    this.#attempt = new Attempt(this.#platform, this.#url, {
      introduce: (signal) => this.#hooks.introduce(signal),
      welcomed: (frame) => {
        this.#hooks.welcomed(frame);
      },
      proved: () => {
        this.#breaks = 0;
      },
      received: (frame) => {
        this.#hooks.received(frame);
      },
      fault: (error) => {
        this.#hooks.fault(error);
      },
      ended: ({ code, error, final }) => {
        const others = credentialCodes.has(code) && this.#hooks.credentialsRefused();
        if (final && !others) {
          this.stop();
          this.#hooks.refused(error);
        } else {
          this.#comeBackLater(error);
        }
      },
    });
  }

  /** The welcome has been taken in. */
  online(): void {
    this.#become('online');
  }

  send(frame: ClientFrame): void {
    if (this.#state === 'online') this.#attempt?.send(frame);
  }

  /** Gives this socket up and comes back soon: what it told cannot be trusted any more. */
  restart(): void {
    this.#attempt?.drop();
    this.#comeBackLater();
  }

  /** Ends for good; `start` may begin anew. */
  stop(): void {
    this.#attempt?.drop();
    this.#attempt = undefined;
    this.#cancelWait();
    this.#endWake?.();
    this.#endWake = undefined;
    this.#breaks = 0;
    this.#become('closed');
  }

  #comeBackLater(error?: ShopbellError): void {
    this.#attempt = undefined;
    const asked = isShopbellError(error, 'RATE_LIMITED') ? waitAsked(error) : 0;
    const wait = Math.max(asked, backoff(this.#breaks++, this.#platform.random));
    this.#cancelWait = this.#platform.clock.after(wait, () => {
      this.start();
    });
    this.#become('offline');
  }

  /** False if somebody who was told has changed it already. */
  #become(state: ConnectionState): boolean {
    if (this.#state !== state) {
      this.#state = state;
      this.#hooks.state(state);
    }
    return this.#state === state;
  }
}

/** Details come from outside: a number is hoped for, not relied on. */
export function waitAsked(error: ShopbellError<'RATE_LIMITED'>): number {
  const asked: unknown = (error.details as { retryAfterMs?: unknown } | undefined)?.retryAfterMs;
  return typeof asked === 'number' && asked > 0 ? asked : 0;
}
