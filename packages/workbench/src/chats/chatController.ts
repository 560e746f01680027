import {
  isShopbellError,
  type AgentClient,
  type Chats,
  type ChatTimeline,
  type OutgoingMessage,
  type Unsubscribe,
} from '@shopbell/sdk/agent';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { FetchFile } from '../attachments/fileView.ts';
import type { Drafts } from '../conversation/drafts.ts';
import type { Words } from '../words/words.ts';
import type { Chat, ChatItem } from './chatText.ts';

interface ChatHost extends ReactiveControllerHost, Pick<Element, 'checkVisibility'> {
  readonly words: Words;
}

/** Chats of one kind: what the client holds of them, and which are shown, in which order. */
export interface ChatSource<C extends Chat> {
  readonly held: Chats<C, ChatItem>;
  readonly changes: 'staffChats' | 'customerGroups';
  shown(all: Iterable<C>, openId: string | undefined): readonly C[];
}

const none: readonly File[] = [];

/** The bridge between a screen of chats and the SDK: what is there, always as the client has it now. */
export class ChatController<C extends Chat> implements ReactiveController {
  readonly #host: ChatHost;
  readonly #source: ChatSource<C>;
  readonly #client: AgentClient;
  readonly #drafts: Drafts;
  #subscriptions: Unsubscribe[] = [];
  readonly #loading = new Set<string>();
  readonly #loadFailed = new Set<string>();
  readonly #files = new Map<string, readonly File[]>();
  #newestInView = true;
  /** The group that one is about to leave. */
  #leaving: string | undefined;

  openId: string | undefined;
  /** What did not work, in words; empty if nothing. */
  problem = '';
  readonly fetchFile: FetchFile = (id, signal) => this.#client.file(id, { signal });

  constructor(host: ChatHost, client: AgentClient, drafts: Drafts, source: ChatSource<C>) {
    this.#host = host;
    this.#source = source;
    this.#client = client;
    this.#drafts = drafts;
    host.addController(this);
  }

  hostConnected(): void {
    const [client, changed] = [this.#client, this.#changed];
    this.#subscriptions = [
      client.on(this.#source.changes, changed),
      client.on('roster', changed),
      client.on('outgoing', changed),
      client.on('connection', changed),
    ];
    for (const event of ['focus', 'blur'] as const) window.addEventListener(event, changed);
    document.addEventListener('visibilitychange', changed);
  }

  hostDisconnected(): void {
    for (const unsubscribe of this.#subscriptions) unsubscribe();
    for (const event of ['focus', 'blur'] as const) window.removeEventListener(event, this.#changed);
    document.removeEventListener('visibilitychange', this.#changed);
  }

  hostUpdate(): void {
    if (this.openId === undefined || this.chat || this.#client.connection !== 'online') return;
    const left = this.openId === this.#leaving;
    this.openId = undefined;
    // One was taken out of it, or left it in another tab. Who leaves it here knows: that is told before the answer comes.
    if (!left) this.problem = this.#host.words.staff.gone;
  }

  /** Seen is told only for what is really on screen, in a tab that is looked at. */
  hostUpdated(): void {
    const { chat } = this;
    if (!chat) return;
    const { connection } = this.#client;
    if (!this.timeline && connection === 'online' && this.history === 'idle') void this.load();
    const looked =
      document.visibilityState === 'visible' && document.hasFocus() && this.#host.checkVisibility();
    if (this.timeline && looked && this.#newestInView) this.#source.held.markSeen(chat.id);
  }

  get agents(): AgentClient['agents'] {
    return this.#client.agents;
  }

  get online(): boolean {
    return this.#client.connection === 'online';
  }

  get chats(): readonly C[] {
    return this.#source.shown(this.#source.held.all.values(), this.openId);
  }

  get chat(): C | undefined {
    return this.openId === undefined ? undefined : this.#source.held.all.get(this.openId);
  }

  get timeline(): ChatTimeline<ChatItem> | undefined {
    return this.openId === undefined ? undefined : this.#source.held.timeline(this.openId);
  }

  get outgoing(): readonly OutgoingMessage[] {
    return this.openId === undefined ? [] : this.#client.outgoing(this.openId);
  }

  get history(): 'idle' | 'loading' | 'failed' {
    if (this.openId === undefined) return 'idle';
    if (this.#loading.has(this.openId)) return 'loading';
    return this.#loadFailed.has(this.openId) ? 'failed' : 'idle';
  }

  get draft(): string {
    return this.openId === undefined ? '' : this.#drafts.get(this.openId);
  }

  draftOf(chatId: string): string {
    return this.#drafts.get(chatId);
  }

  get files(): readonly File[] {
    return (this.openId === undefined ? undefined : this.#files.get(this.openId)) ?? none;
  }

  open(chatId: string): void {
    if (this.openId !== chatId) this.#newestInView = true;
    this.openId = chatId;
    this.problem = '';
    this.#loadFailed.delete(chatId);
    this.#changed();
  }

  close(): void {
    this.openId = undefined;
    this.problem = '';
    this.#changed();
  }

  /** Leaves a group for good; whether it was done. */
  async quit(chatId: string): Promise<boolean> {
    this.#leaving = chatId;
    const done = await this.try(() => this.#source.held.quit(chatId));
    this.#leaving = undefined;
    if (done) this.close();
    return done;
  }

  async load(): Promise<void> {
    const { openId } = this;
    if (openId === undefined || this.#loading.has(openId)) return;
    this.#loading.add(openId);
    this.#loadFailed.delete(openId);
    this.#changed();
    try {
      await this.#source.held.load(openId);
    } catch {
      this.#loadFailed.add(openId);
    } finally {
      this.#loading.delete(openId);
      this.#changed();
    }
  }

  newestInView(inView: boolean): void {
    this.#newestInView = inView;
    this.#changed();
  }

  setDraft(id: string, text: string): void {
    this.#drafts.set(id, text);
    this.#changed();
  }

  attach(id: string, files: readonly File[]): void {
    if (files.length > 0) this.#files.set(id, files);
    else this.#files.delete(id);
    this.#changed();
  }

  /** Runs what the server may refuse; whether it was done. What came of it stands in `problem`. */
  async try(run: () => Promise<unknown>): Promise<boolean> {
    this.problem = '';
    this.#changed();
    try {
      await run();
      return true;
    } catch (error) {
      const { staff, customerGroups } = this.#host.words;
      this.problem = isShopbellError(error, 'LIMIT_REACHED')
        ? staff.limit(error.details.limit)
        : isShopbellError(error, 'NOT_FOUND')
          ? this.#missing(error.details.what)
          : isShopbellError(error, 'CUSTOMER_BLOCKED')
            ? customerGroups.blocked
            : staff.failed;
      return false;
    } finally {
      this.#changed();
    }
  }

  #missing(what: string): string {
    const { staff, customerGroups } = this.#host.words;
    return what === 'customer' ? customerGroups.unknown : staff.gone;
  }

  readonly #changed = (): void => {
    this.#host.requestUpdate();
  };
}
