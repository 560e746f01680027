import {
  closeCodes,
  type CloseReason,
  type Clock,
  type ServerFrame,
  type WireError,
} from '@shopbell/sdk/model';
import type { SocketLike } from '../socket.ts';
import { writeFrame, type Written } from './writtenFrame.ts';

/** Bytes waiting to be read above which a peer counts as not reading. */
const tooMuchUnread = 1024 * 1024;
/** A replay goes on when no more than this waits. */
const roomAt = tooMuchUnread / 4;
const lookAgainAfter = 20;
/** So often a replay looks for room before it gives up: 20 s. */
const looks = 1000;

/** The other end of a socket: frames go out through it, and it never throws. */
export class Peer {
  readonly #socket: SocketLike;
  readonly #clock: Clock;
  readonly #onClosed: () => void;
  #closed = false;

  /** `onClosed` is called once, whoever closes. */
  constructor(socket: SocketLike, clock: Clock, onClosed: () => void) {
    this.#socket = socket;
    this.#clock = clock;
    this.#onClosed = onClosed;
  }

  isClosed(): boolean {
    return this.#closed;
  }

  send(frame: ServerFrame): void {
    if (!this.#closed) this.tell(writeFrame(frame));
  }

  tell({ text, bytes }: Written): void {
    if (this.#closed) return;
    if (this.#socket.bufferedAmount > tooMuchUnread) {
      this.close('slowReader');
      return;
    }
    try {
      this.#socket.send(text, bytes);
    } catch {
      // The socket broke under us; its closing may be told to nobody.
      this.gone();
    }
  }

  sendError(error: WireError, requestId?: string): void {
    this.send(requestId === undefined ? { type: 'error', error } : { type: 'reply', id: requestId, error });
  }

  /** Resolves when little waits to be read; false if the peer is closed or does not read. */
  async room(): Promise<boolean> {
    for (let look = 0; look < looks; look++) {
      if (this.#closed) return false;
      if (this.#socket.bufferedAmount <= roomAt) return true;
      await new Promise<void>((resolve) => this.#clock.after(lookAgainAfter, resolve));
    }
    this.close('slowReader');
    return false;
  }

  close(reason: CloseReason): void {
    if (this.#closed) return;
    const { code, means } = closeCodes[reason];
    try {
      this.#socket.close(code, means);
    } catch {
      // Closed already.
    }
    this.gone();
  }

  /** The socket is closed. */
  gone(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#onClosed();
  }
}
