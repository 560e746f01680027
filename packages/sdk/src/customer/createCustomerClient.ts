import { ClientCore } from '../client/clientCore.ts';
import type { Introduction } from '../connection/attempt.ts';
import { Emitter } from '../emitter/emitter.ts';
import { isConversation, isFaq, isOutcome } from '../guards/conversation.ts';
import { isText, listOf, optional, shape } from '../guards/shape.ts';
import type { Conversation } from '../model/conversation.ts';
import type { Recommendation } from '../model/knowledge.ts';
import type { WelcomeFrame } from '../model/frames.ts';
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
import { CustomerIdentity } from './identity.ts';

const isOpened = shape<ResultOf<'conversation.open'>>({ outcome: isOutcome, conversation: isConversation });
const isLeft = shape<ResultOf<'queue.leave'>>({ outcome: optional(isOutcome) });
const isAnswers = shape<ResultOf<'answers.read'>>({
  faq: listOf(isFaq),
  recommendations: listOf(shape<Recommendation>({ id: isText, title: isText })),
});
const isChosen = shape<ResultOf<'conversation.choose'>>({ outcome: isOutcome });

/** A client that does nothing yet: it reads, writes and requests from `connect`, `open` or `resumeIfKnown` on. */
export function createCustomerClient(options: CustomerClientOptions): CustomerClient {
  return new Customer(options);
}

class Customer extends ClientCore<CustomerClientEvents> implements CustomerClient {
  readonly #shopId: string;
  readonly #identity: CustomerIdentity;
  #customerId: string | undefined;

  constructor({ server, shopId, platform }: CustomerClientOptions) {
    super('customer', server, platformWith(platform), new Emitter());
    this.#shopId = shopId;
    this.#identity = new CustomerIdentity(this.platform, this.server, shopId);
  }

  get customerId(): string | undefined {
    return this.#customerId;
  }

  async resumeIfKnown(): Promise<boolean> {
    if (!this.#identity.remembersOpen()) return false;
    await this.connect();
    return true;
  }

  async open(
    scope: ScopeInput = {},
    { signal }: { readonly signal?: AbortSignal } = {},
  ): Promise<{ outcome: RoutingOutcome; conversation: Conversation }> {
    if (!signal?.aborted) this.start();
    const expect = isOpened;
    const { outcome, conversation } = await this.ask(
      'conversation.open',
      { scope },
      { expect, repeatable: true, signal },
    );
    return { outcome, conversation: this.adopt(conversation) };
  }

  async choose(conversationId: string, groupId: string): Promise<RoutingOutcome> {
    const options = { expect: isChosen, repeatable: false };
    const { outcome } = await this.ask('conversation.choose', { conversationId, groupId }, options);
    return outcome;
  }

  async leaveQueue(conversationId: string, to: 'leave-message' | 'solved'): Promise<void> {
    await this.ask('queue.leave', { conversationId, to }, { expect: isLeft, repeatable: false });
  }

  async handOver(conversationId: string): Promise<RoutingOutcome> {
    const options = { expect: isChosen, repeatable: true };
    const { outcome } = await this.ask('robot.hand-over', { conversationId }, options);
    return outcome;
  }

  async answers(
    scope: ScopeInput = {},
    { queued = false }: { readonly queued?: boolean } = {},
  ): Promise<FittingAnswers> {
    this.start();
    return this.ask('answers.read', { scope, queued }, { expect: isAnswers, repeatable: true });
  }

  protected override async authenticate(signal: AbortSignal): Promise<Introduction['auth']> {
    const { customerId, token } = await this.#identity.token(signal);
    if (this.#customerId !== undefined && this.#customerId !== customerId) this.forget();
    this.#customerId = customerId;
    this.expect(this.#shopId, customerId);
    return { kind: 'customer', token };
  }

  protected override credentialsRefused(): boolean {
    return this.#identity.refused();
  }

  protected override welcomed({ me }: WelcomeFrame): void {
    this.#customerId = me.id;
  }

  protected override ready({ me, shop }: WelcomeFrame): void {
    this.emitter.emitOnce('ready', { customerId: me.id, shop: { id: shop.id, name: shop.name } });
  }

  protected override conversationsChanged(): void {
    if (this.connection !== 'online') return;
    const open = [...this.conversations.values()].some(({ state }) => state !== 'ended');
    this.#identity.rememberOpen(open);
  }

  protected override outcomeChanged(conversationId: string, outcome: RoutingOutcome): void {
    this.emitter.emit('outcome', { conversationId, outcome });
  }

  /** Rosters and figures are agents' matters. */
  protected override heard(): void {
    return;
  }
}
