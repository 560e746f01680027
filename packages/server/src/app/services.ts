import type { Clock } from '@shopbell/sdk/model';
import type { Storage } from '../storage/storage.ts';
import type { CustomerTokens } from './customers/customerTokens.ts';
import type { Log } from './options.ts';
import type { Origins } from './origins.ts';
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
  /** Requests over sockets, by customer: several tabs share one bucket. */
  readonly customerRequests: Buckets;
  /** New anonymous customers, by address. */
  readonly newCustomers: Buckets;
}
