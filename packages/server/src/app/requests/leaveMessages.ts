import {
  conversationOf,
  groupOf,
  pendingLeaveMessagesOf,
  type PendingLeaveMessageView,
} from '@shopbell/engine';
import type { PendingLeaveMessage } from '@shopbell/sdk/model';
import { besideOf } from '../../desk/rows.ts';
import { customerRefOf } from '../customers/customerRef.ts';
import { fitted } from './fitted.ts';
import { handler, type Asking, type Handlers } from './handler.ts';

/** Bytes of a page: half of what a peer may leave unread (1 MiB), whatever was written in a hundred leave messages. */
const bytesOfPage = 512 * 1024;

/** Leave messages that nobody has yet (LM-13), for those who hand them out. */
export const leaveMessageHandlers: Handlers<'leave-message.list' | 'leave-message.assign'> = {
  'leave-message.list': handler('leave-message.list', async (asking, { skip, limit }) => {
    const waiting = pendingLeaveMessagesOf(asking.shop.desk.desk);
    const total = waiting.length;
    const page = waiting.slice(skip, skip + limit);
    const share = Math.floor(bytesOfPage / Math.max(1, page.length));
    const read = await Promise.all(page.map((one) => leaveMessage(asking, one)));
    return { leaveMessages: read.flatMap((one) => (one ? fitted(one, share) : [])), total };
  }),

  'leave-message.assign': handler(
    'leave-message.assign',
    async ({ caller, shop }, { conversationId, agentId }) => {
      await shop.desk.submit({ type: 'leave-message.assign', conversationId, agentId, by: caller.id });
      return {};
    },
  ),
};

/** LM-19: one for all that the customer left in the group, with what they wrote last, as it stands in their newest. */
async function leaveMessage(
  { services, shop }: Asking,
  { conversationIds, groupId }: PendingLeaveMessageView,
): Promise<PendingLeaveMessage | undefined> {
  const { desk } = shop.desk;
  const [conversationId] = conversationIds;
  const open = conversationOf(desk, conversationId);
  const group = groupOf(desk, groupId);
  if (!open || !group) return undefined;
  const { shopId } = shop.desk.shop;
  const { customerId, scope, firstTextAt, openedAt } = open;
  // What we wrote after it (AR-01 … AR-05) is not looked at.
  const latest = { types: ['message.posted'], by: 'customer', limit: 1 };
  const [read, customer] = await Promise.all([
    Promise.all(conversationIds.map((id) => services.storage.readConversation(shopId, id, [latest]))),
    customerRefOf(services.storage, shopId, customerId),
  ]);
  const said = read
    .flat()
    .sort((a, b) => a.seq - b.seq)
    .at(-1);
  const { files, card } = (said && besideOf(said).parts) ?? {};
  return {
    conversationId,
    group,
    customer,
    scope,
    at: firstTextAt ?? openedAt,
    text: said?.text ?? '',
    ...(files === undefined ? {} : { files: [...files] }),
    ...(card === undefined ? {} : { card }),
  };
}
