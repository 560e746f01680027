import type { CommonEvents } from '../client/conversationClient.ts';
import { backoff, waitAsked } from '../connection/backoff.ts';
import type { Emitter } from '../emitter/emitter.ts';
import { isShopbellError } from '../model/errors.ts';
import type { Platform } from '../platform.ts';
import type { Entry, OutboxChange, OutboxHooks } from './entry.ts';
import { OutboxStore } from './outboxStore.ts';
import {
  checked,
  composed,
  failed,
  restored,
  stored,
  type MessageContent,
  type OutgoingMessage,
} from './outgoing.ts';

/** Milliseconds that what is on the device may hold up what is new: some browsers never open their database. */
const loadWithin = 2_000;

/** Conversations whose messages are under way at the same time: who was offline for long does not flood the server. */
const atOnce = 8;

const none: readonly OutgoingMessage[] = [];

/**
 * Messages until the server has stored them *and* the feed has told them: then they are items of their conversation.
 * One at a time per conversation, in order. A message keeps its client id over every attempt and reload, and the server
 * stores an id once, so that trying again is always safe. Every tab holds the same messages; the leading one posts them.
 */
export class Outbox {
  readonly #platform: Platform;
  readonly #emitter: Emitter<CommonEvents>;
  readonly #hooks: OutboxHooks;
  readonly #store: OutboxStore;
  #owner: string | undefined;
  /** In the order of sending. */
  #entries: readonly Entry[] = [];
  /** As listeners were told. */
  readonly #lists = new Map<string, readonly OutgoingMessage[]>();
  #loaded = false;
  #cancelLoad: () => void = () => undefined;
  #online = false;
  #lastQueuedAt = 0;

  constructor(platform: Platform, emitter: Emitter<CommonEvents>, hooks: OutboxHooks) {
    this.#platform = platform;
    this.#emitter = emitter;
    this.#hooks = hooks;
    this.#store = new OutboxStore(() => platform.indexedDB);
  }

  list(conversationId: string): readonly OutgoingMessage[] {
    return this.#lists.get(conversationId) ?? none;
  }

  add(conversationId: string, content: string | MessageContent): OutgoingMessage {
    const { newId } = this.#platform;
    const body = composed(content, newId);
    return this.#keep({ clientId: newId(), conversationId, queuedAt: this.#nextQueuedAt(), ...body });
  }

  retry(clientId: string): void {
    const message = this.#find(clientId)?.message;
    if (message?.state !== 'failed') return;
    const { error: _error, progress: _progress, ...rest } = message;
    this.#keep({ ...rest, queuedAt: this.#nextQueuedAt(), ...checked(rest) });
  }

