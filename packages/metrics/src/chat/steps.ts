import { noName } from '../names.ts';
import { doubled } from '../room.ts';
import { Stretches } from '../stretches.ts';
import type { Message, PlacedMessages } from './placedMessages.ts';
import type { Session } from './sessions.ts';

/**
 * What happens in a session: a message, by its number; or, one lower than 0, that an agent has it from here on, or nobody does
 * (it waits in a line, or as a leave message, again). By that number `Steps` tells of it.
 */
export type Step = number;

export const isMessage = (step: Step): step is Message => step >= 0;

const room = 1024;

/** The steps of all sessions, in columns. */
export class Steps {
  readonly #placed: PlacedMessages;
  #steps = new Int32Array(room);
  /** Of the session that is being read: there is one at a time. */
  #draft = new Int32Array(64);
  #draftSize = 0;
  readonly #stretches = new Stretches();
  /** Of those that are no messages. */
  #size = 0;
  readonly #free: number[] = [];
  #at = new Float64Array(room);
  #agent = new Int32Array(room);
  #group = new Int32Array(room);
  #from = new Int32Array(room);

  constructor(placed: PlacedMessages) {
    this.#placed = placed;
  }

  /** The next step of the session that is being read. */
  add(step: Step): void {
    if (this.#draftSize === this.#draft.length)
      this.#draft = doubled(this.#draft, new Int32Array(2 * this.#draftSize));
    this.#draft[this.#draftSize] = step;
    this.#draftSize += 1;
  }

  /** An agent has it from here on. @param from who had it before, if this passed it on (FL-11); `noName`: nobody had it */
  addHeld(at: number, agent: number, group: number, from: number): void {
    const place = this.#free.pop() ?? this.#size;
    if (place === this.#size) this.#size += 1;
    if (place >= this.#at.length) this.#grow();
    this.#at[place] = at;
    this.#agent[place] = agent;
    this.#group[place] = group;
    this.#from[place] = from;
    this.add(-1 - place);
  }

  /** Nobody has it any more. */
  addReleased(at: number): void {
    this.addHeld(at, noName, noName, noName);
  }

  /** The session that is being read has no more steps: they are kept. @returns their places, half open */
  keep(): { readonly stepsFrom: number; readonly stepsTo: number } {
    const size = this.#draftSize;
    const from = this.#stretches.take(size);
    while (this.#steps.length < this.#stretches.end)
      this.#steps = doubled(this.#steps, new Int32Array(2 * this.#steps.length));
    for (let place = 0; place < size; place += 1) this.#steps[from + place] = this.#draft[place] ?? 0;
    this.#draftSize = 0;
    return { stepsFrom: from, stepsTo: from + size };
  }

  /** The session is no more. */
  forget(from: number, to: number): void {
    for (let place = from; place < to; place += 1) {
      const step = this.at(place);
      if (!isMessage(step)) this.#free.push(-1 - step);
    }
    this.#stretches.giveBack(from, to - from);
  }

  /** @param place from the first of a session on */
  at(place: number): Step {
    return this.#steps[place] ?? 0;
  }

  /** When a step counts. */
  moment(step: Step): number {
    return isMessage(step) ? this.#placed.at(step) : (this.#at[-1 - step] ?? 0);
  }

  /** Whether it is that an agent has it from here on. */
  isHeld(step: Step): boolean {
    return !isMessage(step) && this.agent(step) !== noName;
  }

  /** Who has it from here on, of a step that is no message; by their number among names, as below. */
  agent(step: Step): number {
    return this.#agent[-1 - step] ?? noName;
  }

  group(step: Step): number {
    return this.#group[-1 - step] ?? noName;
  }

  /** Who passed it on, by hand or by the desk. */
  from(step: Step): number {
    return this.#from[-1 - step] ?? noName;
  }

  /** The first message of a session that belongs to some agent's chat and is what is looked for; undefined if there is none. */
  findMessage(session: Session, isIt: (message: Message) => boolean): Message | undefined {
    const { sessions } = this.#placed;
    const to = sessions.stepsTo(session);
    for (let place = sessions.stepsFrom(session); place < to; place += 1) {
      const step = this.at(place);
      if (isMessage(step) && isIt(step)) return step;
    }
    return undefined;
  }

  /** The last step of a session that is what is looked for; undefined if there is none. */
  findLast(session: Session, isIt: (step: Step) => boolean): Step | undefined {
    const { sessions } = this.#placed;
    const from = sessions.stepsFrom(session);
    for (let place = sessions.stepsTo(session) - 1; place >= from; place -= 1) {
      const step = this.at(place);
      if (isIt(step)) return step;
    }
    return undefined;
  }

  #grow(): void {
    const larger = 2 * this.#at.length;
    this.#at = doubled(this.#at, new Float64Array(larger));
    this.#agent = doubled(this.#agent, new Int32Array(larger));
    this.#group = doubled(this.#group, new Int32Array(larger));
    this.#from = doubled(this.#from, new Int32Array(larger));
  }
}
