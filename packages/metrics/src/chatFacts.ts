import { pages } from '@shopbell/sdk/model';
import type { ChatFact } from './fact.ts';
import type { MessageFact } from './facts/chat.ts';
import { Ids } from './ids.ts';
import { noName, type Names } from './names.ts';
import { doubled } from './room.ts';

export type OtherChatFact = Exclude<ChatFact, MessageFact>;
type Type = OtherChatFact['type'];
type WithoutId<F> = F extends unknown ? Omit<F, 'id'> : never;
/** What a conversation is read from. */
export type ReadFact = WithoutId<OtherChatFact>;

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

/**
 * What happened in conversations besides messages, in columns: three or four facts of each, which as objects take more room
 * than all that is worked out from them. They are made anew for whoever reads a conversation.
 */
export class ChatFacts {
  readonly #names: Names;
  /** Each type has ids of its own. */
  readonly #ids = new Map<Type, { readonly ids: Ids; readonly places: number[] }>();
  #size = 0;
  #type = new Uint8Array(room);
  /** Among those of its type. */
  #id = new Int32Array(room);
  #at = new Float64Array(room);
  #seq = new Float64Array(room);
  #texts = new Int32Array(mostTexts * room);
  readonly #conversationIds: string[] = [];

  constructor(names: Names) {
    this.#names = names;
  }

  get size(): number {
    return this.#size;
  }

  /** Where the fact of this id stands, or is to be put: then it is the size before. */
  placeOf(type: Type, id: string): number {
    let ofType = this.#ids.get(type);
    if (!ofType) this.#ids.set(type, (ofType = { ids: new Ids(), places: [] }));
    const number = ofType.ids.take(id);
    const known = ofType.places[number];
    if (known !== undefined) return known;
    const place = this.#size;
    this.#size += 1;
    if (place >= this.#at.length) this.#grow();
    ofType.places[number] = place;
    this.#type[place] = types.indexOf(type);
    this.#id[place] = number;
    return place;
  }

  /**
   * @param place of its id
   * @param conversationId the fact's: the same text for all of a conversation, so that it is kept once
   */
  put(place: number, fact: OtherChatFact, conversationId: string): void {
    this.#at[place] = fact.at;
    this.#seq[place] = fact.seq ?? Infinity;
    this.#conversationIds[place] = conversationId;
    const texts = textsOf(fact);
    for (let index = 0; index < texts.length; index += 1)
      this.#texts[mostTexts * place + index] = this.#names.numberOf(texts[index]);
  }

  at(place: number): number {
    return this.#at[place] ?? 0;
  }

  /** As it was told. */
  get(place: number): OtherChatFact {
    const read = this.read(place);
    return { ...read, id: this.#ids.get(read.type)?.ids.idOf(this.#id[place] ?? 0) ?? '' };
  }

  /** The same without its id, which nobody needs who reads a conversation. */
  read(place: number): ReadFact {
    const type = types[this.#type[place] ?? 0] ?? 'session.ended';
    const [at, conversationId] = [this.at(place), this.#conversationIds[place] ?? ''];
    const told = this.#seq[place] ?? Infinity;
    const seq = told === Infinity ? undefined : told;
    const text = (index: number): string => this.#text(place, index) ?? '';
    switch (type) {
      case 'entry.opened':
        return { type, at, seq, conversationId, customerId: text(0), scope: this.#scope(place) };
      case 'session.assigned': {
        const answers = text(3) === 'entry' ? 'entry' : 'leave-message';
        const [agentId, groupId, servingGroupId] = [text(0), text(1), text(2)];
        return { type, at, seq, conversationId, agentId, groupId, servingGroupId, answers };
      }
      case 'session.transferred': {
        const [agentId, groupId, fromAgentId] = [text(0), text(1), text(2)];
        return { type, at, seq, conversationId, fromAgentId, agentId, groupId };
      }
      case 'session.queued':
      case 'session.left':
        return { type, at, seq, conversationId, groupId: text(0) };
      case 'session.delivered':
        return { type, at, seq, conversationId, agentId: text(0) };
      case 'session.released':
      case 'session.converted':
        return { type, at, seq, conversationId };
      case 'session.ended':
        return { type, at, seq, conversationId, by: oneOf(enders, text(0)) };
    }
  }

  #text(place: number, index: number): string | undefined {
    return this.#names.nameOf(this.#texts[mostTexts * place + index] ?? noName);
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
      return [fact.groupId];
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
