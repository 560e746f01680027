import type { Clock } from '@shopbell/sdk/model';
import { untouched, type Fate } from './faults.ts';

/** A frame that waits for the next one arrives without it after so many ms: reordering loses nothing. */
const heldAtMost = 1000;

/**
 * One way of one connection. As with TCP nothing overtakes: whatever is sent behind a late frame is late as well. Only a
 * frame that is meant to changes places, with the one behind it.
 */
export class Lane {
  readonly #clock: Clock;
  #under: { readonly at: number; readonly arrive: () => void }[] = [];
  #held: (() => void) | undefined;
  #stopHolding: () => void = () => undefined;
  #disarm: () => void = () => undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Sends something on its way; `arrive` is called when it is there, at once if nothing holds it up. */
  send(arrive: () => void, { late, twice, behind }: Fate = untouched): void {
    const held = this.#held;
    if (behind && !held) {
      this.#hold(() => {
        this.#queue(arrive, late);
        if (twice) this.#queue(arrive, late);
      });
      return;
    }
    this.#stopHolding();
    this.#held = undefined;
    this.#queue(arrive, late);
    if (twice) this.#queue(arrive, late);
    held?.();
  }

  /** Whatever is under way is lost. */
  cut(): void {
    this.#under = [];
    this.#held = undefined;
    this.#stopHolding();
    this.#disarm();
  }

  #hold(letGo: () => void): void {
    this.#held = letGo;
    this.#stopHolding = this.#clock.after(heldAtMost, () => {
      this.#held = undefined;
      letGo();
    });
  }

  #queue(arrive: () => void, late: number): void {
    if (this.#under.length === 0 && late === 0) {
      arrive();
      return;
    }
    this.#under.push({ at: this.#clock.now() + late, arrive });
    if (this.#under.length === 1) this.#arm();
  }

  #arm(): void {
    const [next] = this.#under;
    if (!next) return;
    this.#disarm = this.#clock.after(next.at - this.#clock.now(), () => {
      for (let due = this.#under[0]; due && due.at <= this.#clock.now(); due = this.#under[0]) {
        this.#under.shift();
        due.arrive();
      }
      this.#arm();
    });
  }
}
