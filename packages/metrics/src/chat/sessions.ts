import { noName, type Names } from '../names.ts';
import { doubled } from '../room.ts';
import type { RoundRange } from './rounds.ts';

/** A recorded stretch of a conversation (RT-01). A number, by which `Sessions` tells of it: a shop's year has 100,000. */
export type Session = number;

export interface QueueWait {
  readonly since: number;
  readonly until: number | undefined;
  readonly served: boolean;
}

/** What is known of a session when it begins. */
export interface Beginning {
  /** The number of its conversation, and its place there from 1. */
  readonly conversation: number;
  readonly number: number;
  /** By their numbers among names, as owners and groups below. */
  readonly customer: number;
  /** What it was opened about. */
  readonly product: number;
  readonly isLeave: boolean;
  readonly openedAt: number;
}

/** What is known of it when all of it is read. */
export interface Outcome {
  /** Undefined while it runs. */
  readonly closedAt: number | undefined;
  /** D23: receiver of the last transfer, else who had it last; where nobody tells of that, agent of the last message. */
  readonly owner: number;
  /** The group of its owner, or the one it was bound to. */
  readonly group: number;
  /** In a line since; and when that ended, by an agent or without. */
  readonly waits: readonly QueueWait[];
  /** In the order in which they count: places among the steps, half open. */
  readonly stepsFrom: number;
  readonly stepsTo: number;
}

/** How rounds are read: what counts as a reply, and whose clock runs. Nearly always all four come to the same rounds. */
export const humanAgent = 0;
export const humanShop = 1;
export const countedAgent = 2;
export const countedShop = 3;
export type Reading = typeof humanAgent | typeof humanShop | typeof countedAgent | typeof countedShop;
/** Two for each reading. */
const ends = 8;

const room = 1024;
const none: readonly QueueWait[] = [];

/** The sessions of a shop, in columns. */
export class Sessions {
  readonly #names: Names;
  readonly #conversationIds: readonly string[];
  #size = 0;
  /** Those that are no more: they were read anew. */
  readonly #free: Session[] = [];
  #conversation = new Int32Array(room);
  #number = new Int32Array(room);
  #customer = new Int32Array(room);
  #product = new Int32Array(room);
  #isLeave = new Uint8Array(room);
  #openedAt = new Float64Array(room);
  #closedAt = new Float64Array(room);
  #owner = new Int32Array(room);
  #group = new Int32Array(room);
  #stepsFrom = new Int32Array(room);
  #stepsTo = new Int32Array(room);
  #rounds = new Int32Array(ends * room);
  /** Of the few that ever waited in a line. */
  readonly #waits = new Map<Session, readonly QueueWait[]>();

  /** @param conversationIds of all conversations, by their numbers; it grows */
  constructor(names: Names, conversationIds: readonly string[]) {
    this.#names = names;
    this.#conversationIds = conversationIds;
  }

