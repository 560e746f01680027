import type { WebSocketLike } from '@shopbell/sdk';

type Listeners = {
  open: (() => void)[];
  error: (() => void)[];
  message: ((event: { readonly data: unknown }) => void)[];
  close: ((event: { readonly code: number; readonly reason: string }) => void)[];
};

/** Sockets of the platform (real ones, or MSW's) that can be broken from here as if the network had gone. */
export class BreakableSockets {
  readonly #open = new Map<string, Set<() => void>>();

  /** Breaks all connections of that name. */
  break(name: string): void {
    for (const breakIt of this.#open.get(name) ?? []) breakIt();
  }

  /** A WebSocket class whose sockets go by that name. */
  classFor(name: string): new (url: string) => WebSocketLike {
    const open = this.#open.get(name) ?? new Set<() => void>();
    this.#open.set(name, open);
    return class BreakableSocket implements WebSocketLike {
      readonly #socket: WebSocket;
      readonly #listeners: Listeners = { open: [], error: [], message: [], close: [] };
      #over = false;

      constructor(url: string) {
        this.#socket = new WebSocket(url);
        const breakIt = (): void => {
          this.#end(1006, '');
          this.#socket.close();
        };
        open.add(breakIt);
        this.#socket.addEventListener('open', () => {
          if (!this.#over) for (const listener of this.#listeners.open) listener();
        });
        this.#socket.addEventListener('error', () => {
          if (!this.#over) for (const listener of this.#listeners.error) listener();
        });
        this.#socket.addEventListener('message', ({ data }) => {
          if (!this.#over) for (const listener of this.#listeners.message) listener({ data });
        });
        this.#socket.addEventListener('close', ({ code, reason }) => {
          open.delete(breakIt);
          this.#end(code, reason);
        });
      }

      send(text: string): void {
        this.#socket.send(text);
      }

      close(code?: number, reason?: string): void {
        this.#socket.close(code, reason);
      }

      addEventListener<Type extends keyof Listeners>(type: Type, listener: Listeners[Type][number]): void {
        (this.#listeners[type] as Listeners[Type][number][]).push(listener);
      }

      #end(code: number, reason: string): void {
        if (this.#over) return;
        this.#over = true;
        for (const listener of this.#listeners.close) listener({ code, reason });
      }
    };
  }
}
