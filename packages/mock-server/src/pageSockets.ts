import type { ShopbellApp, SocketHandlers } from '@shopbell/server/app';
import { limits } from '@shopbell/sdk/model';

/** What MSW hands over for one connection. */
export interface PageSocket {
  send(text: string): void;
  close(code: number, reason: string): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  addEventListener(type: 'close', listener: () => void): void;
}

interface Open {
  readonly socket: PageSocket;
  readonly handlers: SocketHandlers;
}

/** Lost without a word, as when a cable is pulled. */
const connectionLost = 1006;
const messageTooBig = 1009;

/** The connections that pages and clients under test made through MSW. */
export class PageSockets {
  readonly #open = new Set<Open>();

  /** Hands a connection over to the app, as a host with a port does. */
  accept(socket: PageSocket, app: ShopbellApp, about: { origin: string | undefined; address: string }): void {
    const handlers = app.connect(
      {
        send: (text) => {
          socket.send(text);
        },
        close: (code, reason) => {
          // MSW drops what it has not told yet when it closes; a real socket tells it first.
          queueMicrotask(() => {
            socket.close(code, reason);
          });
        },
        bufferedAmount: 0,
      },
      about,
    );
    const open = { socket, handlers };
    this.#open.add(open);
    socket.addEventListener('message', ({ data }) => {
      const frame = frameOf(data);
      // The transport of a real server cuts what is far too large before the app sees it.
      if (frame && frame.length <= 2 * limits.frame) handlers.message(frame);
      else socket.close(messageTooBig, '');
    });
    socket.addEventListener('close', () => {
      this.#open.delete(open);
      handlers.closed();
    });
  }

  /** Breaks every connection; neither side says goodbye. */
  drop(): void {
    for (const { socket } of this.#open) socket.close(connectionLost, '');
  }

  /**
   * Says for every client that it is alive. When time is put forward for the server alone, clients cannot know that a
   * heartbeat is due; the answer that they get without having asked tells them nothing new.
   */
  keepAlive(): void {
    for (const { handlers } of this.#open) handlers.message('{"type":"ping"}');
  }
}

/** Undefined for what cannot be read in this very moment (a Blob): our clients never send it. */
function frameOf(data: unknown): string | Uint8Array | undefined {
  if (typeof data === 'string') return data;
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
  return undefined;
}
