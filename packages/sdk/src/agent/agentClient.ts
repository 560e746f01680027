import type {
  ConversationClient,
  ConversationClientEvents,
  HistoryPage,
  Waiting,
} from '../client/conversationClient.ts';
import type { PasswordChange, Session, SignIn } from '../model/http.ts';
import type { Conversation } from '../model/conversation.ts';
import type {
  CustomerAbout,
  CustomersAmong,
  CustomersByOrders,
  FoundCustomer,
  FoundMessage,
} from '../model/customers.ts';
import type { GroupLoad } from '../model/frames.ts';
import type { AgentExplanation, FiguresToday, PendingLeaveMessage } from '../model/methods.ts';
import type { ShopNotice } from '../model/notices.ts';
import type { AgentStatus } from '../model/people.ts';
import type { Phrase, PhraseInput, Phrases } from '../model/phrases.ts';
import type { ScopeInput } from '../model/scope.ts';
import type { Platform } from '../platform.ts';
import type { CustomerGroupEvents } from '../chats/heldCustomerGroups.ts';
import type { CustomerGroups } from './customerGroups.ts';
import type { AgentPerformance } from './performance.ts';
import type { StaffChatEvents, StaffChats } from './staffChats.ts';
import type { Supervising, SupervisionEvents } from './supervision.ts';

export interface AgentClientOptions {
  /** Where the Shopbell server is; a page must come from an origin that it takes for a workbench. */
  readonly server: string;
  /**
   * For bots: an API key with the scope `agent`. The client works as the agent that the key names, with that account's
   * roles, and there is nothing to sign in to. Left out, the session is used whose cookie the browser holds.
   */
  readonly apiKey?: string | undefined;
  /** Replaces parts of the surroundings: for tests, and for platforms that lack one. */
  readonly platform?: Partial<Platform>;
}

/** Somebody of the shop. */
export interface RosterEntry {
  readonly id: string;
  readonly name: string;
  readonly status: AgentStatus;
}

export interface AgentClientEvents
  extends ConversationClientEvents, StaffChatEvents, CustomerGroupEvents, SupervisionEvents {
  /** Online for the first time since signing in. */
  ready: { readonly me: RosterEntry; readonly shop: { readonly id: string; readonly name: string } };
  /** The own status changed, by whomever. */
  status: AgentStatus;
  /** Everybody of the shop with their status: whenever one's own changed, and at most once a second for all others. */
  roster: readonly RosterEntry[];
  /** The own figures of today changed (WB-05). */
  figures: FiguresToday;
  /** How the shop's groups stand: who is free, how many wait. */
  lines: readonly GroupLoad[];
  /** New notices of orders, products or service tickets, of the kinds that the account's roles want (AC-05). */
  notices: readonly ShopNotice[];
  /** A manager changed something: whoever shows it reads it again. */
  setup: SetupChange;
  /**
   * A customer, who had these ids, was erased: held conversations of theirs have no words any more, and whoever shows other
   * words of theirs reads them again.
   */
  erased: readonly string[];
}

export interface SetupChange {
  readonly what: 'settings' | 'agent' | 'group' | 'blocking';
  readonly id?: string | undefined;
}

/** A page of what a search found. */
export interface CustomerPage {
  readonly customers: readonly FoundCustomer[];
  /** WB-02: who placed the order of that number; on the first page of one's own. */
  readonly orderMatch?: readonly FoundCustomer[] | undefined;
  /** There are more: ask with it as `after`. */
  readonly next?: number | undefined;
}

/** Which customers to search for, beside the text. */
export interface CustomerSearch extends Waiting {
  /** One's own, or of all others those whose name, account or id is exactly the text (WB-03); left out: everybody. */
  readonly among?: CustomersAmong | undefined;
  /** Of these only who ordered nothing since they came last, something that is not paid, or something that is (WB-09). */
  readonly orders?: CustomersByOrders | undefined;
  /** `next` of the page before. */
  readonly after?: number | undefined;
}

export interface MessageSearch extends Waiting {
  /** `next` of the page before. */
  readonly before?: number | undefined;
}

/** A page of the conversations in which something was said. */
export interface MessagePage {
  readonly found: readonly FoundMessage[];
  /** There are more: ask with it as `before`. */
  readonly next?: number | undefined;
}

/** Whose phrases. */
export type PhraseList = 'shop' | 'own';

/** Whom a conversation is passed to. */
export interface TransferTarget {
  readonly kind: 'agent' | 'group';
  readonly id: string;
}

/** A part of the leave messages that nobody has yet. */
export interface PendingLeaveMessages {
  readonly leaveMessages: readonly PendingLeaveMessage[];
  /** How many there are, whatever part of them is told. */
  readonly total: number;
}

/**
 * An agent's side of the service desk. The session is a cookie that scripts cannot read, or stands for an API key. Every call
 * that waits takes a `signal`.
 */
export interface AgentClient extends ConversationClient<AgentClientEvents> {
  /** Known once welcomed. */
  readonly me: RosterEntry | undefined;
  readonly agents: readonly RosterEntry[];
  readonly figures: FiguresToday | undefined;

  /** The live wall, and looking over conversations of colleagues: for supervisors. */
  readonly supervision: Supervising;

  /** One's own figures, compared and opened up (WB-20). */
  readonly performance: AgentPerformance;

  /** Talk with colleagues, apart from customers (WB-04). */
  readonly staffChats: StaffChats;

  /** Chats with customers, several at once (WB-07). */
  readonly customerGroups: CustomerGroups;

