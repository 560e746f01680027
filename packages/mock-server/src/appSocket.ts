import type { ShopbellApp, SocketHandlers } from '@shopbell/server/app';
import type { WebSocketLike } from '@shopbell/sdk';

interface Listeners {
  open: (() => void)[];
  error: (() => void)[];
  message: ((event: { readonly data: unknown }) => void)[];
  close: ((event: { readonly code: number; readonly reason: string }) => void)[];
}

/** Lost without a word. */
const connectionLost = 1006;

/**
 * The director's own way to the app: a WebSocket with no network under it and no MSW in between, so that an agent keeps
 * talking while the page's connection is down. Real frames go both ways, in order, each in a turn of its own. `ready` may
 * take its time: while the app is restarting, the socket waits.
 */
export function appSocketClass(ready: () => Promise<ShopbellApp>): new (url: string) => WebSocketLike {
  return class AppSocket implements WebSocketLike {
    readonly #listeners: Listeners = { open: [], error: [], message: [], close: [] };
    #handlers: SocketHandlers | undefined;
    #over = false;

    constructor(_url: string) {
      ready().then(
        (app) => {
          this.#connect(app);
        },
        () => {
          this.#end(connectionLost, '');
        },
      );
    }

    send(text: string): void {
      queueMicrotask(() => {
        if (!this.#over) this.#handlers?.message(text);
      });
    }

    close(code = 1000, reason = ''): void {
      queueMicrotask(() => {
        this.#end(code, reason);
      });
    }

    addEventListener<Type extends keyof Listeners>(type: Type, listener: Listeners[Type][number]): void {
      (this.#listeners[type] as Listeners[Type][number][]).push(listener);
    }

    #connect(app: ShopbellApp): void {
      if (this.#over) return;
      this.#handlers = app.connect(
        {
          send: (text) => {
            queueMicrotask(() => {
              if (!this.#over) for (const listener of this.#listeners.message) listener({ data: text });
            });
          },
          close: (code, reason) => {
            queueMicrotask(() => {
              this.#end(code, reason);
            });
          },
          bufferedAmount: 0,
        },
        { origin: undefined, address: 'director' },
      );
      for (const listener of this.#listeners.open) listener();
    }

    #end(code: number, reason: string): void {
      if (this.#over) return;
      this.#over = true;
      this.#handlers?.closed();
      for (const listener of this.#listeners.close) listener({ code, reason });
    }
  };
}