  begin(beginning: Beginning): Session {
    const session = this.#free.pop() ?? this.#size;
    if (session === this.#size) this.#size += 1;
    if (session >= this.#openedAt.length) this.#grow();
    this.#conversation[session] = beginning.conversation;
    this.#number[session] = beginning.number;
    this.#customer[session] = beginning.customer;
    this.#product[session] = beginning.product;
    this.#isLeave[session] = beginning.isLeave ? 1 : 0;
    this.#openedAt[session] = beginning.openedAt;
    return session;
  }

  close(session: Session, { closedAt, owner, group, waits, stepsFrom, stepsTo }: Outcome): void {
    this.#closedAt[session] = closedAt ?? Infinity;
    this.#owner[session] = owner;
    this.#group[session] = group;
    this.#stepsFrom[session] = stepsFrom;
    this.#stepsTo[session] = stepsTo;
    if (waits.length > 0) this.#waits.set(session, waits);
  }

  /** The session is no more. */
  forget(session: Session): void {
    this.#waits.delete(session);
    this.#free.push(session);
  }

  /** `<conversation>` for the first one, `<conversation>.2` for the next. */
  id(session: Session): string {
    const number = this.#number[session] ?? 1;
    const id = this.conversationId(session);
    return number === 1 ? id : `${id}.${number}`;
  }

  /** The number of its conversation. */
  conversation(session: Session): number {
    return this.#conversation[session] ?? 0;
  }

  conversationId(session: Session): string {
    return this.#conversationIds[this.conversation(session)] ?? '';
  }

  customer(session: Session): number {
    return this.#customer[session] ?? noName;
  }

  /** Empty if nothing tells. */
  customerId(session: Session): string {
    return this.#names.nameOf(this.customer(session)) ?? '';
  }

  /** A leave message; else the customer was there. */
  isLeave(session: Session): boolean {
    return this.#isLeave[session] === 1;
  }

  openedAt(session: Session): number {
    return this.#openedAt[session] ?? 0;
  }

  /** Infinity while it runs. */
  closedAt(session: Session): number {
    return this.#closedAt[session] ?? Infinity;
  }

  isClosed(session: Session): boolean {
    return this.closedAt(session) !== Infinity;
  }

  owner(session: Session): number {
    return this.#owner[session] ?? noName;
  }

  group(session: Session): number {
    return this.#group[session] ?? noName;
  }

  product(session: Session): number {
    return this.#product[session] ?? noName;
  }

  waits(session: Session): readonly QueueWait[] {
    return this.#waits.size === 0 ? none : (this.#waits.get(session) ?? none);
  }

  stepsFrom(session: Session): number {
    return this.#stepsFrom[session] ?? 0;
  }

  stepsTo(session: Session): number {
    return this.#stepsTo[session] ?? 0;
  }

  /** The first of its rounds by a reading. */
  roundsFrom(session: Session, reading: Reading): number {
    return this.#rounds[ends * session + 2 * reading] ?? 0;
  }

  /** Where these end. */
  roundsTo(session: Session, reading: Reading): number {
    return this.#rounds[ends * session + 2 * reading + 1] ?? 0;
  }

  setRounds(session: Session, reading: Reading, { from, to }: RoundRange): void {
    this.#rounds[ends * session + 2 * reading] = from;
    this.#rounds[ends * session + 2 * reading + 1] = to;
  }

  /** Whether its rounds by two readings are the same ones. */
  hasSameRounds(session: Session, one: Reading, other: Reading): boolean {
    return (
      this.roundsFrom(session, one) === this.roundsFrom(session, other) &&
      this.roundsTo(session, one) === this.roundsTo(session, other)
    );
  }

  /** Their order: by their opening. */
  compare(left: Session, right: Session): number {
    const later = this.openedAt(left) - this.openedAt(right);
    if (later !== 0) return later;
    const [former, latter] = [this.id(left), this.id(right)];
    return former < latter ? -1 : former > latter ? 1 : 0;
  }

  #grow(): void {
    const larger = 2 * this.#openedAt.length;
    this.#conversation = doubled(this.#conversation, new Int32Array(larger));
    this.#number = doubled(this.#number, new Int32Array(larger));
    this.#customer = doubled(this.#customer, new Int32Array(larger));
    this.#product = doubled(this.#product, new Int32Array(larger));
    this.#isLeave = doubled(this.#isLeave, new Uint8Array(larger));
    this.#openedAt = doubled(this.#openedAt, new Float64Array(larger));
    this.#closedAt = doubled(this.#closedAt, new Float64Array(larger));
    this.#owner = doubled(this.#owner, new Int32Array(larger));
    this.#group = doubled(this.#group, new Int32Array(larger));
    this.#stepsFrom = doubled(this.#stepsFrom, new Int32Array(larger));
    this.#stepsTo = doubled(this.#stepsTo, new Int32Array(larger));
    this.#rounds = doubled(this.#rounds, new Int32Array(ends * larger));
  }
}
