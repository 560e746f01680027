import { systemClock } from '@shopbell/sdk/model';
import { Desks } from '../desk/desks.ts';
import { ApiKeys } from './admin/apiKeys.ts';
import { deskAdmin } from './admin/deskAdmin.ts';
import { Attachments } from './attachments/attachments.ts';
import { unasked } from './changes/deskChanges.ts';
import { Connection } from './connection/connection.ts';
import { CustomerTokens } from './customers/customerTokens.ts';
import { Identities } from './customers/identities.ts';
import { memoryFiles } from '../files/memoryFiles.ts';
import { httpApi } from './http/api.ts';
import type { AppOptions, ShopbellApp } from './options.ts';
import { Knowledge } from './knowledge/knowledge.ts';
import { Notices } from './notices/notices.ts';
import { Origins } from './origins.ts';
import { Buckets } from './rates/buckets.ts';
import type { Services } from './services.ts';
import { PhraseLists } from './phrases/phrases.ts';
import { Permissions } from './permissions/callers.ts';
import { OpenShops } from './shop/openShops.ts';
import { RecentConversations } from './shop/recentConversations.ts';
import { AgentSessions } from './signIn/agentSessions.ts';
import { AgentTickets } from './signIn/agentTickets.ts';
import { SignInDesk } from './signIn/signIn.ts';
import { Streams } from './stream/streams.ts';

/** Several tabs of one customer together; each has the same limit of its own. */
const customerRate = { burst: 20, perSecond: 10 };
/** A shop's office behind one address fits; a script that mints customers is slowed down. */
const newCustomerRate = { burst: 300, perSecond: 10 };
/** An import of a whole catalogue fits; a program that has run wild is slowed down. */
const adminRate = { burst: 200, perSecond: 20 };
/** A handful of photos at once; then one every few seconds. */
const uploadRates = {
  customer: { burst: 20, perSecond: 0.25 },
  agent: { burst: 60, perSecond: 2 },
};
/** A timeline full of pictures at once; whoever fetches one file over and over is slowed down. */
const downloadRates = {
  customer: { burst: 100, perSecond: 5 },
  agent: { burst: 300, perSecond: 20 },
};
const dropExpiredEvery = 10 * 60 * 1000;

/**
 * The whole server over a storage, without a port. Shops of the storage are opened at once, in the background, so that
 * what their desks planned (deliveries, leases) happens without anybody asking.
 */
export function createApp(options: AppOptions): ShopbellApp {
  const { storage, passwords, clock = systemClock, log = () => {}, files = memoryFiles() } = options;
  const { demo = false } = options;
  const desks = new Desks({ storage, clock, log, changesOf: unasked });
  const knowledge = new Knowledge({ storage, clock, log });
  const shops = new OpenShops(desks, {
    ...{ storage, clock, log, knowledge, recent: new RecentConversations() },
    reports: { report: (...asked) => admin.reports.report(...asked) },
  });
  const origins = new Origins(options.workbenchOrigins, options.alsoAllows);
  const sessions = new AgentSessions({ storage, clock, demo });
  const apiKeys = new ApiKeys({ storage, clock, shops });
  const tickets = new AgentTickets({ storage, clock, sessions, apiKeys });
  const tokens = new CustomerTokens(storage, clock);
  const attachments = new Attachments({ storage, files, clock, log });
  const admin = deskAdmin({
    storage,
    attachments,
    shops,
    passwords,
    sessions,
    tickets,
    tokens,
    apiKeys,
    origins,
    clock,
    knowledge,
    log,
    ...(options.statistics ? { statistics: options.statistics } : {}),
  });
  const services: Services = {
    storage,
    clock,
    log,
    shops,
    origins,
    tokens,
    identities: new Identities({
      storage,
      clock,
      tokens,
      keys: admin.customerKeys,
    }),
    sessions,
    tickets,
    admin,
    signIn: new SignInDesk(storage, passwords, clock),
    knowledge,
    notices: new Notices({ storage, shops, clock }),
    phrases: new PhraseLists({ storage, clock }),
    attachments,
    permissions: new Permissions(storage),
    streams: new Streams((socket, about) => connect(socket, about)),
    customerRequests: new Buckets(customerRate, clock),
    newCustomers: new Buckets(newCustomerRate, clock),
    uploads: {
      customer: new Buckets(uploadRates.customer, clock),
      agent: new Buckets(uploadRates.agent, clock),
    },
    downloads: {
      customer: new Buckets(downloadRates.customer, clock),
      agent: new Buckets(downloadRates.agent, clock),
    },
    adminRequests: new Buckets(adminRate, clock),
  };
  const connect: ShopbellApp['connect'] = (socket, about) => {
    const connection = new Connection(socket, about, services, (ended) => {
      connections.delete(ended);
    });
    connections.add(connection);
    if (closing) connection.close('goingAway');
    return connection;
  };
  const answer = httpApi(services);
  const connections = new Set<Connection>();
  const underWay = new Set<Promise<unknown>>();
  let closing: Promise<void> | undefined;

  const track = <T>(work: Promise<T>): Promise<T> => {
    underWay.add(work);
    const forget = () => void underWay.delete(work);
    work.then(forget, forget);
    return work;
  };
  const openAll = async () => {
    for (const { shopId } of await storage.listShops()) {
      // One that cannot be loaded keeps no other closed; it is tried again when somebody asks for it.
      await shops.of(shopId).catch((error: unknown) => {
        if (!closing) log({ level: 'error', shopId, message: 'The shop could not be opened.', error });
      });
    }
  };
  void track(
    openAll().catch((error: unknown) => {
      if (!closing) log({ level: 'error', message: 'The shops could not be listed.', error });
    }),
  );

  // A crash may have come between the commit that erased a customer and what follows it.
  void track(admin.customers.complete());

  let cancelSweep: () => void = () => {};
  const sweepLater = () => {
    cancelSweep = clock.after(dropExpiredEvery, () => {
      void track(
        storage.dropExpiredSecrets(clock.now()).catch((error: unknown) => {
          log({ level: 'warn', message: 'Expired secrets could not be dropped.', error });
        }),
      );
      void track(admin.customers.complete());
      sweepLater();
    });
  };
  sweepLater();

  const close = async () => {
    cancelSweep();
    shops.close();
    for (const connection of [...connections]) connection.close('goingAway');
    while (underWay.size > 0) await Promise.allSettled(underWay);
    await desks.close();
  };

  return {
    fetch: (request, about = {}) => track(answer(request, about.address ?? '')),
    connect,
    admin: services.admin,
    close: () => (closing ??= close()),
  };
}
