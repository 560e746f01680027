import type { Clock } from '@shopbell/sdk';

/**
 * Longer waits go in steps: timers count by a clock of their own, so that after a step of the machine's clock (a machine that
 * slept, a time server) a timer set before comes too late by as much. What was due meanwhile is done this much later at most.
 */
const longestWait = 10_000;
/** After a tick that changed nothing: timers may come a moment early by the clock's own count. */
const pauseWhenIdle = 100;
/** After a tick that could not be stored. */
const pauseWhenFailed = 1000;

/** The one timer of a shop: it ticks when the desk wants to be woken. */
export class WakeTimer {
  readonly #clock: Clock;
  readonly #wakeAt: () => number | undefined;
  readonly #now: () => number;
  readonly #tick: () => Promise<boolean>;
  #cancel: (() => void) | undefined;
  #setFor: number | undefined;
  #ticking = false;
  #stopped = false;

  /**
   * @param desk `wakeAt`: when it wants a tick, in ms since 1970; `now`: its own time, which never goes back; `tick`:
   * resolves with whether anything changed.
   */
  constructor(
    clock: Clock,
    desk: { wakeAt: () => number | undefined; now: () => number; tick: () => Promise<boolean> },
  ) {
    this.#clock = clock;
    this.#wakeAt = desk.wakeAt;
    this.#now = desk.now;
    this.#tick = desk.tick;
  }

  /** Sets the timer anew if the desk wants another moment than before. */
  update(atLeast = 0): void {
    const at = this.#wakeAt();
    if (this.#stopped || this.#ticking || (at === this.#setFor && this.#cancel)) return;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#setFor = at;
    if (at === undefined) return;
    const wait = Math.min(Math.max(at - this.#now(), atLeast), longestWait);
    this.#cancel = this.#clock.after(wait, () => void this.#fire());
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }

  async #fire(): Promise<void> {
    this.#cancel = undefined;
    if ((this.#wakeAt() ?? Infinity) > this.#now()) {
      this.update();
      return;
    }
    this.#ticking = true;
    const pause = await this.#tick().then(
      (changed) => (changed ? 0 : pauseWhenIdle),
      () => pauseWhenFailed,
    );
    this.#ticking = false;
    this.update(pause);
  }
}
