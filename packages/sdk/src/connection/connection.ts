import type { ConnectionState } from '../client/conversationClient.ts';
import type { ShopbellError } from '../model/errors.ts';
import type { ClientFrame } from '../model/frames.ts';
import type { Platform } from '../platform.ts';
import { Attempt, type AttemptHooks } from './attempt.ts';
import { backoff, waitAsked } from './backoff.ts';

export interface ConnectionHooks extends AttemptHooks {
  /**
   * The server refused the credentials (4001, 4002), or its login is over (4015: `signedOut`). Whether `introduce` can
   * offer others, so that coming back makes sense although the code says no.
   */
  credentialsRefused(signedOut: boolean): ComeBack;
  state(state: ConnectionState): void;
  /** The page is put aside: nothing of it may be in others' way meanwhile. */
  hidden(): void;
  /** The server does not want this client back; the state is `closed`. */
  refused(error: ShopbellError): void;
}

export type ComeBack = 'never' | 'later' | 'at once';

/** Keeps one socket to the server, for as long as it is wanted and welcome. */
export class Connection {
  readonly #platform: Platform;
  readonly #hooks: ConnectionHooks;
  #state: ConnectionState = 'idle';
  #attempt: Attempt | undefined;
  #breaks = 0;
  #cancelWait: () => void = () => undefined;
  #endWake: (() => void) | undefined;

  constructor(platform: Platform, hooks: ConnectionHooks) {
    this.#platform = platform;
    this.#hooks = hooks;
  }

  get state(): ConnectionState {
    return this.#state;
  }

  /** Connects now: from rest, after a refusal, or instead of waiting on. Does nothing if that is under way. */
  start(): void {
    if (this.#state === 'connecting' || this.#state === 'online') return;
    this.#endWake ??= this.#platform.onWake(this.woken, () => {
      this.#rest();
      this.#hooks.hidden();
      this.#become('offline');
    });
    this.#begin();
  }

  /** The device woke, or the network came back: waits no longer, or has the socket prove itself. */
  readonly woken = (): void => {
    if (this.#state === 'offline') this.start();
    else this.#attempt?.probe();
  };

  /** Another way to the server is the right one now: begins anew at once, unless there is nothing to connect for. */
  renew(): void {
    if (this.#state === 'idle' || this.#state === 'closed') return;
    this.#begin();
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
    this.#comeBackLater();
  }

  /** Ends for good; `start` may begin anew. */
  stop(): void {
    this.#rest();
    this.#endWake?.();
    this.#endWake = undefined;
    this.#breaks = 0;
    this.#become('closed');
  }

  #rest(): void {
    this.#attempt?.drop();
    this.#attempt = undefined;
    this.#cancelWait();
  }

  #begin(): void {
    this.#rest();
    if (!this.#become('connecting')) return;
    this.#attempt = new Attempt(this.#platform.clock, this.#hooks, {
      proved: () => {
        this.#breaks = 0;
      },
      ended: ({ code, error, final }) => {
        const signedOut = code === 4015;
        const refused = signedOut || code === 4001 || code === 4002;
        const comeBack = refused && this.#hooks.credentialsRefused(signedOut);
        if (final && (!comeBack || comeBack === 'never')) {
          this.stop();
          this.#hooks.refused(error);
        } else if (comeBack === 'at once') this.#begin();
        else this.#comeBackLater(error);
      },
    });
  }

  #comeBackLater(error?: ShopbellError): void {
    this.#rest();
    const wait = Math.max(waitAsked(error), backoff(this.#breaks++, this.#platform.random));
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
