import { createNanoEvents } from 'nanoevents';
import type { WebSocketLike } from '../platform.ts';

/** What stands in for a WebSocket: the listeners of one that is made here. */
export abstract class OwnSocket implements WebSocketLike {
  readonly #listeners = createNanoEvents();
  protected over = false;

  constructor() {
    // Nobody can listen before the constructor has returned.
    queueMicrotask(() => {
      this.tell('open');
    });
  }

  abstract send(text: string): void;

  addEventListener(type: string, listener: (event: never) => void): void {
    this.#listeners.on(type, listener as (event: unknown) => void);
  }

  /** Ends it from this side: nothing is heard of it any more. */
  close(): void {
    this.over = true;
  }

  /** Ended by the other side, or broken. */
  end(code = 1006): void {
    const was = this.over;
    this.close();
    if (!was) this.#listeners.emit('close', { code, reason: '' });
  }

  protected tell(type: 'open' | 'message', data?: string): void {
    if (!this.over) this.#listeners.emit(type, { data });
  }
}
