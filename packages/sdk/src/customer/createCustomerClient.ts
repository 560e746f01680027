import { ClientCore } from '../client/clientCore.ts';
import { aborted, connectionLost } from '../client/clientErrors.ts';
import type { Waiting } from '../client/conversationClient.ts';
import { unlessAborted } from '../client/waiting.ts';
import { outcomeOf } from '../conversations/outcomeOf.ts';
import type { Unsubscribe } from '../emitter/emitter.ts';
import type { PersonChange } from '../client/note.ts';
import type { ComeBack } from '../connection/connection.ts';
import type { Service } from './service.ts';
import { part } from '../parts/part.ts';
import type { Introduction, TrafficFrame } from '../connection/attempt.ts';
import type { Credentials } from '../files/fileTransfer.ts';
import { isConversation, isFaq, isNamed, isOutcome } from '../guards/conversation.ts';
import { isNothing } from '../guards/results.ts';
import { is, isCount, isFlag, isText, listOf, optional, shape, variants } from '../guards/shape.ts';
import type { Conversation } from '../model/conversation.ts';
import type { FeedEvent } from '../model/events.ts';
import type { WelcomeFrame } from '../model/frames.ts';
import { MetricsTeller } from '../metrics/metricsTeller.ts';
import { isShopbellError } from '../model/errors.ts';
import type { TokenGrant } from '../model/http.ts';
import type { ResultOf } from '../model/methods.ts';
import type { RoutingOutcome } from '../model/outcome.ts';
import type { ScopeInput } from '../model/scope.ts';
import { platformWith } from '../platform.ts';
import type { CustomerClient, CustomerClientEvents, CustomerClientOptions } from './customerClient.ts';
import { CustomerMemory } from './memory.ts';
import { CustomerIdentity, isTokenRefused, type Identification } from './identity.ts';

/** Milliseconds that unsent messages get when the customer logs out. */
const sendWithin = 5_000;

const isOpened = shape<ResultOf<'conversation.open'>>({ outcome: isOutcome, conversation: isConversation });
const isChosen = shape<ResultOf<'conversation.choose'>>({ outcome: isOutcome });

const services = part(() => import('./service.ts'));

/** A client that does nothing yet: it reads, writes and requests from `connect`, `open` or `resumeIfKnown` on. */
export function createCustomerClient(options: CustomerClientOptions): CustomerClient {
  return new Customer(options);
}

type AnyRequest = (...asked: readonly unknown[]) => Promise<unknown>;

