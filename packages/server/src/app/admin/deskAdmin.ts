import { agentOf, groupOf } from '@shopbell/engine';
import { daysIn } from '@shopbell/metrics';
import { Id, Page, shopbellError } from '@shopbell/sdk/model';
import * as z from 'zod';
import type { ShopDesk } from '../../desk/shopDesk.ts';
import type { Storage } from '../../storage/storage.ts';
import { issuesOf } from '../json/readJson.ts';
import type { Passwords } from '../options.ts';
import { roles } from '../permissions/roles.ts';
import type { OpenShops } from '../shop/openShops.ts';
import type { AgentSessions } from '../signIn/agentSessions.ts';
import type { ShopAdmin } from './shopAdmin.ts';

const Name = z.string().max(100);

const Origin = z.string().refine((text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url !== undefined && url.origin === text && /^https?:$/.test(url.protocol);
}, 'must be a web origin such as https://shop.example, without a path');

const TimeZone = z.string().refine((name) => {
  try {
    daysIn(name);
    return true;
  } catch {
    return false;
  }
}, 'must be the IANA name of a time zone');

const NewShop = z.object({
  shopId: Id,
  name: Name.refine((name) => name.trim() !== '', 'must not be blank'),
  origins: z.array(Origin).max(100),
  timeZone: TimeZone,
  defaultGroupName: Name,
});

const NewAgent = z.object({
  shopId: Id,
  agentId: Id.optional(),
  name: Id,
  displayName: Name.refine((name) => name.trim() !== '', 'must not be blank'),
  password: z.string().min(6).max(256),
  roles: z.array(z.enum(Object.keys(roles) as [keyof typeof roles])),
});

const NewGroup = z.object({
  shopId: Id,
  groupId: Id.optional(),
  name: Name,
  pages: z.array(Page).default([]),
  skus: z.array(z.string().min(1).max(128)).default([]),
  members: z.array(z.object({ agentId: Id, weight: z.number().optional() })),
  allowDefaultFallback: z.boolean().default(true),
});

interface AdminServices {
  readonly storage: Storage;
  readonly shops: OpenShops;
  readonly passwords: Passwords;
  readonly sessions: AgentSessions;
}

/** The administration over storage and desks. */
export function deskAdmin({ storage, shops, passwords, sessions }: AdminServices): ShopAdmin {
  const deskOf = async (shopId: string): Promise<ShopDesk> => {
    const shop = await shops.of(shopId);
    if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
    return shop.desk;
  };

  return {
    async createShop(input) {
      const { shopId, name, origins, timeZone, defaultGroupName } = parse(NewShop, input);
      if (defaultGroupName.trim() === '') throw shopbellError('NAME_REQUIRED');
      const created = await storage.createShop({
        shopId,
        name,
        epoch: crypto.randomUUID(),
        origins,
        timeZone,
      });
      const desk = await deskOf(shopId);
      // A crash between the two steps left a shop without a desk: then this call completes it.
      if (!created && desk.desk.seq > 0) throw shopbellError('ALREADY_EXISTS');
      const defaultGroupId = crypto.randomUUID();
      await desk.submit({ type: 'shop.open', shopId, name, defaultGroupId, defaultGroupName });
      return { shopId, defaultGroupId };
    },

    async addAgent(input) {
      const { shopId, name, displayName, password, roles: given, ...agent } = parse(NewAgent, input);
      const desk = await deskOf(shopId);
      if (agent.agentId !== undefined && agentOf(desk.desk, agent.agentId))
        throw shopbellError('ALREADY_EXISTS');
      const account = {
        shopId,
        agentId: agent.agentId ?? crypto.randomUUID(),
        name,
        displayName,
        passwordHash: await passwords.hash(password),
        roles: given,
      };
      const created = await storage.createAccount(account);
      const known = created ? account : await storage.findAccount(shopId, name);
      // As above: an account that no desk knows is one whose making was cut short.
      if (!known || (!created && agentOf(desk.desk, known.agentId))) throw shopbellError('ALREADY_EXISTS');
      await desk.submit({ type: 'agent.add', agentId: known.agentId, name: known.displayName });
      return { agentId: known.agentId };
    },

    async createGroup(input) {
      const {
        shopId,
        groupId = crypto.randomUUID(),
        name,
        pages,
        skus,
        members,
        allowDefaultFallback,
      } = parse(NewGroup, input);
      const desk = await deskOf(shopId);
      if (groupOf(desk.desk, groupId)) throw shopbellError('ALREADY_EXISTS');
      await desk.submit({
        type: 'group.create',
        groupId,
        name,
        scopes: { pages, skus },
        members: members.map(({ agentId, weight }) =>
          weight === undefined ? { agentId } : { agentId, weight },
        ),
        allowDefaultFallback,
      });
      return { groupId };
    },

    async submit(shopId, request) {
      const desk = await deskOf(shopId);
      return desk.submit(request);
    },

    async hasShop(shopId) {
      const shop = await shops.of(shopId);
      return shop !== undefined && shop.desk.desk.seq > 0;
    },

    async ticketFor({ shopId, agentId }) {
      const desk = await deskOf(shopId);
      if (!agentOf(desk.desk, agentId)) throw shopbellError('NOT_FOUND', { what: 'agent' });
      const session = await sessions.find(await sessions.begin({ shopId, agentId }));
      if (!session) throw shopbellError('INTERNAL');
      return sessions.ticket(session);
    },
  };
}

function parse<T>(schema: z.ZodType<T>, input: unknown): T {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw shopbellError('INVALID_ARGUMENT', { issues: issuesOf(parsed.error) });
  return parsed.data;
}
