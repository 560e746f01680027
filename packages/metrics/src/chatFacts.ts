import { pages } from '@shopbell/sdk/model';
import type { ChatFact, Placed } from './fact.ts';
import type { MessageFact } from './facts/chat.ts';
import { Ids } from './ids.ts';
import { noName, type Names } from './names.ts';
import { doubled } from './room.ts';

export type OtherChatFact = Exclude<ChatFact, MessageFact>;
type Type = OtherChatFact['type'];
const types: readonly Type[] = [
  'entry.opened',
  'session.assigned',
  'session.transferred',
  'session.queued',
  'session.released',
  'session.left',
  'session.delivered',
  'session.converted',
  'session.ended',
];
type Scope = Extract<OtherChatFact, { readonly type: 'entry.opened' }>['scope'];
const channels = ['web', 'app', 'personal'] as const;
const enders = ['customer', 'agent', 'desk'] as const;

const room = 1024;
/** An entry has the most: its customer, and what its page claims. */
const mostTexts = 6;

/** Each type has ids of its own. */
interface OfType {
  /** Its place among types. */
  readonly number: number;
  readonly ids: Ids;
  /** Of the facts, by the places of their ids. */
  readonly places: number[];
}

/**
 * What happened in conversations besides messages, in columns: three or four facts of each, which as objects take more room
 * than all that is worked out from them. Who reads a conversation asks for what it needs, texts by their numbers among names.
 */
export class ChatFacts {
  readonly #names: Names;
  readonly #ofTypes = new Map<Type, OfType>();
  #size = 0;
  #type = new Uint8Array(room);
  /** Among those of its type. */
  #id = new Int32Array(room);
  #at = new Float64Array(room);
  #seq = new Float64Array(room);
  #texts = new Int32Array(mostTexts * room);
  readonly #conversationIds: readonly string[];
  #conversation = new Int32Array(room);

  /** @param conversationIds of all conversations, by their numbers; it grows */
  constructor(names: Names, conversationIds: readonly string[]) {
    this.#names = names;
    this.#conversationIds = conversationIds;
  }

  get size(): number {
    return this.#size;
  }