  discard(clientId: string): void {
    if (this.#find(clientId)) this.#hooks.share({ drop: clientId });
    this.confirm(clientId);
  }

  /** The feed told this message, or a snapshot holds it; other tabs hear that for themselves. */
  confirm(clientId: string): void {
    // Once it is loaded, what is on the device is held here too.
    const kept = !this.#loaded || this.#find(clientId);
    if (this.#owner !== undefined && kept) this.#store.remove(this.#owner, clientId);
    this.#remove(clientId);
  }

  /** The feed has told everything up to `told`: what was accepted until there needs no waiting for. */
  settle(told: number): void {
    for (const { message, accepted } of this.#entries) {
      if (accepted !== undefined && accepted <= told) this.discard(message.clientId);
    }
  }

  /** What another tab did. */
  hear(change: OutboxChange): void {
    if ('drop' in change) this.#remove(change.drop);
    else if ('sent' in change) this.#progress(this.#find(change.sent), change.progress);
    else {
      const { put } = change;
      const held = this.#find(put.clientId)?.message;
      // A retry is younger; a failure is the later news of the same attempt.
      if (held && (put.queuedAt < held.queuedAt || (put.queuedAt === held.queuedAt && !put.error))) return;
      this.#put(restored(put));
      this.#pump();
    }
  }

  /** Tells other tabs, who may have come since, of all that waits. */
  tellAll(): void {
    for (const { message } of this.#entries) this.#hooks.share({ put: stored(message) });
  }

  /** Whose messages these are. What was left on the device by the same owner joins the queue, before what is new. */
  adopt(owner: string): void {
    if (owner === this.#owner) return;
    this.#owner = owner;
    for (const { message } of this.#entries) this.#store.put(owner, stored(message));
    void this.#load(owner);
  }

  online(): void {
    this.#online = true;
    this.#pump();
  }

  offline(): void {
    this.#online = false;
  }

  /** Another person uses this client from now on: nothing of the former is shown or sent; it stays on the device. */
  forget(): void {
    this.#owner = undefined;
    this.#abandon();
    for (const conversationId of [...this.#lists.keys()]) this.#tell(conversationId);
  }

  /** Leaves nothing of an owner on the device either. */
  erase(owner: string): Promise<void> {
    this.forget();
    return this.#store.clear(owner);
  }

  /** The same owner goes on under another name. */
  inherit(former: string, owner: string): void {
    this.#store.move(former, owner);
    if (this.#owner !== former) return;
    this.#owner = owner;
    void this.#load(owner);
  }

  /** Resolves when nothing waits to be sent, and after so many milliseconds in any case. */
  sent(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        end();
        cancel();
        resolve();
      };
      const look = (): void => {
        if (this.#entries.every(({ message }) => message.state === 'failed')) done();
      };
      const end = this.#emitter.on('outgoing', look);
      const cancel = this.#platform.clock.after(ms, done);
      look();
    });
  }

  close(): void {
    this.#online = false;
    this.#abandon();
    this.#store.close();
  }

  async #load(owner: string): Promise<void> {
    this.#loaded = false;
    const goOn = (): void => {
      if (owner !== this.#owner) return;
      this.#loaded = true;
      this.#pump();
    };
    this.#cancelLoad();
    const cancel = this.#platform.clock.after(loadWithin, goOn);
    this.#cancelLoad = cancel;
    const found = await this.#store.load(owner);
    cancel();
    if (owner === this.#owner) {
      for (const message of found) if (!this.#find(message.clientId)) this.#put(restored(message));
      this.tellAll();
    }
    goOn();
  }

  #pump(): void {
    if (!this.#online || !this.#loaded) return;
    const taken = this.#entries.filter(({ turn }) => turn);
    const conversations = new Set(taken.map(({ message }) => message.conversationId));
    let busy = taken.filter(({ turn }) => turn === 'busy').length;
    for (const entry of this.#entries) {
      const { conversationId, state } = entry.message;
      if (busy >= atOnce) return;
      if (state === 'failed' || entry.accepted !== undefined || conversations.has(conversationId)) continue;
      conversations.add(conversationId);
      busy++;
      void this.#post(entry);
    }
  }

  async #post(entry: Entry): Promise<void> {
    entry.turn = 'busy';
    const giveUp = new AbortController();
    entry.cancel = () => {
      giveUp.abort();
    };
    const posted = this.#hooks.post(entry.message, giveUp.signal, (progress) => {
      if (giveUp.signal.aborted) return;
      this.#progress(entry, progress);
      this.#hooks.share({ sent: entry.message.clientId, progress });
    });
    const result = await posted.catch((thrown: unknown) => ({ thrown }));
    // Replaced, dropped or forgotten meanwhile: whatever became of it is not heard.
    if (!this.#entries.includes(entry)) return;
    entry.turn = undefined;
    if (typeof result !== 'number') this.#failed(entry, result.thrown);
    else {
      entry.accepted = result;
      this.settle(this.#hooks.told());
    }
    this.#pump();
  }

  #progress(entry: Entry | undefined, progress: number): void {
    if (!entry) return;
    entry.message = { ...entry.message, progress };
    this.#tell(entry.message.conversationId);
  }

  #failed(entry: Entry, thrown: unknown): void {
    // The next welcome goes on; it may have come already.
    if (!this.#online || isShopbellError(thrown, 'CONNECTION_LOST')) return;
    if (isShopbellError(thrown) && !thrown.retry) {
      this.#keep({ ...entry.message, ...failed(thrown) });
      return;
    }
    const asked = waitAsked(thrown);
    const wait = Math.max(asked, backoff(entry.attempts++, this.#platform.random));
    entry.turn = asked ? 'busy' : 'waits';
    entry.cancel = this.#platform.clock.after(wait, () => {
      entry.turn = undefined;
      this.#pump();
    });
  }

  /** Shows a message, keeps it on the device and tells other tabs. */
  #keep(message: OutgoingMessage): OutgoingMessage {
    const put = stored(message);
    if (this.#owner !== undefined) this.#store.put(this.#owner, put);
    this.#hooks.share({ put });
    this.#put(message);
    this.#pump();
    return message;
  }

  #put(message: OutgoingMessage): void {
    const { clientId, conversationId, queuedAt } = message;
    this.#lastQueuedAt = Math.max(this.#lastQueuedAt, queuedAt);
    this.#find(clientId)?.cancel?.();
    const others = this.#entries.filter((entry) => entry.message.clientId !== clientId);
    this.#entries = [...others, { message, attempts: 0 }].sort(inOrder);
    this.#tell(conversationId);
  }

  #remove(clientId: string): void {
    const found = this.#find(clientId);
    if (!found) return;
    found.cancel?.();
    this.#entries = this.#entries.filter((entry) => entry !== found);
    this.#tell(found.message.conversationId);
    this.#pump();
  }

  /** Whatever becomes of what is under way, it is not heard. */
  #abandon(): void {
    this.#cancelLoad();
    for (const { cancel } of this.#entries) cancel?.();
    this.#entries = [];
  }

  #find(clientId: string): Entry | undefined {
    return this.#entries.find(({ message }) => message.clientId === clientId);
  }

  #tell(conversationId: string): void {
    const messages = this.#entries.flatMap(({ message }) =>
      message.conversationId === conversationId ? message : [],
    );
    if (messages.length === 0) this.#lists.delete(conversationId);
    else this.#lists.set(conversationId, messages);
    this.#emitter.emit('outgoing', { conversationId, messages: this.list(conversationId) });
  }

  /** Rises even if the device's clock stands or runs backwards: it is the order of sending. */
  #nextQueuedAt(): number {
    return Math.max(this.#platform.clock.now(), this.#lastQueuedAt + 1);
  }
}

/** The same order in every tab, also of what two tabs wrote in one millisecond. */
function inOrder({ message: a }: Entry, { message: b }: Entry): number {
  return a.queuedAt - b.queuedAt || (a.clientId < b.clientId ? -1 : 1);
}
