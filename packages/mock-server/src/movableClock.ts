import { systemClock, type Clock } from '@shopbell/sdk/model';

/** A clock that can be put forward. `TestClock` of `@shopbell/sdk/testing` is one that otherwise stands still. */
export interface MockClock extends Clock {
  /** Goes on by `ms`, running what falls due in order. */
  advance(ms: number): Promise<void>;
}

interface Timer {
  readonly at: number;
  readonly run: () => void;
  disarm: () => void;
}

/** Runs as the machine's clock does, ahead of it by as much as it has been put forward. */
export class MovableClock implements MockClock {
  readonly #machine: Clock;
  readonly #timers = new Set<Timer>();
  #ahead = 0;

  constructor(machine: Clock = systemClock) {
    this.#machine = machine;
  }

  now(): number {
    return this.#machine.now() + this.#ahead;
  }

  after(ms: number, run: () => void): () => void {
    const timer: Timer = { at: this.now() + Math.max(0, ms), run, disarm: () => undefined };
    this.#timers.add(timer);
    this.#arm(timer);
    return () => {
      timer.disarm();
      this.#timers.delete(timer);
    };
  }

  async advance(ms: number): Promise<void> {
    const end = this.now() + ms;
    await settle();
    for (let due = this.#earliest(end); due; due = this.#earliest(end)) {
      this.#ahead += Math.max(0, due.at - this.now());
      this.#fire(due);
      // What one timer sets in motion may set the next.
      await settle();
    }
    this.#ahead += Math.max(0, end - this.now());
    for (const timer of this.#timers) this.#arm(timer);
  }

  #arm(timer: Timer): void {
    timer.disarm();
    timer.disarm = this.#machine.after(Math.max(0, timer.at - this.now()), () => {
      this.#fire(timer);
    });
  }

  #fire(timer: Timer): void {
    timer.disarm();
    if (this.#timers.delete(timer)) timer.run();
  }

  #earliest(end: number): Timer | undefined {
    let earliest: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at <= end && (!earliest || timer.at < earliest.at)) earliest = timer;
    }
    return earliest;
  }
}

/** Lets promises and the platform's own work (WebCrypto) come to rest. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}