  /** Where the fact of this id stands, or is to be put: then it is the size before. */
  placeOf(type: Type, id: string): number {
    let ofType = this.#ofTypes.get(type);
    if (!ofType)
      this.#ofTypes.set(type, (ofType = { number: types.indexOf(type), ids: new Ids(), places: [] }));
    const number = ofType.ids.take(id);
    const known = ofType.places[number];
    if (known !== undefined) return known;
    const place = this.#size;
    this.#size += 1;
    if (place >= this.#at.length) this.#grow();
    ofType.places[number] = place;
    this.#type[place] = ofType.number;
    this.#id[place] = number;
    return place;
  }

  /**
   * @param place of its id
   * @param conversation the number of the fact's
   */
  put(place: number, fact: OtherChatFact, conversation: number): void {
    this.#at[place] = fact.at;
    this.#seq[place] = fact.seq ?? Infinity;
    this.#conversation[place] = conversation;
    const texts = textsOf(fact);
    for (let index = 0; index < mostTexts; index += 1)
      this.#texts[mostTexts * place + index] = this.#names.numberOf(texts[index]);
  }

  type(place: number): Type {
    return types[this.#type[place] ?? 0] ?? 'session.ended';
  }

  at(place: number): number {
    return this.#at[place] ?? 0;
  }

  seq(place: number): number | undefined {
    const seq = this.#seq[place] ?? Infinity;
    return seq === Infinity ? undefined : seq;
  }

  /** Who has it from then on: of `assigned`, `transferred` and `delivered`. */
  agent(place: number): number {
    return this.#name(place, 0);
  }

  /** Of `assigned`, `transferred`, `queued` and `left`. */
  group(place: number): number {
    return this.#name(place, 1);
  }

  /** Who passed it on: of `transferred`. */
  from(place: number): number {
    return this.#name(place, 2);
  }

  /** Of `assigned`. */
  answersLeaveMessage(place: number): boolean {
    return this.#text(place, 3) === 'leave-message';
  }

  /** Who came in: of `entry.opened`. */
  customer(place: number): number {
    return this.#name(place, 0);
  }

  /** What the page is about: of `entry.opened`. */
  product(place: number): number {
    return this.#name(place, 3);
  }

  /** What tells the order of facts. */
  placed(place: number): Placed {
    const id = this.#ofTypes.get(this.type(place))?.ids.idOf(this.#id[place] ?? 0) ?? '';
    return { id, at: this.at(place), seq: this.seq(place) };
  }

  /** As it was told. */
  get(place: number): OtherChatFact {
    const type = this.type(place);
    const { id, at, seq } = this.placed(place);
    const conversationId = this.#conversationIds[this.#conversation[place] ?? 0] ?? '';
    const about = { id, at, seq, conversationId };
    const text = (index: number): string => this.#text(place, index) ?? '';
    switch (type) {
      case 'entry.opened':
        return { type, ...about, customerId: text(0), scope: this.#scope(place) };
      case 'session.assigned': {
        const answers = text(3) === 'entry' ? 'entry' : 'leave-message';
        const [agentId, groupId, servingGroupId] = [text(0), text(1), text(2)];
        return { type, ...about, agentId, groupId, servingGroupId, answers };
      }
      case 'session.transferred': {
        const [agentId, groupId, fromAgentId] = [text(0), text(1), text(2)];
        return { type, ...about, fromAgentId, agentId, groupId };
      }
      case 'session.queued':
      case 'session.left':
        return { type, ...about, groupId: text(1) };
      case 'session.delivered':
        return { type, ...about, agentId: text(0) };
      case 'session.released':
      case 'session.converted':
        return { type, ...about };
      case 'session.ended':
        return { type, ...about, by: oneOf(enders, text(0)) };
    }
  }

  #name(place: number, index: number): number {
    return this.#texts[mostTexts * place + index] ?? noName;
  }

  #text(place: number, index: number): string | undefined {
    return this.#names.nameOf(this.#name(place, index));
  }

  #scope(place: number): Scope {
    const [sku, orderId, trackingNo] = [this.#text(place, 3), this.#text(place, 4), this.#text(place, 5)];
    return {
      page: oneOf(pages, this.#text(place, 1)),
      channel: oneOf(channels, this.#text(place, 2)),
      ...(sku === undefined ? {} : { sku }),
      ...(orderId === undefined ? {} : { orderId }),
      ...(trackingNo === undefined ? {} : { trackingNo }),
    };
  }

  #grow(): void {
    const larger = 2 * this.#at.length;
    this.#type = doubled(this.#type, new Uint8Array(larger));
    this.#id = doubled(this.#id, new Int32Array(larger));
    this.#at = doubled(this.#at, new Float64Array(larger));
    this.#seq = doubled(this.#seq, new Float64Array(larger));
    this.#conversation = doubled(this.#conversation, new Int32Array(larger));
    this.#texts = doubled(this.#texts, new Int32Array(mostTexts * larger));
  }
}

/** What a fact tells in texts, in the order in which `get` looks for them. */
function textsOf(fact: OtherChatFact): readonly (string | undefined)[] {
  switch (fact.type) {
    case 'entry.opened': {
      const { page, channel, sku, orderId, trackingNo } = fact.scope;
      return [fact.customerId, page, channel, sku, orderId, trackingNo];
    }
    case 'session.assigned':
      return [fact.agentId, fact.groupId, fact.servingGroupId, fact.answers];
    case 'session.transferred':
      return [fact.agentId, fact.groupId, fact.fromAgentId];
    case 'session.queued':
    case 'session.left':
      return [undefined, fact.groupId];
    case 'session.delivered':
      return [fact.agentId];
    case 'session.released':
    case 'session.converted':
      return [];
    case 'session.ended':
      return [fact.by];
  }
}

/** The texts of a fact are among those that its schema allows. */
function oneOf<T extends string>(allowed: readonly [T, ...T[]], text: string | undefined): T {
  return allowed.find((one) => one === text) ?? allowed[0];
}
