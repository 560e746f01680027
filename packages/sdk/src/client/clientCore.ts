import type { Introduction, TrafficFrame } from '../connection/attempt.ts';
import { Connection } from '../connection/connection.ts';
import type { Emitter, Unsubscribe } from '../emitter/emitter.ts';
import { isNothing } from '../guards/results.ts';
import type { Conversation } from '../model/conversation.ts';
import type { ShopbellError } from '../model/errors.ts';
import type { WelcomeFrame } from '../model/frames.ts';
import type { Method, ParamsOf, ResultOf } from '../model/methods.ts';
import type { RoutingOutcome } from '../model/outcome.ts';
import type { Side } from '../model/people.ts';
import type { OutgoingMessage } from '../outbox/outgoing.ts';
import type { Platform } from '../platform.ts';
import { Requests, type RequestOptions } from '../requests/requests.ts';
import { destroyed } from './clientErrors.ts';
import type {
  ConnectionState,
  ConversationClient,
  ConversationClientEvents,
  HistoryPage,
} from './conversationClient.ts';
import { Mirror } from './mirror.ts';

/** Where the parts of a client meet: the connection brings frames, the mirror takes them in, requests go out. */
export abstract class ClientCore<
  Events extends ConversationClientEvents,
> implements ConversationClient<Events> {
  protected readonly platform: Platform;
  protected readonly server: string;
  protected readonly emitter: Emitter<Events>;
  /** Signing out: that the server then closes the connection, perhaps before it answers, is no error. */
  protected leaving = false;
  /** The same emitter, seen as one of the events that both clients have. */
  readonly #common: Emitter<ConversationClientEvents>;
  readonly #connection: Connection;
  readonly #requests: Requests;
  readonly #mirror: Mirror;
  #refusal: ShopbellError | undefined;
  #destroyed = false;
  /** Calls of `connect` that wait. */
  #waiting: { resolve: () => void; reject: (error: ShopbellError) => void }[] = [];

  constructor(side: Side, server: string, platform: Platform, emitter: Emitter<Events>) {
    this.server = server.replace(/\/+$/, '');
    this.platform = platform;
    this.emitter = emitter;
    this.#common = emitter;
    this.#connection = new Connection(platform, this.server, {
      introduce: async (signal) => {
        const auth = await this.authenticate(signal);
        const { since } = this.#mirror;
        return since ? { auth, since } : { auth };
      },
      credentialsRefused: () => this.credentialsRefused(),
      state: (state) => {
        this.#stateChanged(state);
      },
      welcomed: (frame) => {
        this.#welcomed(frame);
      },
      received: (frame) => {
        this.#received(frame);
      },
      fault: (error) => {
        this.#common.emit('error', error);
      },
      refused: (error) => {
        this.#refused(error);
      },
    });
    this.#requests = new Requests(platform, (frame) => {
      this.#connection.send(frame);
    });
    this.#mirror = new Mirror(side, platform, emitter, {
      ask: (method, params, options) => this.ask(method, params, options),
      say: (conversationId, on) => {
        this.#connection.send({ type: 'typing', conversationId, on });
      },
      changed: () => {
        this.conversationsChanged();
      },
      outcome: (conversationId, outcome) => {
        this.outcomeChanged(conversationId, outcome);
      },
    });
  }

  get connection(): ConnectionState {
    return this.#connection.state;
  }

  get conversations(): ReadonlyMap<string, Conversation> {
    return this.#mirror.all;
  }

  get unread(): number {
    return this.#mirror.unread;
  }

  on<Name extends keyof Events & string>(event: Name, listener: (value: Events[Name]) => void): Unsubscribe {
    return this.emitter.on(event, listener);
  }

  async connect(): Promise<void> {
    this.start();
    if (this.connection === 'online') return;
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
    });
  }

  outgoing(conversationId: string): readonly OutgoingMessage[] {
    return this.#mirror.outbox.list(conversationId);
  }

  send(conversationId: string, text: string): OutgoingMessage {
    if (this.#destroyed) throw destroyed();
    this.#mirror.typing.sent(conversationId);
    return this.#mirror.outbox.add(conversationId, text);
  }

  retry(clientId: string): void {
    if (!this.#destroyed) this.#mirror.outbox.retry(clientId);
  }

  discard(clientId: string): void {
    if (!this.#destroyed) this.#mirror.outbox.discard(clientId);
  }

  markSeen(conversationId: string, upToSeq: number): void {
    if (!this.#destroyed) this.#mirror.markSeen(conversationId, upToSeq);
  }

  setTyping(conversationId: string, on: boolean): void {
    if (this.connection === 'online') this.#mirror.typing.set(conversationId, on);
  }

  loadHistory(conversationId: string): Promise<HistoryPage> {
    return this.#mirror.loadHistory(conversationId);
  }

  async end(conversationId: string): Promise<void> {
    await this.ask('conversation.end', { conversationId }, { expect: isNothing, repeatable: true });
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#mirror.outbox.close();
    this.#mirror.offline();
    this.#connection.stop();
    this.#giveUp(destroyed());
    this.emitter.removeAll();
  }

  /** What the first frame shows. Rejects with a ShopbellError; one with `retry` false ends the connection. */
  protected abstract authenticate(signal: AbortSignal): Promise<Introduction['auth']>;
  /** Whether `authenticate` can offer something else than what was refused. */
  protected abstract credentialsRefused(): boolean;
  /** The welcome has been taken in; nobody was told yet. */
  protected abstract welcomed(frame: WelcomeFrame): void;
  /** Emits `ready`. */
  protected abstract ready(frame: WelcomeFrame): void;
  /** After every change of the conversations: an event, an answer, a snapshot. */
  protected abstract conversationsChanged(): void;
  protected abstract outcomeChanged(conversationId: string, outcome: RoutingOutcome): void;
  /** A frame that may say something beside conversations; an event comes after it was taken in. */
  protected abstract heard(frame: TrafficFrame): void;

  /** Begins to connect, if that is not under way. Throws DESTROYED. */
  protected start(): void {
    if (this.#destroyed) throw destroyed();
    this.#refusal = undefined;
    this.#connection.start();
  }

  protected async ask<M extends Method>(
    method: M,
    params: ParamsOf<M>,
    options: RequestOptions<M>,
  ): Promise<ResultOf<M>> {
    const refusal = this.#destroyed ? destroyed() : this.#refusal;
    if (refusal) throw refusal;
    return this.#requests.ask(method, params, options);
  }

  protected adopt(conversation: Conversation): Conversation {
    return this.#mirror.adopt(conversation);
  }

  protected forget(): void {
    this.#mirror.forget();
  }

  /** Ends the connection on the caller's own wish. */
  protected close(error: ShopbellError): void {
    this.#connection.stop();
    this.#refusal = error;
    this.#giveUp(error);
  }

  protected expect(shopId: string, customerId: string): void {
    this.#mirror.expect(shopId, { kind: 'customer', id: customerId });
  }

  /** Leaves nothing unsent on the device. */
  protected eraseOutbox(): Promise<void> {
    return this.#mirror.outbox.erase();
  }

  #stateChanged(state: ConnectionState): void {
    if (state !== 'online') {
      this.#requests.offline();
      this.#mirror.offline();
    }
    this.#common.emit('connection', state);
  }

  #refused(error: ShopbellError): void {
    this.#refusal = error;
    this.#giveUp(error);
    if (!this.leaving) this.#common.emit('error', error);
  }

  #giveUp(error: ShopbellError): void {
    this.#requests.rejectAll(error);
    for (const { reject } of this.#waiting.splice(0)) reject(error);
  }

  #welcomed(frame: WelcomeFrame): void {
    const taken = this.#mirror.welcome(frame);
    if (taken === 'foreign') {
      this.#connection.restart();
      return;
    }
    this.welcomed(frame);
    this.#connection.online();
    if (taken === 'reset') this.#common.emit('reset', this.conversations);
    this.#mirror.changed();
    for (const { resolve } of this.#waiting.splice(0)) resolve();
    this.ready(frame);
    // A listener may have ended it all.
    if (this.connection !== 'online') return;
    this.#requests.online();
    this.#mirror.online();
  }

  #received(frame: TrafficFrame): void {
    if (frame.type === 'event') {
      const taken = this.#mirror.take(frame);
      if (taken === 'gap') this.#connection.restart();
      if (taken === 'fresh') this.heard(frame);
    } else if (frame.type === 'reply') {
      this.#requests.answered(frame);
    } else if (frame.type === 'standing') {
      this.#mirror.stand(frame);
    } else if (frame.type === 'typing') {
      this.#mirror.typing.told(frame.conversationId, frame.by, frame.on);
    } else {
      this.heard(frame);
    }
  }
}
