import type { KnownMessage } from '../messages.ts';
import type { Holding, QueueWait, Session, Step } from './session.ts';

type Beginning = Pick<
  Session,
  'id' | 'conversationId' | 'customerId' | 'kind' | 'openedAt' | 'productId' | 'told'
>;
type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A session while it is read: messages of a customer wait here for the agent whose chat they belong to. */
export class OpenSession {
  readonly #session: Writable<Session> & { steps: Step[]; waits: QueueWait[] };
  #holder: Holding | undefined;
  /** Who had it last, also if nobody has it now: going to somebody else is a transfer of the desk's (FL-11). */
  #lastHolder: string | undefined;
  #receiver: string | undefined;
  #lastAgent: string | undefined;
  #waitingSince: number | undefined;
  /** What the customer wrote while nobody had the session. */
  #unheard: KnownMessage[] = [];

  constructor(beginning: Beginning) {
    const rest = { closedAt: undefined, owner: undefined, groupId: undefined };
    this.#session = { ...beginning, ...rest, steps: [], waits: [] };
  }

  get kind(): Session['kind'] {
    return this.#session.kind;
  }

  /** What no agent has heard of, taken out. */
  unheard(): readonly KnownMessage[] {
    const unheard = this.#unheard;
    this.#unheard = [];
    return unheard;
  }

  bind(groupId: string): void {
    this.#session.groupId = groupId;
  }

  queued(at: number, groupId: string): void {
    this.released(at);
    this.bind(groupId);
    this.#waitingSince ??= at;
  }

  released(at: number): void {
    if (!this.#holder) return;
    this.#holder = undefined;
    this.#session.steps.push({ kind: 'released', at });
  }

  held(
    at: number,
    agentId: string,
    groupId: string | undefined,
    how: Pick<Holding, 'from' | 'byHand'>,
  ): void {
    if (this.#holder?.agentId === agentId) return;
    const from = how.from ?? this.#lastHolder;
    const passedOn = from === agentId ? undefined : from;
    const group = groupId ?? this.#session.groupId;
    this.#stopWaiting(at, true);
    const heard = this.#session.kind === 'leave' ? this.unheard() : [];
    for (const fact of heard) this.#add(fact, fact.at, agentId, group);
    this.#holder = { kind: 'held', at, agentId, groupId: group, from: passedOn, byHand: how.byHand };
    this.#session.steps.push(this.#holder);
    this.#lastHolder = agentId;
    if (passedOn !== undefined) this.#receiver = agentId;
    if (group !== undefined) this.bind(group);
    for (const fact of this.unheard()) this.#add(fact, at, agentId, group);
  }

  /** One question for all that was said before the session began. */
  carried(fact: KnownMessage, at: number): void {
    if (this.#session.steps.some((step) => step.kind === 'message')) return;
    this.#add(fact, at, this.#holder?.agentId, this.#session.groupId, true);
  }

  message(fact: KnownMessage): void {
    const holder = this.#holder;
    if (fact.from === 'robot') return;
    const agentId = fact.from === 'customer' ? (fact.agentId ?? holder?.agentId) : fact.authorId;
    if (agentId === undefined) this.#unheard.push(fact);
    else this.#add(fact, fact.at, agentId, holder?.groupId ?? this.#session.groupId);
  }

  close(at: number | undefined): Session {
    this.#stopWaiting(at, false);
    const session = this.#session;
    // A leave message that nobody has yet is a question all the same (LM-21, LM-24); in a line it is none (RB-06).
    if (session.kind === 'leave')
      for (const fact of this.#unheard) this.#add(fact, fact.at, undefined, session.groupId);
    session.closedAt = at;
    session.owner = this.#receiver ?? this.#lastAgent ?? this.#holder?.agentId;
    return session;
  }

  #add(
    fact: KnownMessage,
    at: number,
    agentId: string | undefined,
    groupId: string | undefined,
    carried = false,
  ): void {
    const session = this.#session;
    const { place, from } = fact;
    session.steps.push({ kind: 'message', place, from, at, agentId, groupId, session, carried });
    if (agentId !== undefined && !carried) this.#lastAgent = agentId;
  }

  #stopWaiting(at: number | undefined, served: boolean): void {
    if (this.#waitingSince === undefined) return;
    this.#session.waits.push({ since: this.#waitingSince, until: at, served });
    this.#waitingSince = undefined;
  }
}
