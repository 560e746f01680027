import type { ConversationClient, ConversationClientEvents } from '../client/conversationClient.ts';
import type { Session, SignIn } from '../model/http.ts';
import type { GroupLoad } from '../model/frames.ts';
import type { AgentExplanation, FiguresToday, PendingLeaveMessage } from '../model/methods.ts';
import type { AgentStatus } from '../model/people.ts';
import type { ScopeInput } from '../model/scope.ts';
import type { Platform } from '../platform.ts';

export interface AgentClientOptions {
  /** Where the Shopbell server is; the page must come from an origin that it takes for a workbench. */
  readonly server: string;
  /** Replaces parts of the surroundings: for tests, and for platforms that lack one. */
  readonly platform?: Partial<Platform>;
}

/** Somebody of the shop. */
export interface RosterEntry {
  readonly id: string;
  readonly name: string;
  readonly status: AgentStatus;
}

export interface AgentClientEvents extends ConversationClientEvents {
  /** Online for the first time since signing in. */
  ready: { readonly me: RosterEntry; readonly shop: { readonly id: string; readonly name: string } };
  /** The own status changed, by whomever. */
  status: AgentStatus;
  /** Everybody of the shop with their status, whenever one changed. */
  roster: readonly RosterEntry[];
  /** The own figures of today changed (WB-05). */
  figures: FiguresToday;
  /** How the shop's groups stand: who is free, how many wait. */
  lines: readonly GroupLoad[];
  /** A manager changed something: whoever shows it reads it again. */
  setup: SetupChange;
}

export interface SetupChange {
  readonly what: 'settings' | 'agent' | 'group' | 'blocking';
  readonly id?: string | undefined;
}

/** Whom a conversation is passed to. */
export interface TransferTarget {
  readonly kind: 'agent' | 'group';
  readonly id: string;
}

/** An agent's side of the service desk. The session is a cookie that scripts cannot read. */
export interface AgentClient extends ConversationClient<AgentClientEvents> {
  /** Known once welcomed. */
  readonly me: RosterEntry | undefined;
  readonly agents: readonly RosterEntry[];
  readonly figures: FiguresToday | undefined;

  /** Rejects with BAD_CREDENTIALS, or NOT_CS_ACCOUNT (AC-01). Does not connect. */
  signIn(credentials: SignIn): Promise<Session>;
  /** The session of this browser; undefined if nobody is signed in. */
  session(): Promise<Session | undefined>;
  /** Ends the session and the connection, and forgets what was held and what was not sent. */
  signOut(): Promise<void>;

  /** How the shop's groups stand. */
  readonly lines: readonly GroupLoad[];

  /**
   * Sets the own status (ST-01). Resolves when the server has stored it. `conversations`: what becomes of the open ones on
   * going offline; they are kept if it is left out (ST-06).
   */
  setStatus(
    status: AgentStatus,
    options?: { readonly conversations?: 'keep' | 're-route' | 'end' },
  ): Promise<void>;

  /** Passes a conversation on (RT-48). Rejects with TARGET_NOT_AVAILABLE, which says why. */
  transfer(conversationId: string, to: TransferTarget, note?: string): Promise<void>;

  /** Leave messages that nobody has yet (LM-13). Rejects with FORBIDDEN unless the account is a supervisor's. */
  leaveMessages(): Promise<readonly PendingLeaveMessage[]>;

  /** Gives a leave message, and all else its customer left in that group, to an agent. Rejects with ALREADY_ASSIGNED. */
  assignLeaveMessage(conversationId: string, agentId: string): Promise<void>;

  /** WB-19: the customer is served no longer. Rejects with FORBIDDEN if it is not the own customer. */
  block(customerId: string, reason: string): Promise<void>;
  unblock(customerId: string): Promise<void>;

  /** Why do I get no conversations (RT-29)? With a scope: of such entries. */
  explain(scope?: ScopeInput): Promise<AgentExplanation>;
}
