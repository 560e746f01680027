import {
  customerWroteIn,
  openConversationsOf,
  supervisedBy,
  unseenEndingsOf,
  type Desk,
  type DeskEvent,
} from '@shopbell/engine';
import {
  foldConversation,
  limits,
  searchLimits,
  trimConversation,
  type Conversation,
  type ConversationSummary,
  type CustomerGroup,
  type CustomerGroupItem,
  type CustomerRef,
  type TimelineItem,
} from '@shopbell/sdk/model';
import type { CustomerNames } from '../customers/customerNames.ts';
import type { ConversationQuery, Storage } from '../../storage/storage.ts';
import type { RecentConversations } from '../shop/recentConversations.ts';
import { byteLength } from '../json/readJson.ts';
import { ChatReader } from './chatReader.ts';
import { customerGroupTelling } from './customerGroups.ts';
import { isCurrentFor, type Listener } from './listener.ts';
import { mayRead, type Carries } from './ownership.ts';
import { project } from './projection.ts';
import { toldOf, type Told } from './told.ts';

/** Bytes that a page of history or one conversation may take: leaves room in a frame for what stands around it. */
const bytesOfOne = limits.frame - 8192;
/** Bytes of all conversations of a snapshot together, shared evenly: a busy agent's sign-in stays quick. */
const bytesOfAll = 4 * limits.frame;

type TypeInConversation = Extract<DeskEvent, { conversationId: string }>['type'];

/**
 * How much of a kind is read for what a conversation comes to. `all`: its turning points, and few. `newest`: only the last
 * one counts, or the last of each side. `page`: as many as are shown. `none`: the desk's own affair.
 */
const needed: Readonly<Record<TypeInConversation, 'all' | 'newest' | 'page' | 'none'>> = {
  'conversation.opened': 'all',
  'conversation.refused': 'all',
  'conversation.offered': 'all',
  'robot.started': 'all',
  'conversation.queued': 'all',
  'conversation.assigned': 'all',
  'conversation.transferred': 'all',
  'conversation.supervised': 'all',
  'leave-message.opened': 'all',
  'leave-message.delivered': 'all',
  'conversation.scope-changed': 'all',
  'conversation.identified': 'all',
  'conversation.ended': 'all',
  'conversation.rated': 'newest',
  'message.seen': 'newest',
  // The words are missing where they stood: this only moves the sequence.
  'message.recalled': 'newest',
  'note.recalled': 'newest',
  'conversation.idle-warned': 'page',
  'message.posted': 'page',
  'note.added': 'page',
  'leave-message.converted': 'none',
  'queue.lease-started': 'none',
  'queue.lease-voided': 'none',
};

const turningPoints = Object.entries(needed).flatMap(([type, much]) => (much === 'all' ? type : []));
const messages = ['message.posted'];
/** What an agent reads besides: it takes no room from what customers read. */
const messagesAndNotes = [...messages, 'note.added'];
const warnings = ['conversation.idle-warned'];

/** Where the conversations of a shop are read. */
export interface ConversationSource {
  readonly storage: Storage;
  readonly shopId: string;
  readonly desk: Desk;
  readonly recent: RecentConversations;
  readonly customers: CustomerNames;
}

/**
 * What conversations look like to one listener of a shop. However long a conversation is, only its turning points are
 * read, its newest messages, and how far either side has read.
 */
export class ConversationReader {
  readonly #storage: Storage;
  readonly #shopId: string;
  readonly #desk: Desk;
  readonly #recent: RecentConversations;
  readonly #customers: CustomerNames;
  readonly #listener: Listener;
  /** The customer groups that the listener is in (WB-07). */
  readonly customerGroups: ChatReader<CustomerGroup, CustomerGroupItem>;

  constructor({ storage, shopId, desk, recent, customers }: ConversationSource, listener: Listener) {
    this.#storage = storage;
    this.#shopId = shopId;
    this.#desk = desk;
    this.#recent = recent;
    this.#customers = customers;
    this.#listener = listener;
    const telling = customerGroupTelling(this.shownName);
    this.customerGroups = new ChatReader({ storage, shopId, desk }, listener, telling);
  }

