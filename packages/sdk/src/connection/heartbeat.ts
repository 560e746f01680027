import type { Clock } from '../clock.ts';

/** A server that says less is not believed: heartbeats must not become a flood. */
const shortest = 1000;
/** Between two looks at the clock: a sleep is noticed within so many milliseconds of its end. */
const look = 1000;
/**
 * The same in a hidden page: Chrome lets a timer that is the fifth in a chain wait for a whole minute there, and the server
 * does not wait so long. From one sign of life to the next ping it is a chain of four.
 */
const lookHidden = 2500;
/** A look that is late by more was held up by a sleep and not by a long task. */
const slept = 5000;
/** Milliseconds that are left to a socket after a sleep: with the look it is known within 2 s. */
const proofAfterSleep = 1000;

/**
 * Finds half-open sockets: sends a ping in every interval and gives up when nothing at all was heard from one ping to
 * the next, so at most two intervals after the last sign of life. It counts answers, not time: a tab whose timers were
 * held back is not taken for a dead server. Time only tells that the device slept, so that the socket must prove itself.
 */
export class Heartbeat {
  readonly #clock: Clock;
  readonly #ping: (woke: boolean) => void;
  readonly #dead: () => void;
  #interval = 0;
  #awaiting = false;
  #probing = false;
  #cancel: () => void = () => undefined;

  /** @param ping asks for a sign of life; `woke`: because the device woke, or somebody looks again. */
  constructor(clock: Clock, ping: (woke: boolean) => void, dead: () => void) {
    this.#clock = clock;
    this.#ping = ping;
    this.#dead = dead;
  }

  start(intervalMs: number): void {
    this.#interval = Math.max(shortest, intervalMs);
    this.#awaiting = false;
    this.#wait(this.#interval);
  }

  /** Anything came in. What was asked is answered: the next wait begins here, and with it a new chain of timers. */
  heard(): void {
    if (this.#awaiting) this.#wait(this.#interval);
    this.#awaiting = this.#probing = false;
  }

  /** Wants a sign of life within `ms`: the device woke, and the socket may have died meanwhile. Asked again, no later. */
  probe(ms: number): void {
    if (this.#interval === 0 || this.#probing) return;
    this.#probing = true;
    this.#ask(Math.min(ms, this.#interval));
  }

  stop(): void {
    this.#interval = 0;
    this.#awaiting = this.#probing = false;
    this.#cancel();
  }

  #ask(ms: number): void {
    this.#awaiting = true;
    this.#ping(this.#probing);
    this.#wait(ms);
  }

  #wait(ms: number): void {
    this.#cancel();
    const step = Math.min(ms, isHidden() ? lookHidden : look);
    const due = this.#clock.now() + step;
    this.#cancel = this.#clock.after(step, () => {
      if (this.#clock.now() - due > slept && !this.#probing) this.probe(proofAfterSleep);
      else if (ms > step) this.#wait(ms - step);
      else if (this.#awaiting) this.#dead();
      else this.#ask(this.#interval);
    });
  }
}

function isHidden(): boolean {
  return typeof document === 'object' && document.visibilityState === 'hidden';
}
