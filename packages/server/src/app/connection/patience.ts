import { limits, type Clock } from '@shopbell/sdk/model';

/** How long a new connection may take for its first frame. */
const helloWithin = 10_000;
/** Silence for two heartbeats: the peer is gone. */
const silenceAllowed = 2 * limits.heartbeat;
/** Bad frames within a minute before the connection is given up. */
const badFramesAllowed = 20;
const badFramesWithin = 60_000;

/** Watches the time of one connection: the first frame, silence, and how many bad frames came lately. */
export class Patience {
  readonly #clock: Clock;
  #cancel: () => void;
  #heardAt: number;
  #badFrames: number[] = [];

  constructor(clock: Clock, noHello: () => void) {
    this.#clock = clock;
    this.#heardAt = clock.now();
    this.#cancel = clock.after(helloWithin, noHello);
  }

  /** The hello was accepted: from now on silence is watched. */
  watchSilence(silent: () => void): void {
    this.#cancel();
    // One timer that looks when it rings, instead of one for each frame.
    const wait = this.#heardAt + silenceAllowed - this.#clock.now();
    this.#cancel = this.#clock.after(Math.max(wait, 0), () => {
      if (this.#clock.now() - this.#heardAt >= silenceAllowed) silent();
      else this.watchSilence(silent);
    });
  }

  heard(): void {
    this.#heardAt = this.#clock.now();
  }

  /** False once there were too many. */
  badFrame(): boolean {
    const now = this.#clock.now();
    this.#badFrames = this.#badFrames.filter((at) => now - at < badFramesWithin);
    this.#badFrames.push(now);
    return this.#badFrames.length < badFramesAllowed;
  }

  stop(): void {
    this.#cancel();
  }
}
