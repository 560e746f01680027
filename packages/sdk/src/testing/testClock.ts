import type { Clock } from '../clock.ts';

interface Timer {
  at: number;
  readonly order: number;
  readonly run: () => void;
}

/** A clock that stands still until it is told to go on. Timers due at the same instant run in the order they were set. */
export class TestClock implements Clock {
  #now: number;
  #order = 0;
  #timers = new Set<Timer>();

  /** Starts at `now`, by default 2026-05-04 10:00 in Shanghai. */
  constructor(now: number = Date.UTC(2026, 4, 4, 2)) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const timer = { at: this.#now + Math.max(0, ms), order: this.#order++, run };
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
    };
  }

  /** How many timers wait. */
  get pending(): number {
    return this.#timers.size;
  }

  /**
   * Goes on by `ms`, running what falls due in order, and letting promises settle after each timer, so that what one
   * timer sets in motion can set the next.
   */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settle();
      const due = this.#nextDue(end);
      if (!due) break;
      this.#timers.delete(due);
      this.#now = Math.max(this.#now, due.at);
      due.run();
    }
    this.#now = end;
    await settle();
  }

  /** Sets the time without running anything: a clock that jumps. */
  jumpTo(now: number): void {
    this.#now = now;
  }

  /** The device sleeps: time goes on, and timers do not. */
  sleep(ms: number): void {
    this.#now += ms;
    for (const timer of this.#timers) timer.at += ms;
  }

  #nextDue(end: number): Timer | undefined {
    let next: Timer | undefined;
    for (const timer of this.#timers) {
      if (timer.at > end) continue;
      if (!next || timer.at < next.at || (timer.at === next.at && timer.order < next.order)) next = timer;
    }
    return next;
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
