import { backoff } from '../connection/backoff.ts';
import { waitAsked } from '../connection/connection.ts';
import { isShopbellError, ShopbellError } from '../model/errors.ts';
import type { Platform } from '../platform.ts';
import { OutboxStore, type StoredMessage } from './outboxStore.ts';
import { overlong, type OutgoingMessage } from './outgoing.ts';

/** Milliseconds that what is on the device may hold up what is new: some browsers never open their database. */
const loadWithin = 2_000;

/** Conversations whose messages are under way at the same time: who was offline for long does not flood the server. */
const atOnce = 8;

export interface OutboxHooks {
  /** Asks the server to store a message; resolves with its sequence. A break rejects with CONNECTION_LOST. */
  post(message: OutgoingMessage): Promise<number>;
  /** The last sequence that the feed has told. */
  told(): number;
  changed(conversationId: string, messages: readonly OutgoingMessage[]): void;
}

const none: readonly OutgoingMessage[] = [];

interface Current {
  readonly clientId: string;
  readonly cancelWait?: () => void;
  /** It keeps its turn while it waits: the server asked for fewer. */
  readonly slowed?: boolean;
}

/**
 * Messages until the server has stored them *and* the feed has told them: then they are items of their conversation.
 * One at a time per conversation, in order. A message keeps its client id over every attempt and reload, and the server
 * stores an id once, so that trying again is always safe.
 */
export class Outbox {
  readonly #platform: Platform;
  readonly #hooks: OutboxHooks;
  readonly #store: OutboxStore;
  #owner: string | undefined;
  #messages = new Map<string, readonly OutgoingMessage[]>();
  /** Per conversation, the message that is under way or waits for its next attempt. */
  readonly #current = new Map<string, Current>();
  /** Stored by the server at this sequence, but not told yet. */
  readonly #accepted = new Map<string, number>();
  readonly #attempts = new Map<string, number>();
  #loaded = false;
  #cancelLoad: () => void = () => undefined;
  #online = false;
  #lastQueuedAt = 0;

  constructor(platform: Platform, hooks: OutboxHooks) {
    this.#platform = platform;
    this.#hooks = hooks;
    this.#store = new OutboxStore(() => platform.indexedDB);
  }

  list(conversationId: string): readonly OutgoingMessage[] {
    return this.#messages.get(conversationId) ?? none;
  }

  add(conversationId: string, text: string): OutgoingMessage {
    const message: OutgoingMessage = {
      clientId: this.#platform.newId(),
      conversationId,
      text,
      queuedAt: this.#nextQueuedAt(),
      ...overlong(text),
    };
    this.#keep(message);
    this.#update(conversationId, (messages) => [...messages, message]);
    this.#pump(conversationId);
    return message;
  }

