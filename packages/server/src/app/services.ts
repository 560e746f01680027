import type { Clock } from '@shopbell/sdk/model';
import type { Storage } from '../storage/storage.ts';
import type { ShopAdmin } from './admin/shopAdmin.ts';
import type { Attachments } from './attachments/attachments.ts';
import type { CustomerTokens } from './customers/customerTokens.ts';
import type { Identities } from './customers/identities.ts';
import type { Log } from './options.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import type { Notices } from './notices/notices.ts';
import type { Origins } from './origins.ts';
import type { PhraseLists } from './phrases/phrases.ts';
import type { Permissions } from './permissions/callers.ts';
import type { Buckets } from './rates/buckets.ts';
import type { OpenShops } from './shop/openShops.ts';
import type { AgentSessions } from './signIn/agentSessions.ts';
import type { AgentTickets } from './signIn/agentTickets.ts';
import type { SignInDesk } from './signIn/signIn.ts';
import type { Streams } from './stream/streams.ts';

/** What the app's parts share. */
export interface Services {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Log;
  readonly shops: OpenShops;
  readonly origins: Origins;
  readonly tokens: CustomerTokens;
  readonly identities: Identities;
  readonly sessions: AgentSessions;
  readonly tickets: AgentTickets;
  readonly signIn: SignInDesk;
  readonly admin: ShopAdmin;
  readonly knowledge: Knowledge;
  readonly notices: Notices;
  readonly phrases: PhraseLists;
  readonly attachments: Attachments;
  readonly permissions: Permissions;
  readonly streams: Streams;
  /** Requests over sockets, by customer: several tabs share one bucket. */
  readonly customerRequests: Buckets;
  /** New anonymous customers, by address. */
  readonly newCustomers: Buckets;
  /** Uploads, by who sends them. */
  readonly uploads: Readonly<Record<'customer' | 'agent', Buckets>>;
  /** Fetched files, by who asks for them. */
  readonly downloads: Readonly<Record<'customer' | 'agent', Buckets>>;
  /** Requests that administer a shop, by whoever asks. */
  readonly adminRequests: Buckets;
}
