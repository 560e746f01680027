import { shopbellError } from '@shopbell/sdk/model';
import { idsNow } from '../customers/customerSearch.ts';
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
    const customers = await customersNow(asking, customerIds);
    await mustBeNew(asking, group.chatId);
    const request = {
      type: 'customer-group.create',
      by: agentOf(asking),
      ...group,
      customerIds: customers,
    } as const;
    const read = (chatId: string) => asking.reader.customerGroups.read(chatId);
    return chatAfter(asking, request, { family: 'customer-group', read });
  }),

  'customer-group.rename': handler('customer-group.rename', (asking, renamed) =>
    done(asking, { type: 'customer-group.rename', by: agentOf(asking), ...renamed }),
  ),

  'customer-group.add': handler('customer-group.add', async (asking, { chatId, agentIds, customerIds }) => {
    const customers = await customersNow(asking, customerIds);
    const by = agentOf(asking);
    return done(asking, { type: 'customer-group.add', chatId, by, agentIds, customerIds: customers });
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
