import { unlessAborted } from '../client/waiting.ts';
import { badFrame, connectionLost, refusedHere, timedOut } from '../client/clientErrors.ts';
import { ShopbellError } from '../model/errors.ts';
import type { ClientFrame, ServerFrame } from '../model/frames.ts';
import { limits } from '../model/limits.ts';
import type { Method, ParamsOf, ResultOf } from '../model/methods.ts';
import type { Platform } from '../platform.ts';

/** Milliseconds until TIMEOUT, waiting for a connection included: a dead socket is found and replaced in less. */
const answerWithin = 30_000;

export interface RequestOptions<M extends Method> {
  /** Whether an answer can be relied on; one that cannot rejects with BAD_FRAME. */
  readonly expect: (result: unknown) => result is ResultOf<M>;
  /** By default asking again does no harm: after a break it is sent again. Else a break rejects with CONNECTION_LOST. */
  readonly repeatable?: boolean;
  readonly signal?: AbortSignal | undefined;
}

/** Asks the server. */
export type Asks = <M extends Method>(
  method: M,
  params: ParamsOf<M>,
  options: RequestOptions<M>,
) => Promise<ResultOf<M>>;

interface Pending {
  readonly repeatable: boolean;
  sent: boolean;
  /** To the server; no more once the caller has given up. */
  send(): void;
  answer(reply: Extract<ServerFrame, { type: 'reply' }>): void;
  reject(error: ShopbellError): void;
}

/** Ties replies to requests. What is asked while there is no connection waits for one, in order. */
export class Requests {
  readonly #platform: Platform;
  readonly #send: (frame: ClientFrame) => void;
  readonly #pending = new Map<string, Pending>();
  #online = false;

  constructor(platform: Platform, send: (frame: ClientFrame) => void) {
    this.#platform = platform;
    this.#send = send;
  }

  ask<M extends Method>(method: M, params: ParamsOf<M>, options: RequestOptions<M>): Promise<ResultOf<M>> {
    const { expect, repeatable = true, signal } = options;
    const id = this.#platform.newId();
    const frame = { type: 'request', id, method, params } as const;
    // A frame over the limit ends the connection, and would end each one after it.
    if (new Blob([JSON.stringify(frame)]).size > limits.frame) {
      return Promise.reject(refusedHere('FRAME_TOO_LARGE', { limit: limits.frame }));
    }
    let cancelTimer: () => void;
    const answer = new Promise<ResultOf<M>>((resolve, reject) => {
      const pending: Pending = {
        repeatable,
        sent: this.#online,
        send: () => {
          if (!signal?.aborted) this.#send(frame);
        },
        answer({ error, result }) {
          if (error) reject(ShopbellError.fromWire(error));
          else if (expect(result)) resolve(result);
          else reject(badFrame());
        },
        reject,
      };
      cancelTimer = this.#platform.clock.after(answerWithin, () => {
        reject(timedOut());
      });
      this.#pending.set(id, pending);
      if (this.#online) pending.send();
    });
    return unlessAborted(answer, signal).finally(() => {
      this.#pending.delete(id);
      cancelTimer();
    });
  }

  /** Sends what waited, and again what may be repeated. */
  online(): void {
    this.#online = true;
    for (const pending of this.#pending.values()) {
      pending.sent = true;
      pending.send();
    }
  }

  offline(): void {
    this.#online = false;
    for (const pending of this.#pending.values()) {
      if (pending.sent && !pending.repeatable) pending.reject(connectionLost());
    }
  }

  /** False if this client waits for no such answer: another tab may, or nobody any more. */
  answered(reply: Extract<ServerFrame, { type: 'reply' }>): boolean {
    const pending = this.#pending.get(reply.id);
    pending?.answer(reply);
    return pending !== undefined;
  }

  rejectAll(error: ShopbellError): void {
    this.#online = false;
    for (const pending of this.#pending.values()) pending.reject(error);
  }
}