  /** A conversation as of now, with its newest items; undefined if there is none. */
  async read(conversationId: string): Promise<Conversation | undefined> {
    const { seq } = this.#desk;
    return this.#shown(this.#fold(await this.#end(conversationId, seq)), seq, bytesOfOne);
  }

  /**
   * A conversation as of `upTo`, and whether the listener had it on screen just before: whoever did need not be told all of
   * it again.
   */
  async readWithBefore(
    conversationId: string,
    upTo: number,
  ): Promise<{ now?: Conversation; hadItBefore: boolean }> {
    const told = await this.#end(conversationId, upTo);
    const before = this.#fold(told.filter(({ seq }) => seq < upTo));
    const now = await this.#shown(this.#fold(told), upTo, bytesOfOne);
    return {
      hadItBefore: before !== undefined && isCurrentFor(this.#listener, before),
      ...(now ? { now } : {}),
    };
  }

  /** Everything on the listener's screen as of the desk's present sequence; `at`: the time now. */
  async snapshot(at: number): Promise<{
    seq: number;
    conversations: Conversation[];
  }> {
    const { seq } = this.#desk;
    const { kind, id } = this.#listener;
    const others = kind === 'agent' ? supervisedBy(this.#desk, id) : unseenEndingsOf(this.#desk, id, at);
    const ids = [...openConversationsOf(this.#desk, this.#listener), ...others];
    const share = Math.min(bytesOfOne, Math.floor(bytesOfAll / Math.max(1, ids.length)));
    const read = await Promise.all(
      ids.map(async (one) => this.#shown(this.#fold(await this.#end(one, seq)), seq, share)),
    );
    const conversations = read.flatMap((one) => (one && isCurrentFor(this.#listener, one) ? one : []));
    return { seq, conversations };
  }

  /**
   * A page of items below `before`, oldest first; undefined if the listener may not read the conversation: see `mayRead`.
   * Holds fewer than `limit` where they would not fit into a frame.
   */
  async page(
    conversationId: string,
    { before, limit }: { before: number; limit: number },
    carries?: Carries,
  ): Promise<{ items: TimelineItem[]; more: boolean } | undefined> {
    if (!(await mayRead(this.#where, this.#listener, conversationId, carries))) return undefined;
    const told = await this.#told(conversationId, before, [
      { types: turningPoints },
      { types: this.#written, limit: limit + 1 },
      { types: warnings, limit: limit + 1 },
    ]);
    const items = this.#fold(told)?.items ?? [];
    const kept = fitting(items, limit, bytesOfOne);
    return { items: kept, more: kept.length < items.length };
  }

  /**
   * A conversation in few words, for whoever may find its customer: what was written only if it has ended, or is the
   * listener's own.
   */
  async summary(
    conversationId: string,
  ): Promise<(ConversationSummary & Pick<Conversation, 'customer'>) | undefined> {
    const told = await this.#told(conversationId, this.#desk.seq + 1, [
      { types: turningPoints },
      { types: messages, limit: 1 },
      { types: ['conversation.rated'], limit: 1 },
    ]);
    const folded = await this.#named(this.#fold(told));
    if (!folded) return undefined;
    const { id, customer, scope, state, openedAt, endedAt, group, agent, rating } = folded;
    const readable = state === 'ended' || isCurrentFor(this.#listener, folded);
    const newest = folded.items.findLast((item) => item.kind === 'message');
    const characters = Array.from(readable ? (newest?.text ?? '') : '');
    return {
      id,
      customer,
      scope,
      state,
      openedAt,
      ...(endedAt === undefined ? {} : { endedAt }),
      ...(group ? { group } : {}),
      ...(agent ? { agent } : {}),
      ...(characters.length > 0 ? { lastText: characters.slice(0, searchLimits.lastText).join('') } : {}),
      ...(readable && newest?.recalled ? { lastRecalled: true } : {}),
      ...(readable && rating ? { rating } : {}),
    };
  }

  /** Whether the listener may read a conversation: see `mayRead`. */
  mayRead(conversationId: string, carries?: Carries): Promise<boolean> {
    return mayRead(this.#where, this.#listener, conversationId, carries);
  }

  /** The customer as this listener sees them: agents by name. */
  nameOf(customerId: string): Promise<CustomerRef> {
    return this.#listener.kind === 'agent'
      ? this.#customers.of(customerId)
      : Promise.resolve({ id: customerId });
  }

  /** By what name a customer is shown to whoever is in a group with them: the one that the shop's JWT gave, if it did. */
  readonly shownName = async (customerId: string): Promise<string | undefined> =>
    (await this.#customers.of(customerId)).name;

  /** As of `upTo`, in `bytes` at most; to agents with what its customer has written, which may lie before what fits. */
  #shown(folded: Conversation | undefined, upTo: number, bytes: number): Promise<Conversation | undefined> {
    const fitted = this.#fit(folded, bytes);
    if (!fitted || this.#listener.kind !== 'agent') return this.#named(fitted);
    const customerWrote = customerWroteIn(this.#desk, fitted.id, { upTo, seen: fitted.seen.agent });
    return this.#named(customerWrote ? { ...fitted, customerWrote } : fitted);
  }

  async #named<T extends Conversation | undefined>(conversation: T): Promise<T> {
    if (!conversation) return conversation;
    return { ...conversation, customer: await this.nameOf(conversation.customer.id) };
  }

  get #written(): readonly string[] {
    return this.#listener.kind === 'agent' ? messagesAndNotes : messages;
  }

  /** Each kind on its own: a customer is told of one of them only. */
  get #recalls(): readonly string[] {
    return this.#listener.kind === 'agent' ? ['message.recalled', 'note.recalled'] : ['message.recalled'];
  }

  get #where() {
    return { storage: this.#storage, shopId: this.#shopId, desk: this.#desk };
  }

  /**
   * What a conversation comes to as of `upTo`. Of messages, and of warnings, one more than is ever shown: where there is
   * more history than that, what shows is whole all the same. How far a side has read is told by its last message or its
   * last reading. What has just begun is known whole.
   */
  async #end(conversationId: string, upTo: number): Promise<readonly Told[]> {
    const recent = this.#recent.of(this.#shopId, conversationId);
    if (recent) return recent.filter(({ seq }) => seq <= upTo);
    const lastOfEachSide = (['customer', 'agent'] as const).flatMap((by) =>
      [this.#written, ['message.seen']].map((types) => ({ types, by, limit: 1 })),
    );
    return this.#told(conversationId, upTo + 1, [
      { types: turningPoints },
      { types: this.#written, limit: limits.historyPage + 1 },
      { types: warnings, limit: limits.historyPage + 1 },
      { types: ['conversation.rated'], limit: 1 },
      ...this.#recalls.map((type) => ({ types: [type], limit: 1 })),
      ...lastOfEachSide,
    ]);
  }

  async #told(
    conversationId: string,
    before: number,
    queries: readonly ConversationQuery[],
  ): Promise<Told[]> {
    const below = before === Infinity ? {} : { before };
    const bounded = queries.map((query) => ({ ...query, ...below }));
    const rows = await this.#storage.readConversation(this.#shopId, conversationId, bounded);
    return rows.map(toldOf);
  }

  #fold(told: readonly Told[]): Conversation | undefined {
    let folded: Conversation | undefined;
    for (const one of told) {
      const event = project(this.#desk, this.#listener, one);
      if (event?.type === 'conversation.joined') folded = event.conversation;
      else if (event && 'conversationId' in event) folded = foldConversation(folded, one.seq, event);
    }
    return folded;
  }

  #fit(conversation: Conversation | undefined, bytes: number): Conversation | undefined {
    if (!conversation) return undefined;
    return trimConversation(conversation, fitting(conversation.items, limits.historyPage, bytes).length);
  }
}

/** The newest items that fit, at least one if there is any: no single item is larger than a frame. */
function fitting(items: readonly TimelineItem[], count: number, bytes: number): TimelineItem[] {
  const kept: TimelineItem[] = [];
  let size = 0;
  for (const item of items.slice(-count).reverse()) {
    size += byteLength(JSON.stringify(item));
    if (kept.length > 0 && size > bytes) break;
    kept.push(item);
  }
  return kept.reverse();
}
