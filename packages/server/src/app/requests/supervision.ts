import { agentOf } from '@shopbell/engine';
import { shopbellError } from '@shopbell/sdk/model';
import type { OpenShop } from '../shop/openShop.ts';
import { handler, type Handlers } from './handler.ts';

/** Offline and without a page: they have no lease that could end. */
function isGone(shop: OpenShop, agentId: string): boolean {
  return agentOf(shop.desk.desk, agentId)?.status === 'offline' && !shop.isConnected(agentId);
}

/** What supervisors do: look at everybody at once, and into a conversation of a colleague. */
export const supervisionHandlers: Handlers<
  'wall.read' | 'conversation.supervise' | 'conversation.take-over'
> = {
  'wall.read': handler('wall.read', async ({ shop, attendant }, { renew }) => {
    const agents = await shop.wall.read(attendant, renew);
    return agents ? { agents } : {};
  }),

  'conversation.supervise': handler('conversation.supervise', async (asking, { conversationId, how }) => {
    const { caller, shop, reader, services } = asking;
    await shop.desk.submit({ type: 'conversation.supervise', conversationId, agentId: caller.id, how });
    if (how === 'left') return {};
    // What ends it may have been decided before it began: nobody would end it again.
    const isAllowed = await services.permissions.carries(caller, 'cs.supervise');
    if (!isAllowed || isGone(shop, caller.id)) {
      await shop.desk.submit({ type: 'supervision.end', agentId: caller.id });
      throw shopbellError('FORBIDDEN');
    }
    const conversation = await reader.read(conversationId);
    return conversation ? { conversation } : {};
  }),

  'conversation.take-over': handler(
    'conversation.take-over',
    async ({ caller, shop }, { conversationId, from }) => {
      await shop.desk.submit({ type: 'conversation.take-over', conversationId, agentId: caller.id, from });
      return {};
    },
  ),
};
