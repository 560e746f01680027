import { aborted, badFrame, connectionLost, refusedHere, timedOut } from '../client/clientErrors.ts';
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
  readonly frame: ClientFrame;
  readonly repeatable: boolean;
  sent: boolean;
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
    if (new TextEncoder().encode(JSON.stringify(frame)).length > limits.frame) {
      return Promise.reject(refusedHere('FRAME_TOO_LARGE', { limit: limits.frame }));
    }
    if (signal?.aborted) return Promise.reject(aborted(signal.reason));
    return new Promise((resolve, reject) => {
      const onAbort = (): void => {
        pending.reject(aborted(signal?.reason));
      };
      const done = (): void => {
        this.#pending.delete(id);
        cancelTimer();
        signal?.removeEventListener('abort', onAbort);
      };
      const cancelTimer = this.#platform.clock.after(answerWithin, () => {
        pending.reject(timedOut());
      });
      const pending: Pending = {
        frame,
        repeatable,
        sent: this.#online,
        answer({ error, result }) {
          if (error) this.reject(ShopbellError.fromWire(error));
          else if (expect(result)) {
            done();
            resolve(result);
          } else this.reject(badFrame());
        },
        reject(error) {
          done();
          reject(error);
        },
      };
      signal?.addEventListener('abort', onAbort);
      this.#pending.set(id, pending);
      if (this.#online) this.#send(frame);
    });
  }

  /** Sends what waited, and again what may be repeated. */
  online(): void {
    this.#online = true;
    for (const pending of this.#pending.values()) {
      pending.sent = true;
      this.#send(pending.frame);
    }
  }

  offline(): void {
    this.#online = false;
    for (const pending of [...this.#pending.values()]) {
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
    for (const pending of [...this.#pending.values()]) pending.reject(error);
  }
}
