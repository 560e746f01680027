import type { SocketLike } from '../socket.ts';

/** Bytes above which the carrier is asked no more whether it has room; what waits is counted beyond it, too. */
const highWater = 16 * 1024 * 1024;

/**
 * A socket's way to the client, as server-sent events. Each event's data is one frame; the first one, `stream`, names the
 * stream, and the last one, `close`, tells code and reason, as a WebSocket would.
 */
export class StreamSocket implements SocketLike {
  readonly body: ReadableStream<Uint8Array>;
  readonly #encoder = new TextEncoder();
  #controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  /** `gone`: nobody reads any more. */
  constructor(id: string, gone: () => void) {
    this.body = new ReadableStream<Uint8Array>(
      {
        start: (controller) => {
          this.#controller = controller;
        },
        cancel: () => {
          this.#controller = undefined;
          gone();
        },
      },
      { highWaterMark: highWater, size: (chunk) => chunk.length },
    );
    this.#write(JSON.stringify({ id }), 'stream');
  }

  get bufferedAmount(): number {
    const room = this.#controller?.desiredSize ?? highWater;
    return highWater - room;
  }

  send(text: string): void {
    this.#write(text);
  }

  close(code: number, reason: string): void {
    this.#write(JSON.stringify({ code, reason }), 'close');
    this.#controller?.close();
    this.#controller = undefined;
  }

  /** JSON has no line breaks outside of its strings, and none inside of them. */
  #write(data: string, event?: string): void {
    const name = event === undefined ? '' : `event: ${event}\n`;
    this.#controller?.enqueue(this.#encoder.encode(`${name}data: ${data}\n\n`));
  }
}
