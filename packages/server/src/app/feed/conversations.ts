import { agentsOf, openConversationsOf, type Desk } from '@shopbell/engine';
import {
  foldConversation,
  limits,
  trimConversation,
  type Conversation,
  type TimelineItem,
} from '@shopbell/sdk/model';
import type { Storage } from '../../storage/storage.ts';
import { byteLength } from '../json/readJson.ts';
import { isCurrentFor, type Listener } from './listener.ts';
import { project, toldOf, type Told } from './projection.ts';

/** Bytes that a page of history or one conversation may take: leaves room in a frame for what stands around it. */
const bytesOfOne = limits.frame - 8192;
/** Bytes of all conversations of a snapshot together, shared evenly: a busy agent's sign-in stays quick. */
const bytesOfAll = 4 * limits.frame;

/** What conversations look like to one listener of a shop. */
export class ConversationReader {
  readonly #storage: Storage;
  readonly #shopId: string;
  readonly #desk: Desk;
  readonly #listener: Listener;

  constructor(storage: Storage, shopId: string, desk: Desk, listener: Listener) {
    this.#storage = storage;
    this.#shopId = shopId;
    this.#desk = desk;
    this.#listener = listener;
  }

  /** A conversation as of `upTo`, with its newest items; undefined if it had not begun. */
  async read(conversationId: string, upTo = Infinity): Promise<Conversation | undefined> {
    return this.#fit(this.#fold(await this.#told(conversationId), upTo), bytesOfOne);
  }

  /**
   * As `read`, and whether the listener had it on screen just before `upTo`: whoever did need not be told all of it again.
   */
  async readWithBefore(
    conversationId: string,
    upTo: number,
  ): Promise<{ now?: Conversation; hadItBefore: boolean }> {
    const told = await this.#told(conversationId);
    const before = this.#fold(told, upTo - 1);
    const now = this.#fit(this.#fold(told, upTo), bytesOfOne);
    return {
      hadItBefore: before !== undefined && isCurrentFor(this.#listener, before),
      ...(now ? { now } : {}),
    };
  }

  /** Everything on the listener's screen as of the desk's present sequence. */
  async snapshot(): Promise<{
    seq: number;
    conversations: Conversation[];
    agents?: ReturnType<typeof agentsOf>;
  }> {
    const { seq } = this.#desk;
    const ids = openConversationsOf(this.#desk, this.#listener);
    const agents = this.#listener.kind === 'agent' ? { agents: agentsOf(this.#desk) } : {};
    const share = Math.min(bytesOfOne, Math.floor(bytesOfAll / Math.max(1, ids.length)));
    const folded = await Promise.all(ids.map(async (id) => this.#fold(await this.#told(id), seq)));
    const conversations = folded.flatMap((conversation) => this.#fit(conversation, share) ?? []);
    return { seq, conversations, ...agents };
  }

  /** A page of items below `before`, oldest first. Holds fewer than `limit` where they would not fit into a frame. */
  page(told: readonly Told[], before: number, limit: number): { items: TimelineItem[]; more: boolean } {
    const items = this.#items(told).filter((item) => item.seq < before);
    const kept = fitting(items, limit, bytesOfOne);
    return { items: kept, more: kept.length < items.length };
  }

  /** Everything of a conversation, if the listener may read it: customers their own, agents what was ever given to them. */
  async readable(conversationId: string): Promise<readonly Told[] | undefined> {
    const told = await this.#told(conversationId);
    const { kind, id } = this.#listener;
    const may = told.some(({ event }) => {
      if (kind === 'customer') return event.type === 'conversation.opened' && event.customerId === id;
      return (
        (event.type === 'conversation.assigned' || event.type === 'leave-message.delivered') &&
        event.agentId === id
      );
    });
    return may ? told : undefined;
  }

  async #told(conversationId: string): Promise<Told[]> {
    const rows = await this.#storage.readConversation(this.#shopId, conversationId);
    return rows.map(toldOf);
  }

  #fold(told: readonly Told[], upTo: number): Conversation | undefined {
    let folded: Conversation | undefined;
    for (const one of told) {
      if (one.seq > upTo) break;
      folded = this.#step(folded, one);
      // Long histories cost no more than short ones: only the newest items are carried along.
      if (folded && folded.items.length > 4 * limits.historyPage)
        folded = trimConversation(folded, limits.historyPage);
    }
    return folded;
  }

  #items(told: readonly Told[]): TimelineItem[] {
    const items: TimelineItem[] = [];
    let folded: Conversation | undefined;
    for (const one of told) {
      const next = this.#step(folded, one);
      const added = next && next.items.length > (folded?.items.length ?? 0) ? next.items.at(-1) : undefined;
      if (added) items.push(added);
      folded = next && { ...next, items: [] };
    }
    return items;
  }

  #step(before: Conversation | undefined, told: Told): Conversation | undefined {
    const event = project(this.#desk, this.#listener, told);
    if (!event || event.type === 'agent.status-changed') return before;
    return foldConversation(before, told.seq, event);
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
