import type { ConversationClient, ConversationClientEvents } from '../client/conversationClient.ts';
import type { Session, SignIn } from '../model/http.ts';
import type { FiguresToday } from '../model/methods.ts';
import type { AgentStatus } from '../model/people.ts';
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

  /** Sets the own status (ST-01). Resolves when the server has stored it. */
  setStatus(status: AgentStatus): Promise<void>;
}
