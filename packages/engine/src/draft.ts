import { draftOf, type Desk } from './desk/desk.ts';
import { evolve } from './desk/evolve.ts';
import type { DeskEvent } from './event.ts';

type Undated<E> = E extends DeskEvent ? Omit<E, 'at'> : never;
/** An event before the draft dates it. */
export type NewEvent = Undated<DeskEvent>;

/**
 * A decision in the making: the events so far, and the desk as it will be after them. The real desk is never touched:
 * what a later part of the decision has to see is tried on a draft of it, by the same `evolve`, and only once it is read.
 */
export class Draft {
  /** Time of the decision: never before the desk's own. */
  readonly at: number;
  readonly events: DeskEvent[] = [];
  /** The desk before the decision: for the parts that need nothing of what was decided so far, and have to be quick. */
  readonly base: Desk;
  #desk: Desk;
  #applied = 0;

  constructor(desk: Desk, at: number) {
    this.base = this.#desk = desk;
    this.at = Math.max(at, desk.at);
  }

  /** The desk with all events so far. To read only. */
  get desk(): Desk {
    if (this.#applied < this.events.length && this.#applied === 0) this.#desk = draftOf(this.#desk);
    for (; this.#applied < this.events.length; this.#applied++) {
      const event = this.events[this.#applied];
      if (event) evolve(this.#desk, event);
    }
    return this.#desk;
  }

  /** Sequence of the last event so far: what a trace was decided at. */
  get seq(): number {
    return this.base.seq + this.events.length;
  }

  /** Adds an event and returns the sequence it gets. */
  emit(event: NewEvent): number {
    // Dated in place: whoever emits an event has made it just for this.
    this.events.push(Object.assign(event, { at: this.at }));
    return this.seq;
  }
}