  /** Rejects with BAD_CREDENTIALS, or NOT_CS_ACCOUNT (AC-01); with an API key FORBIDDEN. Does not connect. */
  signIn(credentials: SignIn, options?: Waiting): Promise<Session>;
  /** The session of this browser; undefined if nobody is signed in, or the API key holds no more. */
  session(options?: Waiting): Promise<Session | undefined>;
  /**
   * Sets another password of one's own, of 6 to 256 characters; every other session of the account ends. Rejects with
   * BAD_CREDENTIALS or RATE_LIMITED where the present one is wrong, with INVALID_ARGUMENT where the new one will not do; with an API
   * key FORBIDDEN.
   */
  changePassword(change: PasswordChange, options?: Waiting): Promise<Session>;
  /**
   * Ends the session and the connection, and forgets what was held and what was not sent. An API key goes on holding. Whoever gives
   * up before the server has answered stays connected.
   */
  signOut(options?: Waiting): Promise<void>;

  /** How the shop's groups stand. */
  readonly lines: readonly GroupLoad[];

  /**
   * Sets the own status (ST-01). Resolves when the server has stored it. `conversations`: what becomes of the open ones on
   * going offline; they are kept if it is left out (ST-06).
   */
  setStatus(
    status: AgentStatus,
    options?: Waiting & { readonly conversations?: 'keep' | 're-route' | 'end' },
  ): Promise<void>;

  /** Passes a conversation on (RT-48). Rejects with TARGET_NOT_AVAILABLE, which says why. */
  transfer(conversationId: string, to: TransferTarget, note?: string, options?: Waiting): Promise<void>;

  /**
   * Leave messages that nobody has yet (LM-13), the oldest first: 100 at most after the first `skip`, and how many there
   * are in all. Rejects with FORBIDDEN unless the account is a supervisor's.
   */
  leaveMessages(
    page?: Waiting & { readonly skip?: number; readonly limit?: number },
  ): Promise<PendingLeaveMessages>;

  /** Gives a leave message, and all else its customer left in that group, to an agent. Rejects with ALREADY_ASSIGNED. */
  assignLeaveMessage(conversationId: string, agentId: string, options?: Waiting): Promise<void>;

  /**
   * A note for colleagues in an own open conversation; its customer is never told of it. It comes as a message with `note`.
   * Rejects with CONVERSATION_ENDED or NOT_FOUND. A note given the same `clientId` again, its answer lost, is kept once;
   * without one every call is another note.
   */
  addNote(
    conversationId: string,
    text: string,
    options?: Waiting & { readonly clientId?: string },
  ): Promise<void>;

  /**
   * Takes an own message, or an own note, back, within `deskLimits.recall` of its posting: everybody sees that it was recalled,
   * and no words, files or card any more. It is no matter who has the conversation by now, or whether it has ended.
   * Recalling it again is harmless. Rejects with RECALL_TOO_LATE, or NOT_FOUND where it is not the own message.
   */
  recall(conversationId: string, messageId: string, options?: Waiting): Promise<void>;

  /** WB-19: the customer is served no longer. Rejects with FORBIDDEN if it is not the own customer. */
  block(customerId: string, reason: string, options?: Waiting): Promise<void>;
  unblock(customerId: string, options?: Waiting): Promise<void>;

  /**
   * Customers of the shop with their newest conversations, whoever was here last first (LM-23, WB-01). `text`: the beginning
   * of a name, an account or an id, its last four as `7F3A`, or an order's number; empty for everybody.
   */
  searchCustomers(text: string, search?: CustomerSearch): Promise<CustomerPage>;

  /**
   * Conversations in which customers or agents wrote that, the newest first: one's own, and whatever has ended. Rejects with
   * INVALID_ARGUMENT for an empty text.
   */
  searchMessages(text: string, search?: MessageSearch): Promise<MessagePage>;

  /**
   * Whom a conversation is with (WB-21): what they look at, their orders with parcels, what they came for before, as the
   * shop has it now. Rejects with NOT_FOUND unless one may read the conversation.
   */
  aboutCustomer(conversationId: string, options?: Waiting): Promise<CustomerAbout>;

  /** A page of a conversation that is not held here: of one that has ended, whoever had it. Rejects with NOT_FOUND. */
  readHistory(conversationId: string, before?: number, options?: Waiting): Promise<HistoryPage>;

  /**
   * Contacts a customer (LM-23): a new conversation of one's own, or the one that is open already. Rejects with
   * CUSTOMER_ENGAGED, which says with whom, CUSTOMER_BLOCKED, TARGET_NOT_AVAILABLE while one is offline, or NOT_FOUND.
   */
  contact(customerId: string, options?: Waiting): Promise<Conversation>;

  /** Quick phrases (WB-17): the shop's, and one's own. */
  phrases(options?: Waiting): Promise<Phrases>;

  /**
   * A phrase of one's own, or of the shop, new or changed. Rejects with CHANGED_MEANWHILE unless `version` is the one that
   * was read, 0 of a new one; for the shop with FORBIDDEN unless the account leads a group or supervises.
   */
  putPhrase(of: PhraseList, phrase: PhraseInput, options?: Waiting): Promise<Phrase>;
  deletePhrase(of: PhraseList, id: string, options?: Waiting): Promise<void>;

  /** Notices that came lately, the newest first (AC-05); none of kinds that the account's roles do not want. */
  notices(options?: Waiting): Promise<readonly ShopNotice[]>;

  /** Why do I get no conversations (RT-29)? With a scope: of such entries. */
  explain(scope?: ScopeInput, options?: Waiting): Promise<AgentExplanation>;
}
