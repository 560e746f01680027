import * as z from 'zod';
import { Id } from './scope.ts';
import { chatName, chatPage, seenInChat } from './chatParams.ts';
import { CustomerGroup, CustomerGroupItem, GroupMember } from './customerGroups.ts';
import { staffChatLimits } from './chatLimits.ts';

const nothing = z.object({});
const People = z.array(Id).max(staffChatLimits.members - 1);

/** Chats of agents and customers under a name (WB-07). Messages are sent by `message.send`, with the group's id. */
export const customerGroupMethods = {
  'customer-group.create': {
    by: ['agent'],
    needs: 'cs.contact',
    params: z.object({
      chatId: Id,
      name: chatName,
      customerIds: People.min(1),
      agentIds: People.default([]),
    }),
    result: z.object({ chat: CustomerGroup }),
    means:
      'A customer group, with the asker in it (WB-07). The same `chatId`, which the client makes, asked again by a member answers with what is there. NOT_FOUND of a customer whom the shop does not know, or a colleague who does not serve (any more), CUSTOMER_BLOCKED of a customer who is not served.',
  },
  'customer-group.rename': {
    by: ['agent'],
    needs: 'cs.contact',
    params: z.object({ chatId: Id, name: chatName }),
    result: nothing,
    means: 'Another name for a customer group that one is in.',
  },
  'customer-group.add': {
    by: ['agent'],
    needs: 'cs.contact',
    params: z.object({ chatId: Id, customerIds: People.default([]), agentIds: People.default([]) }),
    result: nothing,
    means:
      'Customers and colleagues join a customer group that one is in, and read what is written from then on. Who is in it stays. NOT_FOUND and CUSTOMER_BLOCKED as for `customer-group.create`.',
  },
  'customer-group.remove': {
    by: ['agent'],
    needs: 'cs.contact',
    params: z.object({ chatId: Id, member: GroupMember.pick({ kind: true, id: true }) }),
    result: nothing,
    means:
      'Take somebody out of a customer group that one is in. With its last agent the group is gone for everybody.',
  },
  'customer-group.leave': {
    by: ['customer', 'agent'],
    params: z.object({ chatId: Id }),
    result: nothing,
    means: 'Leave a customer group. With its last agent the group is gone for everybody.',
  },
  'customer-group.see': {
    by: ['customer', 'agent'],
    params: seenInChat,
    result: nothing,
    means: 'Everything up to the message of this number was on screen.',
  },
  'customer-group.history': {
    by: ['customer', 'agent'],
    params: chatPage,
    result: z.object({ items: z.array(CustomerGroupItem), more: z.boolean() }),
    means: 'A page of what was said since one came, oldest first.',
  },
  'customer-group.list': {
    by: ['customer', 'agent'],
    params: nothing,
    result: z.object({ chats: z.array(CustomerGroup) }),
    means: 'The customer groups that one is in, as they are now: the same as in a snapshot.',
  },
} as const;
