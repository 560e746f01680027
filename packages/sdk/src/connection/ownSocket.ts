import type { WebSocketLike } from '../platform.ts';

/** What carries the frames. */
export interface Carrier {
  /** One frame of this side; none comes once it is over. */
  send(text: string): void;
  /** It is over, whoever ended it; this side may have said why. */
  over(code: number | undefined): void;
}

/** What stands in for a WebSocket: its listeners, over frames that go another way. Parts alone need it. */
export class OwnSocket implements WebSocketLike {
  readonly #listeners: { readonly type: string; readonly tell: (event: object) => void }[] = [];
  readonly #carrier: Carrier;
  #over = false;

  constructor(carrier: Carrier) {
    this.#carrier = carrier;
    // Nobody can listen before the constructor has returned.
    queueMicrotask(() => {
      this.tell('open');
    });
  }

  get isOpen(): boolean {
    return !this.#over;
  }

  addEventListener(type: string, listener: (event: never) => void): void {
    this.#listeners.push({ type, tell: listener as (event: object) => void });
  }

  send(text: string): void {
    if (!this.#over) this.#carrier.send(text);
  }

  /** Ends it from this side: nothing is heard of it any more. */
  close(code?: number): void {
    this.#over = true;
    this.#carrier.over(code);
  }

  /** Ended by the other side, or broken. */
  end(code = 1006): void {
    const was = this.#over;
    this.close();
    if (!was) this.#emit('close', { code, reason: '' });
  }

  /** A frame of the other side, or that it is open. */
  tell(type: 'open' | 'message', data?: string): void {
    if (!this.#over) this.#emit(type, { data });
  }

  #emit(type: string, event: object): void {
    for (const listener of this.#listeners) if (listener.type === type) listener.tell(event);
  }
}
