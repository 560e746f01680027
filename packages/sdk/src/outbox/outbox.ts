import type { CommonEvents } from '../client/conversationClient.ts';
import { backoff, waitAsked } from '../connection/backoff.ts';
import type { Emitter } from '../emitter/emitter.ts';
import { isShopbellError } from '../model/errors.ts';
import type { Platform } from '../platform.ts';
import type { Entry, OutboxChange, OutboxHooks } from './entry.ts';
import { OutboxStore } from './outboxStore.ts';
import { Queue } from './queue.ts';
import { nextTurns } from './turns.ts';
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

/** Milliseconds that files may hold up what was written behind them, since they last made headway. */
const headwayWithin = 10_000;

/**
 * Messages until the server has stored them *and* the feed has told them: then they are items of their conversation.
 * In a conversation one goes at a time, in order, as `nextTurns` says. A message keeps its client id over every attempt and
 * reload, and the server stores an id once, so that trying again is always safe. Every tab holds the same messages; the
 * leading one posts them.
 */
export class Outbox extends Queue {
  readonly #platform: Platform;
  readonly #hooks: OutboxHooks;
  readonly #store: OutboxStore;
  #owner: string | undefined;
  /** What lies on the device: until it was read nothing is sent. */
  #device: 'unread' | 'reading' | 'read' = 'unread';
  /** What was discarded here: a tab that could not hear of it may still hold it. */
  readonly #discarded = new Set<string>();
  #cancelLoad: () => void = () => undefined;
  #online = false;

  constructor(platform: Platform, emitter: Emitter<CommonEvents>, hooks: OutboxHooks) {
    super(emitter);
    this.#platform = platform;
    this.#hooks = hooks;
    this.#store = new OutboxStore(() => platform.indexedDB);
  }

  add(conversationId: string, content: string | MessageContent): OutgoingMessage {
    const { newId } = this.#platform;
    const body = composed(content, newId);
    return this.#keep({ clientId: newId(), conversationId, queuedAt: this.#nextQueuedAt(), ...body });
  }

  retry(clientId: string): void {
    const message = this.find(clientId)?.message;
    if (message?.state !== 'failed') return;
    const { error: _error, progress: _progress, ...rest } = message;
    this.#keep({ ...rest, queuedAt: this.#nextQueuedAt(), ...checked(rest) });
  }

  discard(clientId: string): void {
    this.#discarded.add(clientId);
    if (this.find(clientId)) this.#hooks.share({ drop: clientId });
    this.confirm(clientId);
  }

