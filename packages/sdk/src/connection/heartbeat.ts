import type { Clock } from '../clock.ts';

/** A server that says less is not believed: heartbeats must not become a flood. */
const shortest = 1000;

/**
 * Finds half-open sockets: sends a ping in every interval and gives up when nothing at all was heard from one ping to
 * the next, so at most two intervals after the last sign of life. It counts answers, not time: a tab whose timers were
 * held back, or a laptop that slept, is not taken for a dead server.
 */
export class Heartbeat {
  readonly #clock: Clock;
  readonly #ping: () => void;
  readonly #dead: () => void;
  #interval = 0;
  #awaiting = false;
  #cancel: () => void = () => undefined;

  constructor(clock: Clock, on: { ping: () => void; dead: () => void }) {
    this.#clock = clock;
    this.#ping = on.ping;
    this.#dead = on.dead;
  }

  start(intervalMs: number): void {
    this.#interval = Math.max(shortest, intervalMs);
    this.#next(this.#interval);
  }

  /** Anything came in. */
  heard(): void {
    this.#awaiting = false;
  }

  /** Wants a sign of life within `ms`: the device woke, and the socket may have died meanwhile. */
  probe(ms: number): void {
    if (this.#interval === 0) return;
    this.#awaiting = true;
    this.#ping();
    this.#next(Math.min(ms, this.#interval));
  }

  stop(): void {
    this.#interval = 0;
    this.#cancel();
  }

  #next(ms: number): void {
    this.#cancel();
    this.#cancel = this.#clock.after(ms, () => {
      if (this.#awaiting) {
        this.#dead();
        return;
      }
      this.#awaiting = true;
      this.#ping();
      this.#next(this.#interval);
    });
  }
}
