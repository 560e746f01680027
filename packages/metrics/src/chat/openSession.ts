import { sender } from '../messages.ts';
import { noName } from '../names.ts';
import type { Message, PlacedMessages } from './placedMessages.ts';
import type { Holding, QueueWait, Session } from './session.ts';

type Beginning = Pick<
  Session,
  'id' | 'conversationId' | 'customerId' | 'customer' | 'kind' | 'openedAt' | 'product' | 'placed'
>;
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What a customer wrote while nobody had the session, and when it counts. */
export interface Unheard {
  readonly message: Message;
  readonly at: number;
}

/** A session while it is read: messages of a customer wait here for the agent whose chat they belong to. */
export class OpenSession {
  readonly #placed: PlacedMessages;
  readonly #session: Writable<Session> & { waits: QueueWait[] };
  #hasMessage = false;
  #holder: Holding | undefined;
  /** Who had it last, also if nobody has it now: going to somebody else is a transfer of the desk's (FL-11). */
  #lastHolder = noName;
  #receiver = noName;
  #lastAgent = noName;
  #waitingSince: number | undefined;
  #unheard: Unheard[] = none;

  constructor(beginning: Beginning) {
    this.#placed = beginning.placed;
    // Written out: copies of objects take more room and time, and a year has a hundred thousand of these.
    this.#session = {
      place: 0,
      id: beginning.id,
      conversationId: beginning.conversationId,
      customerId: beginning.customerId,
      customer: beginning.customer,
      kind: beginning.kind,
      openedAt: beginning.openedAt,
      closedAt: undefined,
      stepsFrom: 0,
      stepsTo: 0,
      owner: noName,
      group: noName,
      waits: none,
      product: beginning.product,
      placed: beginning.placed,
    };
    this.#session.place = this.#placed.begin(this.#session);
  }

  get kind(): Session['kind'] {
    return this.#session.kind;
  }

  /** What no agent has heard of, taken out. */
  unheard(): readonly Unheard[] {
    if (this.#unheard.length === 0) return none;
    const unheard = this.#unheard;
    this.#unheard = none;
    return unheard;
  }

  /** Groups and agents by their numbers among names. */
  bind(group: number): void {
    this.#session.group = group;
  }

  queued(at: number, group: number): void {
    this.released(at);
    this.bind(group);
    this.#waitingSince ??= at;
  }

  released(at: number): void {
    if (!this.#holder) return;
    this.#holder = undefined;
    this.#placed.addStep({ kind: 'released', at });
  }

  /** @param from who passed it on; `noName`: whoever had it last, if anybody */
  held(at: number, agent: number, groupTold: number, from = noName): void {
    if (this.#holder?.agent === agent) return;
    const former = from === noName ? this.#lastHolder : from;
    const passedOn = former === agent ? noName : former;
    const group = groupTold === noName ? this.#session.group : groupTold;
    this.#stopWaiting(at, true);
    const heard = this.#session.kind === 'leave' ? this.unheard() : none;
    for (const { message, at: asked } of heard) this.#add(message, asked, agent, group);
    this.#holder = { kind: 'held', at, agent, group, from: passedOn };
    this.#placed.addStep(this.#holder);
    this.#lastHolder = agent;
    if (passedOn !== noName) this.#receiver = agent;
    if (group !== noName) this.bind(group);
    for (const { message } of this.unheard()) this.#add(message, at, agent, group);
  }

  /** One question for all that was said before the session began. */
  carried(message: Message, at: number): void {
    if (this.#hasMessage) return;
    this.#add(message, at, this.#holder?.agent ?? noName, this.#session.group, true);
  }

  message(message: Message, at: number): void {
    const { told } = this.#placed;
    const from = told.from(message);
    if (from === sender.robot) return;
    const agent = from === sender.customer ? this.#addressee(message) : told.author(message);
    const holderGroup = this.#holder?.group ?? noName;
    if (agent === noName) this.#keepUnheard({ message, at });
    else this.#add(message, at, agent, holderGroup === noName ? this.#session.group : holderGroup);
  }

  /** Nearly all sessions have none of them, and none a list of its own. */
  #keepUnheard(unheard: Unheard): void {
    if (this.#unheard.length === 0) this.#unheard = [unheard];
    else this.#unheard.push(unheard);
  }

  close(at: number | undefined): Session {
    this.#stopWaiting(at, false);
    const session = this.#session;
    // A leave message that nobody has yet is a question all the same (LM-21, LM-24); in a line it is none (RB-06).
    if (session.kind === 'leave')
      for (const { message, at: asked } of this.#unheard) this.#add(message, asked, noName, session.group);
    session.closedAt = at;
    // Whoever has it, not who helped in it; where nobody tells of that (files of another platform), who wrote last.
    const had = this.#lastHolder === noName ? this.#lastAgent : this.#lastHolder;
    session.owner = this.#receiver === noName ? had : this.#receiver;
    const { from, to } = this.#placed.keepSteps();
    session.stepsFrom = from;
    session.stepsTo = to;
    return session;
  }

  #addressee(message: Message): number {
    const told = this.#placed.told.agent(message);
    return told === noName && this.#holder ? this.#holder.agent : told;
  }

  #add(message: Message, at: number, agent: number, group: number, carried = false): void {
    const session = this.#session;
    this.#placed.put(message, at, agent, group, session, carried);
    this.#placed.addStep(message);
    this.#hasMessage = true;
    if (agent !== noName && !carried) this.#lastAgent = agent;
  }

  #stopWaiting(at: number | undefined, served: boolean): void {
    if (this.#waitingSince === undefined) return;
    if (this.#session.waits.length === 0) this.#session.waits = [];
    this.#session.waits.push({ since: this.#waitingSince, until: at, served });
    this.#waitingSince = undefined;
  }
}

const none: never[] = [];
