import type { Clock } from '../../src/clock.ts';
import type { TestClock } from '../../src/testing.ts';

const second = 1_000;
const minute = 60_000;
/** The link of a chain of timers from which on a page that stays hidden waits for a whole minute. */
const throttledFrom = 5;
/** Milliseconds that a page is hidden before that begins. */
const grace = 5 * minute;
/** Browsers count a timer's milliseconds in 32 bits: one that is longer is due at once. */
const longest = 2 ** 31 - 1;

/**
 * A page's timers, as browsers keep them: those of a hidden page fire at whole seconds, and once it was hidden for five
 * minutes, those that were set by a timer that was set by a timer and so on at whole minutes. What is set because of a
 * message begins a new chain.
 */
export class PageClock implements Clock {
  readonly #clock: TestClock;
  /** How many timers led to what runs just now. */
  #level = 0;
  #hiddenSince: number | undefined;

  constructor(clock: TestClock) {
    this.#clock = clock;
  }

  now(): number {
    return this.#clock.now();
  }

  hide(): void {
    this.#hiddenSince = this.now();
  }

  after(ms: number, run: () => void): () => void {
    const level = this.#level + 1;
    const due = this.now() + (ms > longest ? 1 : ms);
    const grid = this.#grid(due, level);
    return this.#clock.after(Math.ceil(due / grid) * grid - this.now(), () => {
      const outer = this.#level;
      this.#level = level;
      try {
        run();
      } finally {
        this.#level = outer;
      }
    });
  }

  #grid(due: number, level: number): number {
    if (this.#hiddenSince === undefined) return 1;
    return level >= throttledFrom && due - this.#hiddenSince >= grace ? minute : second;
  }
}
