import { shopbellError } from '@shopbell/sdk/model';
import { randomSecret } from '../secrets/bytes.ts';
import type { ConnectionInfo, SocketHandlers, SocketLike } from '../socket.ts';
import { StreamSocket } from './streamSocket.ts';

export type Connect = (socket: SocketLike, about: ConnectionInfo) => SocketHandlers;

/**
 * Connections over HTTP, for whoever cannot open a WebSocket: the same connection as behind a socket, with the same limits
 * and close codes. The id of a stream is a secret: whoever has it speaks for the one who opened the stream.
 */
export class Streams {
  readonly #connect: Connect;
  readonly #open = new Map<string, SocketHandlers>();

  constructor(connect: Connect) {
    this.#connect = connect;
  }

  /** Opens a stream with its first frame; everything that the server says comes over the returned body. */
  open(hello: string, about: ConnectionInfo): ReadableStream<Uint8Array> {
    const id = randomSecret();
    const socket = new StreamSocket(id, () => {
      this.#open.delete(id);
      handlers.closed();
    });
    const handlers = this.#connect(
      {
        send: (text) => {
          socket.send(text);
        },
        close: (code, reason) => {
          this.#open.delete(id);
          socket.close(code, reason);
        },
        get bufferedAmount() {
          return socket.bufferedAmount;
        },
      },
      about,
    );
    this.#open.set(id, handlers);
    handlers.message(hello);
    return socket.body;
  }

  /** Hands frames on, in order. Throws NOT_FOUND if the stream has ended, or never was. */
  frames(id: string | undefined, frames: readonly unknown[]): void {
    const handlers = this.#open.get(id ?? '');
    if (!handlers) throw shopbellError('NOT_FOUND', { what: 'stream' });
    for (const frame of frames) handlers.message(JSON.stringify(frame));
  }
}
