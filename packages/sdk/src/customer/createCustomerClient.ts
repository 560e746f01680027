import { ClientCore } from '../client/clientCore.ts';
import { connectionLost } from '../client/clientErrors.ts';
import type { Waiting } from '../client/conversationClient.ts';
import { outcomeOf } from '../conversations/outcomeOf.ts';
import type { Unsubscribe } from '../emitter/emitter.ts';
import { ownerKey, type PersonChange } from '../client/mirror.ts';
import type { Introduction, TrafficFrame } from '../connection/attempt.ts';
import type { Credentials } from '../files/fileTransfer.ts';
import { isConversation, isFaq, isNamed, isOutcome } from '../guards/conversation.ts';
import { isNothing } from '../guards/results.ts';
import { isText, listOf, optional, shape } from '../guards/shape.ts';
import type { Conversation } from '../model/conversation.ts';
import type { Recommendation } from '../model/knowledge.ts';
import type { WelcomeFrame } from '../model/frames.ts';
import { MetricsTeller } from '../metrics/metricsTeller.ts';
import { isShopbellError } from '../model/errors.ts';
import type { TokenGrant } from '../model/http.ts';
import type { ResultOf } from '../model/methods.ts';
import type { RoutingOutcome } from '../model/outcome.ts';
import type { ScopeInput } from '../model/scope.ts';
import { platformWith } from '../platform.ts';
import type {
  CustomerClient,
  CustomerClientEvents,
  CustomerClientOptions,
  FittingAnswers,
} from './customerClient.ts';
import { CustomerIdentity, isTokenRefused, type Identification } from './identity.ts';

/** Milliseconds that unsent messages get when the customer logs out. */
const sendWithin = 5_000;

const isOpened = shape<ResultOf<'conversation.open'>>({ outcome: isOutcome, conversation: isConversation });
const isLeft = shape<ResultOf<'queue.leave'>>({ outcome: optional(isOutcome) });
const isAnswers = shape<ResultOf<'answers.read'>>({
  faq: listOf(isFaq),
  recommendations: listOf(shape<Recommendation>({ id: isText, title: isText })),
});
const isChosen = shape<ResultOf<'conversation.choose'>>({ outcome: isOutcome });
const isAsked = shape<ResultOf<'conversation.ask-about'>>({
  outcome: isOutcome,
  otherGroups: listOf(isNamed),
});

/** A client that does nothing yet: it reads, writes and requests from `connect`, `open` or `resumeIfKnown` on. */
export function createCustomerClient(options: CustomerClientOptions): CustomerClient {
  return new Customer(options);
}

