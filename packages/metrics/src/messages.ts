import { noises, type MessageFact } from './facts/chat.ts';
import { Ids } from './ids.ts';
import { Names, noName } from './names.ts';
import { doubled } from './room.ts';
import { TextKeys } from './textKeys.ts';

/** For so many at first; it doubles. */
const room = 1024;

const senders = ['customer', 'agent', 'auto', 'robot'] as const;
/** Who wrote a message, as columns keep it. */
export const sender = { customer: 0, agent: 1, auto: 2, robot: 3 } as const;

/**
 * The message facts of a shop, in columns, each at a place of its own: nearly all facts are messages, and a million objects
 * with a dozen fields each take five times the room, and seconds of every large garbage collection.
 */
export class Messages {
  /** Texts that columns keep by number: ids of agents, customers and groups, and what texts begin with. */
  readonly names = new Names();
  readonly #ids = new Ids();
  #at = new Float64Array(room);
  #seq = new Float64Array(room);
  #from = new Uint8Array(room);
  #length = new Float64Array(room);
  /** Of all conversations, by their numbers; it grows. */
  readonly conversationIds: readonly string[];
  #conversation = new Int32Array(room);
  #author = new Int32Array(room);
  #customer = new Int32Array(room);
  #agent = new Int32Array(room);
  #opening = new Int32Array(room);
  readonly #textKeys = new TextKeys();
  /** 0 stands for what was not told. */
  #broadcast = new Uint8Array(room);
  #noise = new Uint8Array(room);

  constructor(conversationIds: readonly string[]) {
    this.conversationIds = conversationIds;
  }

  get size(): number {
    return this.#ids.size;
  }

  /** For how many there is room in the columns. */
  get room(): number {
    return this.#at.length;
  }

  /** Where the fact of this id stands, or is to be put: then it is the size before. */
  placeOf(id: string): number {
    return this.#ids.take(id);
  }

  /**
   * @param place of its id
   * @param conversation the number of the fact's
   */
  put(place: number, fact: MessageFact, conversation: number): void {
    const { names } = this;
    if (place >= this.#at.length) this.#grow();
    this.#at[place] = fact.at;
    this.#seq[place] = fact.seq ?? Infinity;
    this.#from[place] = senders.indexOf(fact.from);
    this.#length[place] = fact.length;
    this.#conversation[place] = conversation;
    this.#author[place] = names.numberOf(fact.authorId);
    this.#customer[place] = names.numberOf(fact.customerId);
    this.#agent[place] = names.numberOf(fact.agentId);
    this.#opening[place] = names.numberOf(fact.opening);
    this.#textKeys.set(place, fact.textKey);
    this.#broadcast[place] = fact.broadcast === undefined ? 0 : fact.broadcast ? 2 : 1;
    this.#noise[place] = fact.noise === undefined ? 0 : noises.indexOf(fact.noise) + 1;
  }

  /** What tells the order of facts. */
  placed(place: number): { readonly id: string; readonly at: number; readonly seq: number | undefined } {
    const seq = this.#seq[place];
    return { id: this.#ids.idOf(place), at: this.at(place), seq: seq === Infinity ? undefined : seq };
  }

  /** As it was told. */
  get(place: number): MessageFact {
    const { id, at, seq } = this.placed(place);
    const [customerId, agentId] = [this.customer(place), this.agent(place)].map((name) =>
      this.names.nameOf(name),
    );
    const [opening, textKey, noise] = [this.opening(place), this.textKey(place), this.noise(place)];
    const broadcast = this.#broadcast[place] ?? 0;
    return {
      type: 'message',
      ...{ id, at, from: senders[this.from(place)] ?? 'robot', authorId: this.authorId(place) },
      length: this.length(place),
      conversationId: this.conversationIds[this.#conversation[place] ?? 0] ?? '',
      ...(seq === undefined ? {} : { seq }),
      ...(customerId === undefined ? {} : { customerId }),
      ...(agentId === undefined ? {} : { agentId }),
      ...(opening === undefined ? {} : { opening }),
      ...(textKey === undefined ? {} : { textKey }),
      ...(broadcast === 0 ? {} : { broadcast: broadcast === 2 }),
      ...(noise === undefined ? {} : { noise }),
    };
  }

  at(place: number): number {
    return this.#at[place] ?? 0;
  }

  /** One of `sender`. */
  from(place: number): number {
    return this.#from[place] ?? sender.robot;
  }

  /** By its number among `names`. */
  author(place: number): number {
    return this.#author[place] ?? noName;
  }

  authorId(place: number): string {
    return this.names.nameOf(this.author(place)) ?? '';
  }

  /** Whom it was written to, where the fact says so; by its number among `names`. */
  agent(place: number): number {
    return this.#agent[place] ?? noName;
  }

  /** Whose chat it is in, where the fact says so; by the number among `names`. */
  customer(place: number): number {
    return this.#customer[place] ?? noName;
  }

  /** In code points. */
  length(place: number): number {
    return this.#length[place] ?? 0;
  }

  isBroadcast(place: number): boolean {
    return this.#broadcast[place] === 2;
  }

  opening(place: number): string | undefined {
    return this.names.nameOf(this.#opening[place] ?? noName);
  }

  textKey(place: number): string | undefined {
    return this.#textKeys.at(place);
  }

  noise(place: number): MessageFact['noise'] {
    return noises[(this.#noise[place] ?? 0) - 1];
  }

  /** The order of two messages of one instant. */
  compare(left: number, right: number): number {
    const [seq = Infinity, next = Infinity] = [this.#seq[left], this.#seq[right]];
    if (seq !== next) return seq - next;
    const [former, latter] = [this.#ids.idOf(left), this.#ids.idOf(right)];
    return former < latter ? -1 : former > latter ? 1 : 0;
  }

  #grow(): void {
    this.#at = doubled(this.#at, new Float64Array(2 * this.#at.length));
    this.#seq = doubled(this.#seq, new Float64Array(2 * this.#seq.length));
    this.#from = doubled(this.#from, new Uint8Array(2 * this.#from.length));
    this.#length = doubled(this.#length, new Float64Array(2 * this.#length.length));
    this.#conversation = doubled(this.#conversation, new Int32Array(2 * this.#conversation.length));
    this.#author = doubled(this.#author, new Int32Array(2 * this.#author.length));
    this.#customer = doubled(this.#customer, new Int32Array(2 * this.#customer.length));
    this.#agent = doubled(this.#agent, new Int32Array(2 * this.#agent.length));
    this.#opening = doubled(this.#opening, new Int32Array(2 * this.#opening.length));
    this.#broadcast = doubled(this.#broadcast, new Uint8Array(2 * this.#broadcast.length));
    this.#noise = doubled(this.#noise, new Uint8Array(2 * this.#noise.length));
  }
}
