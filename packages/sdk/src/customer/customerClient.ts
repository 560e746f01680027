import type { ConversationClient, ConversationClientEvents } from '../client/conversationClient.ts';
import type { Conversation } from '../model/conversation.ts';
import type { Faq, Recommendation } from '../model/knowledge.ts';
import type { RoutingOutcome } from '../model/outcome.ts';
import type { ScopeInput } from '../model/scope.ts';
import type { Platform } from '../platform.ts';

export interface CustomerClientOptions {
  /** Where the Shopbell server is, for example `https://desk.example`. */
  readonly server: string;
  readonly shopId: string;
  /** Replaces parts of the surroundings: for tests, and for platforms that lack one. */
  readonly platform?: Partial<Platform>;
}

export interface CustomerClientEvents extends ConversationClientEvents {
  /** Online for the first time. */
  ready: { readonly customerId: string; readonly shop: { readonly id: string; readonly name: string } };
  /** What an entry came to has changed: an agent took it, a choice is offered, a message may be left. */
  outcome: { readonly conversationId: string; readonly outcome: RoutingOutcome };
}

export interface FittingAnswers {
  readonly faq: readonly Faq[];
  readonly recommendations: readonly Recommendation[];
}

/** A customer's side of the service desk. */
export interface CustomerClient extends ConversationClient<CustomerClientEvents> {
  /** Minted by the server; known once a token was granted. */
  readonly customerId: string | undefined;

  /**
   * Connects only if this device remembers an open conversation; until then nothing is written and nothing requested.
   * `true` once online, `false` if there is none.
   */
  resumeIfKnown(): Promise<boolean>;

  /**
   * Enters with a scope, connecting first if need be. A running conversation of the same scope is found again. A break
   * in between is survived; aborting rejects with ABORTED.
   */
  open(
    scope?: ScopeInput,
    options?: { readonly signal?: AbortSignal },
  ): Promise<{ readonly outcome: RoutingOutcome; readonly conversation: Conversation }>;

  /**
   * Takes one of the groups offered (RT-21). Rejects with CONNECTION_LOST if a break hid the answer: the conversation
   * then tells by itself what became of it.
   */
  choose(conversationId: string, groupId: string): Promise<RoutingOutcome>;

  /**
   * Waits no longer (RT-46): `leave-message` leaves a message of the same group with all that was written, `solved` ends
   * the conversation because the answer was found. Rejects with NOT_QUEUED if an agent has it by now.
   */
  leaveQueue(conversationId: string, to: 'leave-message' | 'solved'): Promise<void>;

  /** From the robot to a person (RB-05). What it came to is told by `outcome` too. */
  handOver(conversationId: string): Promise<RoutingOutcome>;

  /** Frequent questions (RB-08, RT-47) and recommendations (RB-07) that fit a page; `queued` while waiting in a line. */
  answers(scope?: ScopeInput, options?: { readonly queued?: boolean }): Promise<FittingAnswers>;
}
