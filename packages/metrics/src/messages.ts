import { noises, type MessageFact } from './facts/chat.ts';

/** For so many at first; it doubles. */
const room = 1024;

const senders = ['customer', 'agent', 'auto', 'robot'] as const;

/** Texts that come again and again, by number. -1 is none. */
class Names {
  readonly #numbers = new Map<string, number>();
  readonly #names: string[] = [];

  numberOf(name: string | undefined): number {
    if (name === undefined) return -1;
    let number = this.#numbers.get(name);
    if (number === undefined) {
      number = this.#names.length;
      this.#numbers.set(name, number);
      this.#names.push(name);
    }
    return number;
  }

  nameOf(number = -1): string | undefined {
    return this.#names[number];
  }
}

/** What makes sessions of a message fact, and where the fact stands among all. */
export interface KnownMessage {
  readonly type: 'message';
  readonly place: number;
  readonly at: number;
  readonly from: MessageFact['from'];
  readonly authorId: string;
  readonly customerId: string | undefined;
  readonly agentId: string | undefined;
}

/**
 * The message facts of a shop, in columns: nearly all facts are messages, and a million objects with a dozen fields each
 * take five times the room, and seconds of every large garbage collection.
 */
export class Messages {
  readonly #places = new Map<string, number>();
  readonly #ids: string[] = [];
  #at = new Float64Array(room);
  #seq = new Float64Array(room);
  #from = new Uint8Array(room);
  #length = new Float64Array(room);
  readonly #names = new Names();
  readonly #conversationIds: string[] = [];
  #author = new Int32Array(room);
  #customer = new Int32Array(room);
  #agent = new Int32Array(room);
  #opening = new Int32Array(room);
  readonly #textKeys: (string | undefined)[] = [];
  /** 0 stands for what was not told. */
  #broadcast = new Uint8Array(room);
  #noise = new Uint8Array(room);

  placeOf(id: string): number | undefined {
    return this.#places.get(id);
  }

  /**
   * @param conversationId the fact's: the same text for all of a conversation, so that it is kept once
   * @param place of the fact that it replaces
   * @returns its place
   */
  put(fact: MessageFact, conversationId: string, place = this.#ids.length): number {
    if (place >= this.#at.length) this.#grow();
    this.#places.set(fact.id, place);
    this.#ids[place] = fact.id;
    this.#at[place] = fact.at;
    this.#seq[place] = fact.seq ?? Infinity;
    this.#from[place] = senders.indexOf(fact.from);
    this.#length[place] = fact.length;
    this.#conversationIds[place] = conversationId;
    this.#author[place] = this.#names.numberOf(fact.authorId);
    this.#customer[place] = this.#names.numberOf(fact.customerId);
    this.#agent[place] = this.#names.numberOf(fact.agentId);
    this.#opening[place] = this.#names.numberOf(fact.opening);
    this.#textKeys[place] = fact.textKey;
    this.#broadcast[place] = fact.broadcast === undefined ? 0 : fact.broadcast ? 2 : 1;
    this.#noise[place] = fact.noise === undefined ? 0 : noises.indexOf(fact.noise) + 1;
    return place;
  }

  /** What sessions are made of. */
  known(place: number): KnownMessage {
    const names = this.#names;
    return {
      type: 'message',
      place,
      at: this.at(place),
      from: senders[this.#from[place] ?? NaN] ?? 'robot',
      authorId: names.nameOf(this.#author[place]) ?? '',
      customerId: names.nameOf(this.#customer[place]),
      agentId: names.nameOf(this.#agent[place]),
    };
  }

  /** What tells the order of facts. */
  placed(place: number): { readonly id: string; readonly at: number; readonly seq: number | undefined } {
    const seq = this.#seq[place];
    return { id: this.#ids[place] ?? '', at: this.at(place), seq: seq === Infinity ? undefined : seq };
  }

  /** As it was told. */
  get(place: number): MessageFact {
    const { type, at, from, authorId, customerId, agentId } = this.known(place);
    const { id, seq } = this.placed(place);
    const [opening, textKey, noise] = [this.opening(place), this.textKey(place), this.noise(place)];
    const broadcast = this.#broadcast[place] ?? 0;
    return {
      ...{ type, id, at, from, authorId },
      length: this.length(place),
      conversationId: this.#conversationIds[place] ?? '',
      ...(seq === undefined ? {} : { seq }),
      ...(customerId === undefined ? {} : { customerId }),
      ...(agentId === undefined ? {} : { agentId }),
      ...(opening === undefined ? {} : { opening }),
      ...(textKey === undefined ? {} : { textKey }),
      ...(broadcast === 0 ? {} : { broadcast: broadcast === 2 }),
      ...(noise === undefined ? {} : { noise }),
    };
  }

  *all(): Generator<MessageFact> {
    for (const place of this.#places.values()) yield this.get(place);
  }

  at(place: number): number {
    return this.#at[place] ?? 0;
  }

  /** In code points. */
  length(place: number): number {
    return this.#length[place] ?? 0;
  }

  isBroadcast(place: number): boolean {
    return this.#broadcast[place] === 2;
  }

  opening(place: number): string | undefined {
    return this.#names.nameOf(this.#opening[place]);
  }

  textKey(place: number): string | undefined {
    return this.#textKeys[place];
  }

  noise(place: number): MessageFact['noise'] {
    return noises[(this.#noise[place] ?? 0) - 1];
  }

  /** The order of two messages of one instant. */
  compare(left: number, right: number): number {
    const [former, latter] = [this.#ids[left] ?? '', this.#ids[right] ?? ''];
    const [seq = Infinity, next = Infinity] = [this.#seq[left], this.#seq[right]];
    return seq === next ? (former < latter ? -1 : former > latter ? 1 : 0) : seq - next;
  }

  #grow(): void {
    this.#at = doubled(this.#at, new Float64Array(2 * this.#at.length));
    this.#seq = doubled(this.#seq, new Float64Array(2 * this.#seq.length));
    this.#from = doubled(this.#from, new Uint8Array(2 * this.#from.length));
    this.#length = doubled(this.#length, new Float64Array(2 * this.#length.length));
    this.#author = doubled(this.#author, new Int32Array(2 * this.#author.length));
    this.#customer = doubled(this.#customer, new Int32Array(2 * this.#customer.length));
    this.#agent = doubled(this.#agent, new Int32Array(2 * this.#agent.length));
    this.#opening = doubled(this.#opening, new Int32Array(2 * this.#opening.length));
    this.#broadcast = doubled(this.#broadcast, new Uint8Array(2 * this.#broadcast.length));
    this.#noise = doubled(this.#noise, new Uint8Array(2 * this.#noise.length));
  }
}

function doubled<A extends Float64Array | Int32Array | Uint8Array>(column: A, twice: A): A {
  twice.set(column);
  return twice;
}
