import type { Desk } from '@shopbell/engine';
import type { FeedEvent } from '@shopbell/sdk/model';
import type { Committed } from '../../desk/request.ts';
import type { ConversationReader } from './conversations.ts';
import { isGroupEvent, namedEvent, type GroupFeedEvent } from './customerGroups.ts';
import type { Listener } from './listener.ts';
import { project } from './projection.ts';
import type { Told } from './told.ts';

/** Where a feed's events go. */
export interface FeedOutlet {
  event(seq: number, after: number, event: FeedEvent): void;
  /** Resolves when there is room for more of a replay; false if the listener does not read. */
  room(): Promise<boolean>;
  /** The feed cannot go on: the listener must come back and resume. */
  failed(error: unknown): void;
}

/** Where a feed begins: behind what the listener knows, with what it missed. */
export interface FeedStart {
  /** Up to here the listener knows everything; the missed events follow. */
  readonly knows: number;
  /** Sequence of the last event that was told to this listener, at or below `knows`. */
  readonly lastTold: number;
  readonly missed: readonly Told[];
}

/**
 * What one connection is told, in order, each event once. It hears from the moment it is made and holds everything back
 * until it is started: so between what was read from storage and what is heard there is neither hole nor repeat.
 */
export class ListenerFeed {
  readonly #desk: Desk;
  readonly #listener: Listener;
  readonly #reader: ConversationReader;
  readonly #outlet: FeedOutlet;
  #waiting: Told[] = [];
  #started = false;
  #telling = false;
  #stopped = false;
  /** The last sequence dealt with. */
  #at = 0;
  /** The last sequence told. */
  #after = 0;

  constructor(desk: Desk, listener: Listener, reader: ConversationReader, outlet: FeedOutlet) {
    this.#desk = desk;
    this.#listener = listener;
    this.#reader = reader;
    this.#outlet = outlet;
  }

  hear(events: readonly Committed[]): void {
    this.#waiting.push(...events);
    if (this.#started) void this.#tellWaiting();
  }

  /** Tells what was missed, then what was heard meanwhile, then whatever comes. Settles when the missed is told. */
  async start({ knows, lastTold, missed }: FeedStart): Promise<void> {
    this.#at = knows;
    this.#after = lastTold;
    try {
      for (const told of missed) {
        if (!(await this.#outlet.room()) || this.#stopped) return;
        await this.#tell(told);
      }
    } catch (error) {
      this.#fail(error);
      return;
    }
    this.#started = true;
    await this.#tellWaiting();
  }

  stop(): void {
    this.#stopped = true;
    this.#waiting = [];
  }

  async #tellWaiting(): Promise<void> {
    if (this.#telling) return;
    this.#telling = true;
    try {
      while (this.#waiting.length > 0 && !this.#stopped) {
        const batch = this.#waiting;
        this.#waiting = [];
        for (const told of batch) {
          const telling = this.#tell(told);
          // Most events are told at once: only what has to be read first makes the others wait.
          if (telling) await telling;
        }
      }
    } catch (error) {
      this.#fail(error);
    } finally {
      this.#telling = false;
    }
  }

  #tell(told: Told): Promise<void> | undefined {
    if (this.#stopped || told.seq <= this.#at) return undefined;
    this.#at = told.seq;
    const event = project(this.#desk, this.#listener, told);
    if (!event) return undefined;
    if (isGroupEvent(event)) return this.#tellGroup(told.seq, event);
    if (event.type === 'conversation.identified') return this.#tellIdentified(told.seq, event);
    const given =
      event.type === 'conversation.assigned' ||
      event.type === 'conversation.transferred' ||
      event.type === 'leave-message.delivered' ||
      (event.type === 'conversation.supervised' && event.how !== 'left');
    if (given && this.#listener.kind === 'agent' && event.agent.id === this.#listener.id) {
      return this.#tellJoined(told.seq, event);
    }
    this.#emit(told.seq, event);
    return undefined;
  }

  /** An agent who is given a conversation, or looks over it from now on, is told all of it; one who has it already only what is new. */
  async #tellJoined(seq: number, event: FeedEvent & { conversationId: string }): Promise<void> {
    const { at, conversationId } = event;
    const { now, hadItBefore } = await this.#reader.readWithBefore(conversationId, seq);
    if (!now) throw new Error(`Conversation ${conversationId} has no beginning.`);
    this.#emit(
      seq,
      hadItBefore ? event : { type: 'conversation.joined', at, conversationId, conversation: now },
    );
  }

  /** The customer who has logged in is told all of it: it was begun by somebody anonymous. Agents are told the name. */
  async #tellIdentified(
    seq: number,
    event: Extract<FeedEvent, { type: 'conversation.identified' }>,
  ): Promise<void> {
    const { at, conversationId } = event;
    if (this.#listener.kind === 'agent') {
      this.#emit(seq, { ...event, customer: await this.#reader.nameOf(event.customer.id) });
      return;
    }
    const { now } = await this.#reader.readWithBefore(conversationId, seq);
    if (now) this.#emit(seq, { type: 'conversation.joined', at, conversationId, conversation: now });
  }

  /** Customers are named to all who are in the group: names are looked up. */
  async #tellGroup(seq: number, event: GroupFeedEvent): Promise<void> {
    if (event.type === 'customer-group.joined' && !event.chat.newest) {
      // Who has logged in came by no line of the group: its newest one has to be read.
      const chat = await this.#reader.customerGroups.read(event.chatId);
      if (chat) this.#emit(seq, { ...event, chat });
      return;
    }
    this.#emit(seq, await namedEvent(event, this.#reader.shownName));
  }

  #emit(seq: number, event: FeedEvent): void {
    if (this.#stopped) return;
    this.#outlet.event(seq, this.#after, event);
    this.#after = seq;
  }

  #fail(error: unknown): void {
    this.stop();
    this.#outlet.failed(error);
  }
}