  /** The feed told this message, or a snapshot holds it; other tabs hear that for themselves. */
  confirm(clientId: string): void {
    // Once it was read, what is on the device is held here too.
    const held = this.find(clientId);
    const kept = held || this.#device !== 'read';
    if (this.#owner !== undefined && kept) this.#store.remove(this.#owner, clientId);
    this.#remove(held);
  }

  /** The feed has told everything up to `told`: what was accepted until there needs no waiting for. */
  settle(told: number): void {
    for (const { message, accepted } of this.unsent) {
      if (accepted !== undefined && accepted <= told) this.discard(message.clientId);
    }
  }

  /** What another tab did. */
  hear(change: OutboxChange): void {
    if ('drop' in change) this.#remove(this.find(change.drop));
    else if ('sent' in change) this.#progress(this.find(change.sent), change.progress);
    else {
      const { put } = change;
      const { clientId } = put;
      const held = this.find(clientId)?.message;
      // A retry is younger; a failure is the later news of the same attempt.
      if (held && (put.queuedAt < held.queuedAt || (put.queuedAt === held.queuedAt && !put.error))) return;
      if (this.#discarded.has(clientId)) this.#hooks.share({ drop: clientId });
      else {
        this.put(restored(put));
        this.#pump();
      }
    }
  }

  /** Tells other tabs, who may have come since, of all that waits. */
  tellAll(): void {
    if (this.#device !== 'read') return;
    for (const { message } of this.unsent) this.#hooks.share({ put: stored(message) });
  }

  /** Whose messages these are. What was left on the device by the same owner joins the queue, before what is new. */
  adopt(owner: string): void {
    if (owner !== this.#owner) {
      this.#owner = owner;
      for (const { message } of this.unsent) this.#store.put(owner, stored(message));
    } else if (this.#device !== 'unread') return;
    void this.#load(owner);
  }

  /** The page is put aside, and hears nothing: what other tabs did meanwhile is on the device, and read anew. */
  putAside(): void {
    this.#cancelLoad();
    this.#device = 'unread';
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
    this.abandon();
    this.tellEach();
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
        if (this.unsent.every(({ message }) => message.state === 'failed')) done();
      };
      const end = this.emitter.on('outgoing', look);
      const cancel = this.#platform.clock.after(ms, done);
      look();
    });
  }

  close(): void {
    this.#online = false;
    this.abandon();
    this.#store.close();
  }

  async #load(owner: string): Promise<void> {
    const held = this.unsent;
    this.#cancelLoad();
    this.#device = 'reading';
    let wanted = true as boolean;
    const goOn = (): void => {
      this.#device = 'read';
      this.tellAll();
      this.#pump();
    };
    const cancel = this.#platform.clock.after(loadWithin, goOn);
    this.#cancelLoad = () => {
      wanted = false;
      cancel();
    };
    const found = await this.#store.load(owner);
    cancel();
    if (!wanted) return;
    if (found) {
      // What was there, and is there no more, was sent or discarded in another tab.
      const there = found.map(({ clientId }) => clientId);
      for (const entry of held) {
        const gone = this.#store.whole && !there.includes(entry.message.clientId);
        if (gone && this.unsent.includes(entry)) this.#remove(entry);
      }
      for (const put of found) this.hear({ put });
    }
    goOn();
  }

  #pump(): void {
    if (!this.#online || this.#device !== 'read') return;
    for (const entry of nextTurns(this.unsent)) void this.#post(entry);
  }

  async #post(entry: Entry): Promise<void> {
    entry.turn = 'busy';
    if (entry.message.files && !entry.endPatience) this.#waitForHeadway(entry);
    const giveUp = new AbortController();
    entry.cancel = () => {
      giveUp.abort();
    };
    const posted = this.#hooks.post(entry.message, giveUp.signal, (progress) => {
      if (giveUp.signal.aborted) return;
      if (progress > (entry.reached ?? 0)) {
        entry.reached = progress;
        this.#waitForHeadway(entry);
      }
      this.#progress(entry, progress);
      this.#hooks.share({ sent: entry.message.clientId, progress });
    });
    const result = await posted.catch((thrown: unknown) => ({ thrown }));
    // Replaced, dropped or forgotten meanwhile: whatever became of it is not heard.
    if (!this.unsent.includes(entry)) return;
    entry.turn = undefined;
    if (typeof result !== 'number') this.#failed(entry, result.thrown);
    else {
      entry.accepted = result;
      this.settle(this.#hooks.told());
    }
    this.#pump();
  }

  /** From now on it holds up what is behind it, for a while. */
  #waitForHeadway(entry: Entry): void {
    entry.endPatience?.();
    entry.aside = false;
    entry.endPatience = this.#platform.clock.after(headwayWithin, () => {
      entry.aside = true;
      this.#pump();
    });
  }

  #progress(entry: Entry | undefined, progress: number): void {
    if (!entry) return;
    entry.message = { ...entry.message, progress };
    this.tell(entry.message.conversationId);
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
    // What was written before comes first there too: `tellAll` tells of all of it, in order.
    if (this.#device === 'read') this.#hooks.share({ put });
    this.put(message);
    this.#pump();
    return message;
  }

  #remove(entry: Entry | undefined): void {
    if (!entry) return;
    this.dequeue(entry);
    this.#pump();
  }

  protected override abandon(): void {
    this.#cancelLoad();
    super.abandon();
  }

  /** Rises from message to message: it is the order of sending. */
  #nextQueuedAt(): number {
    return Math.max(this.#platform.clock.now(), this.newestAt + 1);
  }
}
