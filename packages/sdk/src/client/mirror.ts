import { Conversations, oldestSeq } from '../conversations/conversations.ts';
import { ReadMarks } from '../conversations/readMarks.ts';
import { Typing } from '../conversations/typing.ts';
import type { Emitter } from '../emitter/emitter.ts';
import { Feed } from '../feed/feed.ts';
import { isHistory, isNothing } from '../guards/results.ts';
import type { Conversation } from '../model/conversation.ts';
import type { foldFeed } from '../model/fold.ts';
import type { EventFrame, Position, StandingFrame, WelcomeFrame } from '../model/frames.ts';
import type { Side } from '../model/people.ts';
import type { FileHooks, FileTransfer } from '../files/fileTransfer.ts';
import { part } from '../parts/part.ts';
import { limits } from '../model/limits.ts';
import { Drafts } from '../drafts/drafts.ts';
import { delivery } from '../outbox/delivery.ts';
import { Outbox } from '../outbox/outbox.ts';
import type { Kept } from '../kept.ts';
import type { Platform } from '../platform.ts';
import type { Requests } from '../requests/requests.ts';
import { callHttp } from '../http/callHttp.ts';
import { refusedHere, timedOut } from './clientErrors.ts';
import type { CommonEvents, HistoryPage } from './conversationClient.ts';
import type { Note, PersonChange } from './note.ts';
import { authorKey, type Person } from './person.ts';

export interface MirrorHooks {
  readonly ask: Requests['ask'];
  readonly shown: FileHooks['shown'];
  readonly shownRefused: FileHooks['shownRefused'];
  /** Tells the other tabs. */
  share(note: Note): void;
  /** Says something that is never stored; lost if there is no connection. */
  say(conversationId: string, typing: boolean): void;
}

/** What the server holds, as this client shows it: the feed orders what is told, the rest takes it in. */
export class Mirror {
  readonly #hooks: MirrorHooks;
  readonly #emitter: Emitter<CommonEvents>;
  readonly #feed = new Feed();
  readonly #conversations: Conversations;
  readonly marks: ReadMarks;
  readonly #files: (signal?: AbortSignal) => Promise<FileTransfer>;
  readonly outbox: Outbox;
  readonly drafts: Drafts;
  readonly typing: Typing;
  /** Whose it is: shop and person, and the person alone. */
  #owner: string | undefined;
  #author: string | undefined;
  #unread = 0;

