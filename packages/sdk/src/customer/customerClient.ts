import type { Chats } from '../chats/chats.ts';
import type { CustomerGroupEvents } from '../chats/heldCustomerGroups.ts';
import type { ConversationClient, ConversationClientEvents, Waiting } from '../client/conversationClient.ts';
import type { Conversation } from '../model/conversation.ts';
import type { CustomerGroup, CustomerGroupItem } from '../model/customerGroups.ts';
import type { Faq, Recommendation } from '../model/knowledge.ts';
import type { MetricsEvent } from '../model/metrics.ts';
import type { Openings } from '../model/openings.ts';
import type { RoutingOutcome } from '../model/outcome.ts';
import type { GroupRef } from '../model/people.ts';
import type { ScopeInput } from '../model/scope.ts';
import type { Platform } from '../platform.ts';
import type { Identification } from './identity.ts';

export interface CustomerClientOptions {
  /** Where the Shopbell server is, for example `https://desk.example`. */
  readonly server: string;
  readonly shopId: string;
  /** Replaces parts of the surroundings: for tests, and for platforms that lack one. */
  readonly platform?: Partial<Platform>;
}

export interface CustomerClientEvents extends ConversationClientEvents, CustomerGroupEvents {
  /** Online for the first time. */
  ready: { readonly customerId: string; readonly shop: { readonly id: string; readonly name: string } };
  /** What happened, for analytics: documented one by one in docs/metrics-events.md. Told by the tab that leads. */
  metrics: MetricsEvent;
  /** Who the customer is has become known: `known` by a JWT of the shop, or anonymous. No id: logged out. */
  identity: { readonly customerId: string | undefined; readonly known: boolean };
  /** What an entry came to has changed: an agent took it, a choice is offered, a message may be left. */
  outcome: { readonly conversationId: string; readonly outcome: RoutingOutcome };
  /**
   * Something was told of customer groups (WB-07): the customer is in one, or what happened in one came. Told with every
   * fresh snapshot and every such event, whether or not `customerGroups` was called: whoever shows groups calls it then. Its
   * value says nothing to rely on; the events `customerGroups` and `groupMessage` tell what has changed.
   */
  groupNews: unknown;
}

/**
 * The customer groups (WB-07) that a customer is in, with what is said in them. Nobody is added by customers; `quit` leaves a
 * group, and who was taken out, or is not served any more, finds it gone from `all`. The order of WB-08 is by
 * `lastMessageAt`, newest first. Fresh snapshots (the event `reset`) drop every timeline: whoever shows one loads it again.
 * Rejections are always a `ShopbellError`: NOT_FOUND of a group that one is not in.
 */
export type JoinedGroups = Chats<CustomerGroup, CustomerGroupItem>;

export interface FittingAnswers {
  readonly faq: readonly Faq[];
  readonly recommendations: readonly Recommendation[];
}

/** A customer's side of the service desk. */
export interface CustomerClient extends ConversationClient<CustomerClientEvents> {
  /** Minted by the server; known once a token was granted. */
  readonly customerId: string | undefined;

  /**
   * Says who the customer is, by a JWT of the shop's back end. Before `connect` it is kept for then; later it takes
   * effect at once. An anonymous customer's conversations go on, on the screen too; the same person's login is renewed;
   * another person's begins with a `logout` of the former. Rejects with IDENTITY_REFUSED, and everything stays as it was.
   * While the server cannot be reached it is tried again with the next connection; the event `identity` tells. Of several at
   * once the last wins: the others reject with ABORTED, as after a `logout`, and nothing of them stays on the device.
   */
  identify(identification: Identification): Promise<void>;

  /**
   * What is not sent yet gets 5 s; then nothing of the customer is left on this device, in no tab. The next `connect` or
   * `open` makes an anonymous customer.
   */
  logout(): Promise<void>;

  /**
   * Connects only if this device remembers an open conversation, or one that has ended and was not read to its end; until then nothing is written and nothing requested.
   * `true` once online, `false` if there is none.
   */
  resumeIfKnown(options?: Waiting): Promise<boolean>;

  /**
   * Enters with a scope, connecting first if need be. A running conversation of the same scope is found again. Who is not
   * served (WB-19) gets the outcome `refused`, with a conversation that has ended. A break in between is survived; aborting
   * rejects with ABORTED.
   */
  open(
    scope?: ScopeInput,
    options?: Waiting,
  ): Promise<{ readonly outcome: RoutingOutcome; readonly conversation: Conversation }>;

  /**
   * Takes one of the groups offered (RT-21). Rejects with CONNECTION_LOST if a break hid the answer: the conversation
   * then tells by itself what became of it.
   */
  choose(conversationId: string, groupId: string, options?: Waiting): Promise<RoutingOutcome>;

  /**
   * Waits no longer (RT-46): `leave-message` leaves a message of the same group with all that was written, `solved` ends
   * the conversation because the answer was found. Rejects with NOT_QUEUED if an agent has it by now.
   */
  leaveQueue(conversationId: string, to: 'leave-message' | 'solved', options?: Waiting): Promise<void>;

  /** From the robot to a person (RB-05). What it came to is told by `outcome` too. */
  handOver(conversationId: string, options?: Waiting): Promise<RoutingOutcome>;

  /**
   * Rates the service (QS-01): 5 very satisfied, 1 very dissatisfied. The last rating counts (QS-03). Rejects with
   * NOT_RATABLE: no person was in it yet, or it ended too long ago.
   */
  rate(
    conversationId: string,
    rating: { readonly grade: 1 | 2 | 3 | 4 | 5; readonly comment?: string },
    options?: Waiting,
  ): Promise<void>;

  /**
   * Goes on about something else: a notice in the conversation says so. `otherGroups` is not empty if another group
   * serves that: ask the customer, then ask again with `reRoute`, and the conversation goes there. Rejects with
   * ALREADY_OPEN if another open conversation is about it: show that one.
   */
  askAbout(
    conversationId: string,
    scope: ScopeInput,
    options?: Waiting & { readonly reRoute?: boolean },
  ): Promise<{ readonly outcome: RoutingOutcome; readonly otherGroups: readonly GroupRef[] }>;

  /** Frequent questions (RB-08, RT-47) and recommendations (RB-07) that fit a page; `queued` while waiting in a line. */
  answers(scope?: ScopeInput, options?: Waiting & { readonly queued?: boolean }): Promise<FittingAnswers>;

  /** Whether the shop and these groups (50 at most) are open by its hours and holidays, and if not, when they are next (AC-07). */
  openings(groupIds?: readonly string[], options?: Waiting): Promise<Openings>;

  /**
   * The customer groups (WB-07) that this customer is in; the same object each time. Resolves once they are known, which
   * needs a connection that was asked for. From then on the events `customerGroups` and `groupMessage` are told. Rejects
   * with TIMEOUT if the server, or the part of this client that does it, did not come in time: ask again.
   */
  customerGroups(options?: Waiting): Promise<JoinedGroups>;
}