  retry(clientId: string): void {
    const failed = this.#find(clientId);
    if (failed?.state !== 'failed') return;
    const { error: _error, ...rest } = failed;
    const again: OutgoingMessage = { ...rest, queuedAt: this.#nextQueuedAt(), ...overlong(failed.text) };
    this.#keep(again);
    this.#update(again.conversationId, (messages) => [...messages.filter((one) => one !== failed), again]);
    this.#pump(again.conversationId);
  }

  discard(clientId: string): void {
    const message = this.#find(clientId);
    if (message) this.#drop(message);
  }

  /** The feed told this message, or a snapshot holds it. */
  confirm(clientId: string): void {
    this.discard(clientId);
  }

  /** The feed has told everything up to `told`: what was accepted until there needs no waiting for. */
  settle(told: number): void {
    for (const [clientId, seq] of [...this.#accepted]) {
      if (seq <= told) this.discard(clientId);
    }
  }

  /** Whose messages these are. What was left on the device by the same owner joins the queue, before what is new. */
  adopt(owner: string): void {
    if (owner === this.#owner) return;
    this.#owner = owner;
    for (const messages of this.#messages.values()) messages.forEach((message) => this.#keep(message));
    void this.#load(owner);
  }

  online(): void {
    this.#online = true;
    this.#pumpAll();
  }

  offline(): void {
    this.#online = false;
  }

  /** Another person uses this client from now on: nothing of the former is shown or sent; it stays on the device. */
  forget(): void {
    this.#owner = undefined;
    this.#abandon();
    this.#accepted.clear();
    this.#attempts.clear();
    for (const conversationId of [...this.#messages.keys()]) this.#update(conversationId, () => none);
  }

  /** Leaves nothing of the present owner on the device either. */
  async erase(): Promise<void> {
    const owner = this.#owner;
    this.forget();
    if (owner !== undefined) await this.#store.clear(owner);
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
      this.#pumpAll();
    };
    const cancel = this.#platform.clock.after(loadWithin, goOn);
    this.#cancelLoad = cancel;
    const stored = await this.#store.load(owner);
    cancel();
    if (owner === this.#owner) this.#merge(stored);
    goOn();
  }

  #merge(stored: readonly StoredMessage[]): void {
    for (const { clientId, conversationId, text, queuedAt, error } of stored) {
      if (this.#find(clientId)) continue;
      this.#lastQueuedAt = Math.max(this.#lastQueuedAt, queuedAt);
      const fate = error
        ? ({ state: 'failed', error: ShopbellError.fromWire(error) } as const)
        : ({ state: 'sending' } as const);
      const message = { clientId, conversationId, text, queuedAt, ...fate };
      this.#update(conversationId, (messages) =>
        [...messages, message].sort((a, b) => a.queuedAt - b.queuedAt),
      );
    }
  }

  #pumpAll(): void {
    for (const conversationId of this.#messages.keys()) this.#pump(conversationId);
  }

  #pump(conversationId: string): void {
    if (!this.#online || !this.#loaded || this.#current.has(conversationId)) return;
    const busy = [...this.#current.values()].filter(({ cancelWait, slowed }) => !cancelWait || slowed);
    if (busy.length >= atOnce) return;
    const next = this.list(conversationId).find(
      (message) => message.state === 'sending' && !this.#accepted.has(message.clientId),
    );
    if (!next) return;
    const current: Current = { clientId: next.clientId };
    this.#current.set(conversationId, current);
    const mine = (): boolean => this.#current.get(conversationId) === current;
    this.#hooks.post(next).then(
      (seq) => {
        if (mine()) this.#posted(next, seq);
      },
      (error: unknown) => {
        if (mine()) this.#failed(next, error);
      },
    );
  }

  #posted(message: OutgoingMessage, seq: number): void {
    this.#release(message);
    this.#unkeep(message);
    this.#accepted.set(message.clientId, seq);
    this.settle(this.#hooks.told());
    this.#pumpAll();
  }

  #failed(message: OutgoingMessage, thrown: unknown): void {
    const { conversationId, clientId } = message;
    if (isShopbellError(thrown, 'CONNECTION_LOST')) {
      this.#release(message);
      // The next welcome goes on; it may have come already.
      this.#pumpAll();
    } else if (isShopbellError(thrown) && !thrown.retry) {
      this.#release(message);
      const failed: OutgoingMessage = { ...message, state: 'failed', error: thrown };
      this.#keep(failed);
      this.#update(conversationId, (messages) =>
        messages.map((one) => (one.clientId === clientId ? failed : one)),
      );
      this.#pumpAll();
    } else {
      const attempt = this.#attempts.get(clientId) ?? 0;
      this.#attempts.set(clientId, attempt + 1);
      const slowed = isShopbellError(thrown, 'RATE_LIMITED');
      const asked = slowed ? waitAsked(thrown) : 0;
      const cancelWait = this.#platform.clock.after(
        Math.max(asked, backoff(attempt, this.#platform.random)),
        () => {
          this.#current.delete(conversationId);
          this.#pumpAll();
        },
      );
      this.#current.set(conversationId, { clientId, cancelWait, slowed });
      this.#pumpAll();
    }
  }

  /** Whatever becomes of what is under way, it is not heard. */
  #abandon(): void {
    this.#cancelLoad();
    for (const current of this.#current.values()) current.cancelWait?.();
    this.#current.clear();
  }

  #drop(message: OutgoingMessage): void {
    this.#unkeep(message);
    this.#accepted.delete(message.clientId);
    this.#release(message);
    this.#update(message.conversationId, (messages) =>
      messages.filter((one) => one.clientId !== message.clientId),
    );
    this.#pumpAll();
  }

  /** The conversation's next message may go. */
  #release({ conversationId, clientId }: OutgoingMessage): void {
    this.#attempts.delete(clientId);
    const current = this.#current.get(conversationId);
    if (current?.clientId !== clientId) return;
    current.cancelWait?.();
    this.#current.delete(conversationId);
  }

  #keep({ clientId, conversationId, text, queuedAt, error }: OutgoingMessage): void {
    if (this.#owner === undefined) return;
    const wire = error && { error: error.toWire() };
    this.#store.put({ owner: this.#owner, clientId, conversationId, text, queuedAt, ...wire });
  }

  #unkeep({ clientId }: OutgoingMessage): void {
    if (this.#owner !== undefined) this.#store.remove(this.#owner, clientId);
  }

  #find(clientId: string): OutgoingMessage | undefined {
    for (const messages of this.#messages.values()) {
      const found = messages.find((message) => message.clientId === clientId);
      if (found) return found;
    }
    return undefined;
  }

  #update(
    conversationId: string,
    change: (messages: readonly OutgoingMessage[]) => readonly OutgoingMessage[],
  ): void {
    const messages = change(this.list(conversationId));
    if (messages.length === 0) this.#messages.delete(conversationId);
    else this.#messages.set(conversationId, messages);
    this.#hooks.changed(conversationId, this.list(conversationId));
  }

  /** Rises even if the device's clock stands or runs backwards: it is the order of sending. */
  #nextQueuedAt(): number {
    this.#lastQueuedAt = Math.max(this.#platform.clock.now(), this.#lastQueuedAt + 1);
    return this.#lastQueuedAt;
  }
}