  constructor(
    side: Side,
    platform: Platform,
    kept: Kept,
    server: string,
    emitter: Emitter<CommonEvents>,
    hooks: MirrorHooks,
  ) {
    this.#files = part(async () => {
      const { FileTransfer } = await import('../files/fileTransfer.ts');
      return new FileTransfer(platform, server, hooks, callHttp, limits, timedOut, refusedHere);
    });
    this.#hooks = hooks;
    this.#emitter = emitter;
    this.#conversations = new Conversations(emitter);
    this.marks = new ReadMarks(side, platform.clock, this.#conversations, (conversationId, upTo) => {
      const params = { conversationId, upTo };
      const asked = hooks.ask('message.seen', params, { expect: isNothing, repeatable: false });
      // Told again after the next welcome, as long as the feed does not show it.
      asked.catch(() => undefined);
    });
    this.outbox = new Outbox(platform, emitter, {
      post: delivery(hooks.ask, this.#files),
      share: hooks.share,
      told: () => this.#feed.seq,
    });
    this.drafts = new Drafts(kept, emitter, hooks.share);
    this.typing = new Typing(platform.clock, emitter, hooks.say);
  }

  get all(): ReadonlyMap<string, Conversation> {
    return this.#conversations.all;
  }

  /** How this client folds what it is told, where that is more than customers are told. */
  set fold(fold: typeof foldFeed) {
    this.#conversations.fold = fold;
  }

  get unread(): number {
    return this.#unread;
  }

  /** What to resume from; undefined for a fresh start. */
  get since(): Position | undefined {
    return this.#feed.since;
  }

  /** Who uses this client from now on. What was held of somebody else is forgotten; what waits is kept on the device. */
  adopt(owner: string): void {
    if (owner !== this.#owner) {
      if (this.#owner !== undefined) this.forget();
      this.#owner = owner;
      this.drafts.adopt(owner);
    }
    this.outbox.adopt(owner);
  }

  /**
   * Takes a welcome in. `reset`: everything was replaced. `foreign`: the server resumed what somebody else held here
   * (who signed in, in another tab); all that is forgotten, and the next welcome must bring a snapshot.
   */
  welcome(frame: WelcomeFrame, owner: string): 'resumed' | 'reset' | 'foreign' {
    const { since } = this;
    this.adopt(owner);
    if (since && !this.since && frame.resumed) return 'foreign';
    // Of a customer who was linked, earlier messages have another id.
    this.#author = frame.me.kind === 'customer' ? 'customer' : authorKey(frame.me);
    const taken = this.#feed.welcome(frame);
    if (taken === 'resumed') return taken;
    if (taken === 'restarted') this.marks.all.clear();
    this.#replace(frame.snapshot?.conversations ?? []);
    return 'reset';
  }

  /** Takes an event in, once; a gap means that one before it is missing. */
  take(frame: EventFrame): 'fresh' | 'seen' | 'gap' {
    const taken = this.#feed.take(frame);
    if (taken !== 'fresh') return taken;
    this.#happened(frame);
    this.outbox.settle(frame.seq);
    this.#countUnread();
    return taken;
  }

  async file(id: string, signal?: AbortSignal): Promise<Blob> {
    return (await this.#files(signal)).fetch(id, signal);
  }

  stand(frame: StandingFrame): void {
    this.#conversations.stand(frame);
  }

  /** Takes in a conversation that came with an answer; `anew`: in place of the one that is held. */
  answered(conversation: Conversation, anew?: boolean): Conversation {
    const adopted = this.#conversations.adopt(conversation, anew);
    this.#countUnread();
    return adopted;
  }

  async loadHistory(conversationId: string, signal?: AbortSignal): Promise<HistoryPage> {
    for (;;) {
      const held = this.all.get(conversationId);
      const before = held && oldestSeq(held);
      const options = { expect: isHistory, signal };
      const page = await this.#hooks.ask('history.read', { conversationId, before }, options);
      // A snapshot that came in between starts elsewhere: read what lies before that.
      if (this.#conversations.addHistory(conversationId, before, page) || !held) {
        this.#countUnread();
        return page;
      }
    }
  }

  markSeen(seen: string, upTo: number): void {
    if (this.marks.mark(seen, upTo)) this.#hooks.share({ seen, upTo });
    this.#countUnread();
  }

  /** Other tabs can be heard and told by now: of what no server may know yet. */
  met(): void {
    this.outbox.tellAll();
    this.drafts.met();
    for (const [seen, upTo] of this.marks.all) this.#hooks.share({ seen, upTo });
  }

  /** Another tab did something. */
  noted(note: Exclude<Note, PersonChange>): void {
    if ('draft' in note) this.drafts.hear(note);
    else if ('seen' in note) {
      this.marks.mark(note.seen, note.upTo);
      this.#countUnread();
    } else if ('put' in note && this.#holds(note.put)) this.#hooks.share({ drop: note.put.clientId });
    else this.outbox.hear(note);
  }

  /** `leads`: this tab tells the server what all tabs did. */
  online(leads: boolean): void {
    if (!leads) return;
    this.marks.online();
    this.outbox.online();
  }

  offline(): void {
    this.marks.offline();
    this.outbox.offline();
    this.typing.clear();
  }

  /** Another person, or nobody, uses this client from now on: nothing of the former is shown or resumed. */
  forget(): void {
    this.#owner = undefined;
    this.#feed.forget();
    this.marks.all.clear();
    this.outbox.forget();
    this.drafts.forget();
    this.#conversations.reset([]);
    this.tellReset();
  }

  /** Leaves nothing of a person, here and on the device: of whoever uses this client, if nobody is named. */
  async erase(owner = this.#owner): Promise<void> {
    if (owner) this.drafts.adopt(owner, false);
    this.forget();
    if (owner) await this.outbox.erase(owner);
  }

  /** The same person goes on under another name: what is shown and what waits stays. */
  inherit(former: string, owner: string): void {
    if (this.#owner === former) this.#owner = owner;
    this.#feed.forget();
    this.outbox.inherit(former, owner);
    this.drafts.inherit(former, owner);
  }

  tellReset(): void {
    this.#emitter.emit('reset', this.all);
    this.#countUnread();
  }

  #happened({ seq, event }: EventFrame): void {
    if (event.type === 'message.posted') {
      const { author, clientId } = event.message;
      const { kind } = author;
      // First, so that no listener finds a message both as sending and as sent.
      this.#confirm(author, clientId);
      if (kind === 'customer' || kind === 'agent') this.typing.told(event.conversationId, kind, false);
    }
    this.#conversations.take(seq, event);
  }

  #replace(conversations: readonly Conversation[]): void {
    this.#conversations.reset(conversations);
    for (const { items } of conversations) {
      for (const item of items) {
        if (item.kind === 'message') this.#confirm(item.author, item.clientId);
      }
    }
    this.outbox.settle(Infinity);
  }

  /** Client ids are unique per author: somebody else's says nothing about ours. */
  #confirm(author: Person, clientId: string | undefined): void {
    const own = this.#author === author.kind || this.#author === authorKey(author);
    if (clientId !== undefined && own) this.outbox.confirm(clientId);
  }

  /** It has arrived already: the tab that still waits for it was away. */
  #holds({ conversationId, clientId }: Extract<Note, { put: unknown }>['put']): boolean {
    const items = this.all.get(conversationId)?.items ?? [];
    return items.some((item) => item.kind === 'message' && item.clientId === clientId);
  }

  #countUnread(): void {
    const unread = this.marks.unread();
    if (unread === this.#unread) return;
    this.#unread = unread;
    this.#emitter.emit('unread', unread);
  }
}
