import { chatOf } from '@shopbell/engine';
import { shopbellError } from '@shopbell/sdk/model';
import { customerNow } from '../customers/customerRef.ts';
import { idsNow } from '../customers/customerSearch.ts';
import { leaveUnlessServing } from '../shop/groupMembers.ts';
import { chatAfter, done, mustBeNew } from './chats.ts';
import { authorOf, handler, type Asking, type Handlers } from './handler.ts';

/** Groups of agents and customers (WB-07). What is said comes as `message.send`. */
export const customerGroupHandlers: Handlers<
  | 'customer-group.create'
  | 'customer-group.rename'
  | 'customer-group.add'
  | 'customer-group.remove'
  | 'customer-group.leave'
  | 'customer-group.see'
  | 'customer-group.history'
  | 'customer-group.list'
> = {
  'customer-group.create': handler('customer-group.create', async (asking, { customerIds, ...group }) => {
    // Asked again, because its answer was lost: whoever serves no more since then has left.
    const isThere = chatOf(asking.shop.desk.desk, group.chatId, agentOf(asking), 'customer-group');
    if (!isThere) await mustServe(asking, group.agentIds);
    const customers = await customersNow(asking, customerIds);
    await mustBeNew(asking, group.chatId);
    const request = {
      type: 'customer-group.create',
      by: agentOf(asking),
      ...group,
      customerIds: customers,
    } as const;
    const read = async (chatId: string) => {
      await mustServeStill(asking, group.agentIds);
      await settleWhoCame(asking, customers);
      return asking.reader.customerGroups.read(chatId);
    };
    return chatAfter(asking, request, { family: 'customer-group', read });
  }),

  'customer-group.rename': handler('customer-group.rename', (asking, renamed) =>
    done(asking, { type: 'customer-group.rename', by: agentOf(asking), ...renamed }),
  ),

  'customer-group.add': handler('customer-group.add', async (asking, { chatId, agentIds, customerIds }) => {
    await mustServe(asking, agentIds);
    const customers = await customersNow(asking, customerIds);
    const by = agentOf(asking);
    await done(asking, { type: 'customer-group.add', chatId, by, agentIds, customerIds: customers });
    await mustServeStill(asking, agentIds);
    await settleWhoCame(asking, customers);
    return {};
  }),

  'customer-group.remove': handler('customer-group.remove', (asking, { chatId, member }) =>
    done(asking, { type: 'customer-group.remove', chatId, by: agentOf(asking), member }),
  ),

  'customer-group.leave': handler('customer-group.leave', (asking, { chatId }) => {
    const by = authorOf(asking.caller);
    return done(asking, { type: 'customer-group.remove', chatId, by, member: by });
  }),

  'customer-group.see': handler('customer-group.see', (asking, seen) =>
    done(asking, { type: 'customer-group.see', by: authorOf(asking.caller), ...seen }),
  ),

  'customer-group.history': handler('customer-group.history', async (asking, { chatId, before, limit }) => {
    const page = await asking.reader.customerGroups.page(chatId, { before, limit });
    if (!page) throw shopbellError('NOT_FOUND', { what: 'customer-group' });
    return page;
  }),

  'customer-group.list': handler('customer-group.list', async (asking) => ({
    chats: await asking.reader.customerGroups.all(),
  })),
};

const agentOf = ({ caller }: Asking) => ({ kind: 'agent', id: caller.id }) as const;

/** Customers of this shop, by the ids that they have now: who was anonymous may have logged in since. */
async function customersNow({ caller, services }: Asking, customerIds: readonly string[]): Promise<string[]> {
  const { storage } = services;
  return Promise.all(
    customerIds.map(async (customerId) => {
      const ids = await idsNow(storage, caller.shopId, customerId);
      const [known] = await storage.findCustomers(caller.shopId, { only: ids, limit: 1 });
      if (!known) throw shopbellError('NOT_FOUND', { what: 'customer' });
      return ids[0] ?? customerId;
    }),
  );
}

/** Whoever came while they logged in, was asked for their groups before they were in this one. */
async function settleWhoCame({ shop, services }: Asking, customerIds: readonly string[]): Promise<void> {
  const { storage, identities } = services;
  for (const customerId of customerIds) {
    const now = await customerNow(storage, shop.desk.shop.shopId, customerId);
    if (now !== customerId) await identities.settle(shop, now);
  }
}

/** Who does not serve customers (any more) would not hear what is said: to whoever adds them there is no such agent. */
async function mustServe({ caller, services }: Asking, agentIds: readonly string[]): Promise<void> {
  for (const agentId of agentIds)
    if (!(await services.permissions.agentCarries(caller.shopId, agentId, 'cs.online')))
      throw shopbellError('NOT_FOUND', { what: 'agent' });
}

/** Whoever stopped serving before they were in the group, left those of then: nobody would take them out of this one. */
async function mustServeStill(
  { caller, shop, services }: Asking,
  agentIds: readonly string[],
): Promise<void> {
  const left = await leaveUnlessServing(shop.desk, services.permissions, [caller.id, ...agentIds]);
  if (left.has(caller.id)) throw shopbellError('FORBIDDEN');
}