class Customer extends ClientCore<CustomerClientEvents> implements CustomerClient {
  readonly #shopId: string;
  readonly #identity: CustomerIdentity;
  readonly #metrics = new MetricsTeller((told) => {
    this.emitter.emit('metrics', told);
  });
  #customerId: string | undefined;
  #token = '';

  constructor({ server, shopId, platform }: CustomerClientOptions) {
    super('customer', server, platformWith(platform));
    this.#shopId = shopId;
    this.#identity = new CustomerIdentity(this.platform, this.server, shopId);
    for (const event of ['conversation', 'reset'] as const) {
      this.on(event, () => {
        this.#rememberOpen();
      });
    }
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
    if (frame.type !== 'event' || !this.leads || !('conversationId' in frame.event)) return;
    const { event } = frame;
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
    try {
      const { other } = await this.#whose();
      if (other) await this.#leave(other);
    } catch (error) {
      if (isShopbellError(error) && !error.retry) throw error;
    }
    this.reconnect();
  }

  async logout(): Promise<void> {
    this.#identity.claim(undefined);
    await this.#leave();
  }

  async resumeIfKnown(options?: Waiting): Promise<boolean> {
    if (!this.#identity.remembersOpen()) return false;
    await this.connect(options);
    return true;
  }

  async open(
    scope: ScopeInput = {},
    { signal }: Waiting = {},
  ): Promise<{ outcome: RoutingOutcome; conversation: Conversation }> {
    if (!signal?.aborted) this.start();
    const expect = isOpened;
    const { outcome, conversation } = await this.ask(
      'conversation.open',
      { scope },
      { expect, repeatable: true, signal },
    );
    return { outcome, conversation: this.mirror.answered(conversation) };
  }

  async choose(conversationId: string, groupId: string, { signal }: Waiting = {}): Promise<RoutingOutcome> {
    const options = { expect: isChosen, repeatable: false, signal };
    const { outcome } = await this.ask('conversation.choose', { conversationId, groupId }, options);
    return outcome;
  }

  async leaveQueue(
    conversationId: string,
    to: 'leave-message' | 'solved',
    { signal }: Waiting = {},
  ): Promise<void> {
    await this.ask('queue.leave', { conversationId, to }, { expect: isLeft, repeatable: false, signal });
  }

  async handOver(conversationId: string, { signal }: Waiting = {}): Promise<RoutingOutcome> {
    const options = { expect: isChosen, repeatable: true, signal };
    const { outcome } = await this.ask('robot.hand-over', { conversationId }, options);
    return outcome;
  }

  async rate(
    conversationId: string,
    rating: { readonly grade: 1 | 2 | 3 | 4 | 5; readonly comment?: string },
    { signal }: Waiting = {},
  ): Promise<void> {
    const options = { expect: isNothing, repeatable: true, signal };
    await this.ask('conversation.rate', { conversationId, ...rating }, options);
  }

  askAbout(
    conversationId: string,
    scope: ScopeInput,
    { reRoute = false, signal }: Waiting & { readonly reRoute?: boolean } = {},
  ): Promise<ResultOf<'conversation.ask-about'>> {
    const options = { expect: isAsked, repeatable: true, signal };
    return this.ask('conversation.ask-about', { conversationId, scope, reRoute }, options);
  }

  async answers(
    scope: ScopeInput = {},
    { queued = false, signal }: Waiting & { readonly queued?: boolean } = {},
  ): Promise<FittingAnswers> {
    this.start();
    return this.ask('answers.read', { scope, queued }, { expect: isAnswers, repeatable: true, signal });
  }

  protected override async whose(): Promise<string> {
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

  protected override authenticate(): Promise<Introduction['hello']['auth']> {
    return Promise.resolve({ kind: 'customer', token: this.#token });
  }

  protected override async authorized<T>(call: (shown: Credentials) => Promise<T>): Promise<T> {
    const once = async (): Promise<T> => {
      const { token, other } = await this.#whose();
      // What is asked is the former person's.
      if (other) throw connectionLost();
      return call({ credentials: 'omit', headers: { authorization: `Bearer ${token}` } });
    };
    try {
      return await once();
    } catch (error) {
      if (!isTokenRefused(error)) throw error;
      this.#identity.refused();
      return once();
    }
  }

  protected override credentialsRefused(signedOut: boolean): boolean {
    return this.#identity.refused(signedOut);
  }

  protected override personChanged({ person }: PersonChange): void {
    if (person === 'other') this.reconnect();
    else {
      this.#identity.claim(undefined);
      this.#end();
    }
  }

  protected override welcomed({ me, shop, now }: WelcomeFrame): CustomerClientEvents['ready'] {
    this.#customerId = me.id;
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
    this.#customerId = undefined;
    this.emitter.forget('ready');
    this.emitter.emit('identity', { customerId: undefined, known: false });
    // Not waited for: some browsers never open their database, and nothing that is asked of it later comes before.
    void this.mirror.erase(customerId && this.#ownerKey(customerId));
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

  #ownerKey(customerId: string): string {
    return ownerKey(this.#shopId, { kind: 'customer', id: customerId });
  }

  #rememberOpen(): void {
    if (this.connection !== 'online') return;
    const open = [...this.conversations.values()].some(({ state }) => state !== 'ended');
    this.#identity.rememberOpen(open);
  }
}