class Customer extends ClientCore<CustomerClientEvents> implements CustomerClient {
  readonly #shopId: string;
  readonly #memory: CustomerMemory;
  readonly #identity: CustomerIdentity;
  readonly #metrics = new MetricsTeller((told) => {
    this.emitter.emit('metrics', told);
  });
  #customerId: string | undefined;
  /** The server is being asked who the customer is. */
  #identifying = false;
  /** One login after another. */
  #identified = Promise.resolve();
  #token = '';

  constructor({ server, shopId, platform }: CustomerClientOptions) {
    super('customer', server, platformWith(platform));
    this.#shopId = shopId;
    const shop = { server: this.server, shopId };
    this.#memory = new CustomerMemory(this.kept, shop);
    this.#identity = new CustomerIdentity(this.platform, shop, this.#memory);
    let service: Service | undefined;
    for (const name of [
      'leaveQueue',
      'handOver',
      'rate',
      'askAbout',
      'answers',
      'openings',
      'end',
      'customerGroups',
    ] as const) {
      (this as Partial<Record<keyof Service, AnyRequest>>)[name] = async (...asked) => {
        const { serviceOf } = await services((asked.at(-1) as Waiting | undefined)?.signal);
        service ??= serviceOf(
          this,
          part,
          unlessAborted,
          shape,
          variants,
          listOf,
          optional,
          is,
          isText,
          isFlag,
          isCount,
          isNothing,
          isNamed,
          isFaq,
          isOutcome,
        );
        return (service[name] as AnyRequest)(...asked);
      };
    }
    for (const event of ['conversation', 'reset'] as const) this.on(event, this.#rememberOpen);
    this.on('error', ({ code }) => {
      this.#tell({ type: 'error', code });
    });
  }

  override on<Name extends keyof CustomerClientEvents>(
    event: Name,
    listener: (value: CustomerClientEvents[Name]) => void,
  ): Unsubscribe {
    if (event === 'metrics') this.#metrics.listened();
    return super.on(event, listener);
  }

  protected override heard(frame: TrafficFrame, before?: ReadonlyMap<string, Conversation>): void {
    if (frame.type !== 'event') return;
    const { event } = frame;
    if ('chatId' in event) this.#tellGroupNews(event);
    if (!this.leads || !('conversationId' in event)) return;
    const after = this.conversations.get(event.conversationId);
    if (event.type === 'conversation.joined' || !after) return;
    this.#metrics.happened(({ metricsOf }) => metricsOf(event, before?.get(after.id), after, outcomeOf));
  }

  get customerId(): string | undefined {
    return this.#customerId;
  }

  async identify(identification: Identification): Promise<void> {
    this.#identity.claim(identification);
    if (this.connection === 'closed' && isShopbellError(this.refusal, 'IDENTITY_REFUSED')) this.start();
    if (this.connection === 'idle' || this.connection === 'closed') return;
    const { token } = identification;
    const stands = (): boolean => this.#identity.claimed?.asked === token;
    const logIn = async (): Promise<void> => {
      this.#identifying = true;
      try {
        const other = stands() && (await this.#whose()).other;
        if (other) await this.#leave(other);
      } catch (error) {
        if (isShopbellError(error) && !error.retry) throw error;
      } finally {
        this.#identifying = false;
      }
      if (!stands()) throw aborted();
      this.reconnect();
    };
    await (this.#identified = this.#identified.then(logIn, logIn));
  }

  async logout(): Promise<void> {
    this.#identity.claim(undefined);
    const left = this.#leave();
    const done = (): Promise<void> => left;
    // Who logs in meanwhile does so afterwards.
    this.#identified = this.#identified.then(done, done);
    await left;
  }

  async resumeIfKnown(options?: Waiting): Promise<boolean> {
    if (!this.#memory.open) return false;
    await this.connect(options);
    return true;
  }

  async open(
    scope: ScopeInput = {},
    { signal }: Waiting = {},
  ): Promise<{ outcome: RoutingOutcome; conversation: Conversation }> {
    if (!signal?.aborted) this.start();
    const expect = isOpened;
    const { outcome, conversation } = await this.ask('conversation.open', { scope }, { expect, signal });
    return { outcome, conversation: this.mirror.answered(conversation) };
  }

  async choose(conversationId: string, groupId: string, { signal }: Waiting = {}): Promise<RoutingOutcome> {
    const options = { expect: isChosen, repeatable: false, signal };
    const { outcome } = await this.ask('conversation.choose', { conversationId, groupId }, options);
    return outcome;
  }

  declare readonly leaveQueue: Service['leaveQueue'];
  declare readonly handOver: Service['handOver'];
  declare readonly rate: Service['rate'];
  declare readonly askAbout: Service['askAbout'];
  declare readonly answers: Service['answers'];
  declare readonly openings: Service['openings'];
  declare readonly end: Service['end'];
  declare readonly customerGroups: Service['customerGroups'];

  protected override async whose(): Promise<string> {
    const now = this.#memory.read();
    // Another tab logged the customer out while this one could not hear it: that holds without a network too.
    if (this.#customerId !== undefined && ![now.customerId, now.linked].includes(this.#customerId)) {
      this.mirror.forget();
      this.#tellNobody();
    }
    const { customerId, token, known = false, linked, other } = await this.#whose();
    if (other) {
      await this.#leave(other);
      throw connectionLost();
    }
    const owner = this.#ownerKey(customerId);
    if (customerId !== this.#customerId) {
      if (linked !== undefined) this.mirror.inherit(this.#ownerKey(linked), owner);
      this.#customerId = customerId;
      this.emitter.emit('identity', { customerId, known });
    }
    this.#token = token;
    return owner;
  }

  protected override authenticate(): Introduction['hello']['auth'] {
    return { kind: 'customer', token: this.#token };
  }

  protected override async shown(): Promise<Credentials> {
    const { token, other } = await this.#whose();
    // What is asked is the former person's.
    if (other) throw connectionLost();
    return { credentials: 'omit', headers: { authorization: `Bearer ${token}` } };
  }

  protected override shownRefused(error: unknown): boolean {
    if (!isTokenRefused(error)) return false;
    this.#identity.refused();
    return true;
  }

  protected override credentialsRefused(signedOut: boolean): ComeBack {
    if (!this.#identity.refused(signedOut)) return 'never';
    // Whether the server first closes the socket of an anonymous customer or answers who it is now is chance: what is told
    // of it is not.
    return signedOut && this.#identifying ? 'at once' : 'later';
  }

  protected override personChanged({ person }: PersonChange): void {
    if (person === 'other') this.reconnect();
    else {
      this.#identity.claim(undefined);
      this.#end();
    }
  }

  protected override welcomed({ me, shop, now, snapshot }: WelcomeFrame): CustomerClientEvents['ready'] {
    this.#customerId = me.id;
    if (snapshot?.customerGroups) this.#tellGroupNews();
    // What a leading tab hands on is of an earlier time.
    if (this.leads) this.#identity.welcomed(now);
    return { customerId: me.id, shop: { id: shop.id, name: shop.name } };
  }

  /** Nothing is left of the present person; `next` goes on at once. */
  async #leave(next?: TokenGrant): Promise<void> {
    await this.mirror.outbox.sent(sendWithin);
    const { customerId, renewal } = this.#identity.become(next);
    this.tabs.note({ person: next ? 'other' : 'nobody' });
    this.#end(customerId);
    const signedOut = this.#identity.signOut(renewal);
    if (next) this.start();
    else await signedOut;
  }

  /** Ends the connection and forgets everything. */
  #end(customerId?: string): void {
    this.close(connectionLost());
    this.#tellNobody();
    // Not waited for: some browsers never open their database, and nothing that is asked of it later comes before.
    void this.mirror.erase(customerId && this.#ownerKey(customerId));
  }

  #tellNobody(): void {
    this.#customerId = this.grouped = undefined;
    this.emitter.forget('ready');
    this.emitter.emit('identity', { customerId: undefined, known: false });
  }

  async #whose(): Promise<Awaited<ReturnType<CustomerIdentity['token']>>> {
    const found = await this.#identity.token();
    const { customerId, known, isNew } = found;
    if (known && isNew) this.#tell({ type: 'identified', customerId });
    return found;
  }

  #tell(metrics: { type: 'identified'; customerId: string } | { type: 'error'; code: string }): void {
    const at = this.platform.clock.now();
    this.#metrics.happened(() => [{ ...metrics, at }]);
  }

  /** Of groups the start knows only that there are some: for a part of this client, and for tabs that follow. */
  #tellGroupNews(told?: FeedEvent): void {
    this.grouped = [];
    this.emitter.emit('groupNews', told);
  }

  #ownerKey(customerId: string): string {
    return this.ownerKey(this.#shopId, { kind: 'customer', id: customerId });
  }

  readonly #rememberOpen = (): void => {
    if (this.connection !== 'online') return;
    this.#memory.open = [...this.conversations.values()].some(
      ({ state }) => state !== 'ended' || this.mirror.marks.unread(),
    );
  };
}
