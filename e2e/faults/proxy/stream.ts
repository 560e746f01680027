import type { Socket } from 'node:net';
import { FrameReader, type Frame } from './frameReader.ts';
import type { FrameFault, Way } from './fault.ts';

/** A frame that is held back for the next one goes without it after so many ms: nothing is ever lost by reordering. */
const heldAtMost = 200;

export interface StreamHooks {
  /** A frame came in: what is to happen to it. `lose`: it and everything after it, in silence. */
  frame(way: Way, frame: Frame): FrameFault | 'lose' | undefined;
  /** The connection is to break, for both sides. */
  cut(): void;
  /** Nothing arrives any more, the other way either. */
  loseBoth(): void;
}

const endOfHead = '\r\n\r\n';

/** One way of a connection: bytes until the WebSocket handshake is over, frames from then on. */
export class Stream {
  readonly #way: Way;
  readonly #to: Socket;
  readonly #hooks: StreamHooks;
  readonly #reader = new FrameReader();
  #head = '';
  #framed = false;
  #lost = false;
  #held: { readonly frame: Frame; readonly timer: NodeJS.Timeout } | undefined;
  /** What waits for a delay to be over. */
  #late: Buffer[] | undefined;
  #lateTimer: NodeJS.Timeout | undefined;

  constructor(way: Way, to: Socket, hooks: StreamHooks) {
    this.#way = way;
    this.#to = to;
    this.#hooks = hooks;
  }

  get isLost(): boolean {
    return this.#lost;
  }

  take(bytes: Buffer): void {
    if (this.#lost) return;
    if (this.#framed) this.#takeFrames(bytes);
    else this.#takeHead(bytes);
  }

  /** From now on nothing arrives. */
  lose(): void {
    this.#lost = true;
    this.stop();
  }

  stop(): void {
    clearTimeout(this.#held?.timer);
    clearTimeout(this.#lateTimer);
    this.#held = undefined;
    this.#late = undefined;
  }

  /** Upgrades are one request and one answer, so that the first blank line ends the head; other HTTP passes as it is. */
  #takeHead(bytes: Buffer): void {
    const before = this.#head.length;
    this.#head += bytes.toString('latin1');
    const end = this.#head.indexOf(endOfHead);
    const opening = this.#way === 'up' ? /\r\nupgrade: websocket\r\n/i : /^HTTP\/1\.1 101 /;
    if (end === -1 || !opening.test(this.#head)) {
      this.#write(bytes);
      // Whatever else goes over this connection, its head will never be an upgrade's.
      if (end !== -1) this.#head = '';
      return;
    }
    const rest = end + endOfHead.length - before;
    this.#framed = true;
    this.#write(bytes.subarray(0, rest));
    if (rest < bytes.length) this.#takeFrames(bytes.subarray(rest));
  }

  #takeFrames(bytes: Buffer): void {
    for (const frame of this.#reader.read(bytes)) {
      const fault = this.#hooks.frame(this.#way, frame);
      if (fault === 'lose') this.lose();
      else if (fault) this.#suffer(fault, frame);
      else this.#pass(frame);
      if (this.#lost) return;
    }
  }

  #suffer(fault: FrameFault, frame: Frame): void {
    switch (fault.kind) {
      case 'cut':
        this.#write(frame.bytes.subarray(0, Math.floor(frame.bytes.length * fault.at)));
        this.#lost = true;
        this.#hooks.cut();
        return;
      case 'half-open':
        this.lose();
        if (fault.ways === 'both') this.#hooks.loseBoth();
        return;
      case 'delay':
        this.#late ??= [];
        clearTimeout(this.#lateTimer);
        this.#lateTimer = setTimeout(() => {
          const late = this.#late ?? [];
          this.#late = undefined;
          for (const bytes of late) this.#write(bytes);
        }, fault.ms);
        this.#pass(frame);
        return;
      case 'duplicate':
        this.#pass(frame);
        this.#write(frame.bytes);
        return;
      case 'reorder':
        if (this.#held) this.#pass(frame);
        else this.#hold(frame);
    }
  }

  #hold(frame: Frame): void {
    const timer = setTimeout(() => {
      this.#letGo();
    }, heldAtMost);
    this.#held = { frame, timer };
  }

  #pass({ bytes }: Frame): void {
    this.#write(bytes);
    this.#letGo();
  }

  #letGo(): void {
    const held = this.#held;
    if (!held) return;
    clearTimeout(held.timer);
    this.#held = undefined;
    this.#write(held.frame.bytes);
  }

  #write(bytes: Buffer): void {
    if (this.#late) this.#late.push(bytes);
    else if (this.#to.writable) this.#to.write(bytes);
  }
}
