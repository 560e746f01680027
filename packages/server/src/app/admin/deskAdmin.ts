import { agentOf } from '@shopbell/engine';
import { adminLimits, Id, shopbellError, TimeZone, WebOrigin, type Clock } from '@shopbell/sdk/model';
import * as z from 'zod';
import type { ShopDesk } from '../../desk/shopDesk.ts';
import type { Storage } from '../../storage/storage.ts';
import type { Attachments } from '../attachments/attachments.ts';
import { changeRows, operator } from '../changes/changeRow.ts';
import { deskChangesBy } from '../changes/deskChanges.ts';
import { Changes } from '../changes/changes.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Passwords } from '../options.ts';
import type { Origins } from '../origins.ts';
import { rolesAllow } from '../permissions/roles.ts';
import type { CustomerTokens } from '../customers/customerTokens.ts';
import type { OpenShops } from '../shop/openShops.ts';
import type { AgentSessions } from '../signIn/agentSessions.ts';
import type { AgentTickets } from '../signIn/agentTickets.ts';
import { FactIntake } from '../statistics/factIntake.ts';
import type { Log } from '../options.ts';
import { Reports } from '../statistics/reports.ts';
import { SavedReports } from '../statistics/savedReports.ts';
import type { ComputedReports } from '../statistics/shopReports.ts';
import { Accounts } from './accounts.ts';
import type { ApiKeys } from './apiKeys.ts';
import { BackOffice } from './backOffice.ts';
import { CustomerKeys } from './customerKeys.ts';
import { Customers } from './customers.ts';
import { Hours } from './hours.ts';
import { Consultations } from './consultations.ts';
import { Inquiry } from './inquiry.ts';
import { parse } from './parse.ts';
import { RoutingPreviews } from './routingPreview.ts';
import { Routing } from './routing.ts';
import { Settings } from './settings.ts';
import type { ShopAdmin } from './shopAdmin.ts';

const Name = z.string().max(adminLimits.name);

const NewShop = z.object({
  shopId: Id,
  name: Name.refine((name) => name.trim() !== '', 'must not be blank'),
  origins: z.array(WebOrigin).max(adminLimits.origins),
  timeZone: TimeZone,
  defaultGroupName: Name,
});

interface AdminServices {
  readonly storage: Storage;
  readonly attachments: Attachments;
  readonly shops: OpenShops;
  readonly passwords: Passwords;
  readonly sessions: AgentSessions;
  readonly tickets: AgentTickets;
  readonly tokens: CustomerTokens;
  readonly apiKeys: ApiKeys;
  readonly origins: Origins;
  readonly clock: Clock;
  readonly knowledge: Knowledge;
  readonly log: Log;
  readonly statistics?: ComputedReports;
}

/** The administration over storage and desks. */
export function deskAdmin(services: AdminServices): ShopAdmin {
  const { storage, shops, sessions, tickets, tokens, apiKeys, knowledge, statistics } = services;
  const hours = new Hours(services);
  const reports = statistics ? { ...statistics, saved: new SavedReports(services) } : new Reports(services);
  const parts = {
    settings: new Settings(services),
    accounts: new Accounts(services),
    apiKeys,
    customerKeys: new CustomerKeys(services),
    customers: new Customers(services),
    hours,
    backOffice: new BackOffice(services),
    routing: new Routing(services),
    inquiry: new Inquiry({ ...services, hours }),
    knowledge,
    changes: new Changes(services),
    facts: new FactIntake(services),
    reports,
    previews: new RoutingPreviews(services),
    consultations: new Consultations({ ...services, reports }),
  };
  const deskOf = async (shopId: string): Promise<ShopDesk> => {
    const shop = await shops.of(shopId);
    if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
    return shop.desk;
  };

  return {
    ...parts,

    async createShop(input) {
      const { shopId, name, origins, timeZone, defaultGroupName } = parse(NewShop, input);
      if (defaultGroupName.trim() === '') throw shopbellError('NAME_REQUIRED');
      const about = { shopId, at: services.clock.now(), by: operator, what: 'shop' } as const;
      const created = await storage.writeLogged(
        changeRows(about, { after: { name, timeZone, origins } }),
        'createShop',
        { shopId, name, epoch: crypto.randomUUID(), origins, timeZone },
      );
      const desk = await deskOf(shopId);
      // A crash between the two steps left a shop without a desk: then this call completes it.
      if (!created && desk.desk.seq > 0) throw shopbellError('ALREADY_EXISTS');
      const defaultGroupId = crypto.randomUUID();
      await desk.submit({ type: 'shop.open', shopId, name, defaultGroupId, defaultGroupName });
      return { shopId, defaultGroupId };
    },

    async addAgent({ shopId, agentId, ...account }) {
      const { id } = await parts.accounts.create(parse(Id, shopId), account, agentId && parse(Id, agentId));
      return { agentId: id };
    },

    async createGroup({ shopId, groupId, ...group }) {
      const made = groupId && parse(Id, groupId);
      const { id } = await parts.routing.createGroup(parse(Id, shopId), group, operator, made);
      return { groupId: id };
    },

    async submit(shopId, request) {
      const desk = await deskOf(shopId);
      return desk.submit(request, deskChangesBy(operator, shopId));
    },

    async hasShop(shopId) {
      const shop = await shops.of(shopId);
      return shop !== undefined && shop.desk.desk.seq > 0;
    },

    async ticketFor({ shopId, agentId }) {
      const desk = await deskOf(shopId);
      const account = await storage.findAccountOfAgent(shopId, agentId);
      if (account && !rolesAllow(account.roles, 'cs.online')) throw shopbellError('NOT_CS_ACCOUNT');
      if (!account || !agentOf(desk.desk, agentId)) throw shopbellError('NOT_FOUND', { what: 'agent' });
      const session = await sessions.find(await sessions.begin({ shopId, agentId }));
      if (!session) throw shopbellError('INTERNAL');
      return tickets.make(session);
    },

    async expireTokens(shopId) {
      const shop = await shops.of(shopId);
      if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
      tokens.expire(shopId);
      shop.expireCustomers();
    },
  };
}
