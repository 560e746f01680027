import { groupsElsewhere, partiesOf } from '@shopbell/engine';
import { isShopbellError, shopbellError, type CardRef, type Scope } from '@shopbell/sdk/model';
import { cardOf } from '../attachments/cards.ts';
import { customerRefOf, isCustomersOwn } from '../customers/customerRef.ts';
import { groupRef } from '../feed/names.ts';
import { robotServes } from '../robot/shopRobot.ts';
import { handler, outcomeIn, type Asking, type Handlers } from './handler.ts';

/** What customers say of a conversation: how it was, and what it is about. */
export const aboutHandlers: Handlers<'conversation.rate' | 'conversation.ask-about'> = {
  'conversation.rate': handler('conversation.rate', async (asking, { conversationId, grade, comment }) => {
    const { shop } = asking;
    const told = comment === undefined ? {} : { comment, commentId: crypto.randomUUID() };
    const customerId = await raterOf(asking, conversationId);
    try {
      await shop.desk.submit({ type: 'conversation.rate', conversationId, customerId, grade, ...told });
    } catch (error) {
      if (isShopbellError(error, 'NOT_FOUND') && (await isForgotten(asking, conversationId)))
        throw shopbellError('NOT_RATABLE', { reason: 'too-late' });
      throw error;
    }
    return {};
  }),

  'conversation.ask-about': handler(
    'conversation.ask-about',
    async (asking, { conversationId, scope, reRoute }) => {
      const { caller, shop, services } = asking;
      const { desk } = shop.desk;
      const robot = await robotServes(services, caller.shopId, desk, scope);
      const ref = subjectOf(scope);
      const { subject } = await customerRefOf(services.storage, caller.shopId, caller.id);
      const about = ref && (await cardOf(services.storage, caller.shopId, ref, subject));
      const reply = await shop.desk.submit({
        type: 'conversation.ask-about',
        conversationId,
        customerId: caller.id,
        scope,
        reRoute,
        robot,
        ...(about === undefined ? {} : { about, cardId: crypto.randomUUID() }),
      });
      const otherGroups = groupsElsewhere(desk, conversationId).map((id) => groupRef(desk, id));
      return { outcome: await outcomeIn(asking, reply, conversationId), otherGroups };
    },
  ),
};

/** The desk has forgotten whose it was; storage has not. */
async function isForgotten({ caller, shop, services }: Asking, conversationId: string): Promise<boolean> {
  if (partiesOf(shop.desk.desk, conversationId)) return false;
  const { storage } = services;
  const known = await storage.findConversation(caller.shopId, conversationId);
  if (!known) return false;
  return isCustomersOwn(storage, caller.shopId, { ownerId: known.customerId, customerId: caller.id });
}

/** Who rates: of what ended before they logged in, the anonymous customer that they were then. */
async function raterOf({ caller, shop, services }: Asking, conversationId: string): Promise<string> {
  const ownerId = partiesOf(shop.desk.desk, conversationId)?.customerId ?? caller.id;
  const own = await isCustomersOwn(services.storage, caller.shopId, { ownerId, customerId: caller.id });
  return own ? ownerId : caller.id;
}

/** What a page is about: its order or parcel, where it is one's page, else the product that it names. */
function subjectOf({ page, sku, orderId, trackingNo }: Scope): CardRef | undefined {
  if (page === 'order' && orderId !== undefined) return { kind: 'order', id: orderId };
  if (page === 'tracking' && trackingNo !== undefined) return { kind: 'parcel', id: trackingNo };
  return sku === undefined ? undefined : { kind: 'product', id: sku };
}
