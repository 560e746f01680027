import type { Clock } from '@shopbell/sdk/model';
import type { Storage } from '../storage/storage.ts';
import type { ShopAdmin } from './admin/shopAdmin.ts';
import type { CustomerTokens } from './customers/customerTokens.ts';
import type { Log } from './options.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import type { Origins } from './origins.ts';
import type { Permissions } from './permissions/callers.ts';
import type { Buckets } from './rates/buckets.ts';
import type { OpenShops } from './shop/openShops.ts';
import type { AgentSessions } from './signIn/agentSessions.ts';
import type { SignInDesk } from './signIn/signIn.ts';

/** What the app's parts share. */
export interface Services {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly log: Log;
  readonly shops: OpenShops;
  readonly origins: Origins;
  readonly tokens: CustomerTokens;
  readonly sessions: AgentSessions;
  readonly signIn: SignInDesk;
  readonly admin: ShopAdmin;
  readonly knowledge: Knowledge;
  readonly permissions: Permissions;
  /** Requests over sockets, by customer: several tabs share one bucket. */
  readonly customerRequests: Buckets;
  /** New anonymous customers, by address. */
  readonly newCustomers: Buckets;
  /** Requests that administer a shop, by whoever asks. */
  readonly adminRequests: Buckets;
}
