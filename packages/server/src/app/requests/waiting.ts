import { groupOf } from '@shopbell/engine';
import { handler, outcomeIn, type Handlers } from './handler.ts';

/** What customers do while nobody serves them yet. */
export const waitingHandlers: Handlers<'queue.leave' | 'robot.hand-over' | 'answers.read' | 'hours.read'> = {
  'queue.leave': handler('queue.leave', async (asking, { conversationId, to }) => {
    const { caller, shop } = asking;
    const reply = await shop.desk.submit({ type: 'queue.leave', conversationId, customerId: caller.id, to });
    return to === 'solved' ? {} : { outcome: await outcomeIn(asking, reply, conversationId) };
  }),

  'robot.hand-over': handler('robot.hand-over', async (asking, { conversationId }) => {
    const { caller, shop } = asking;
    const reply = await shop.desk.submit({
      type: 'robot.hand-over',
      conversationId,
      customerId: caller.id,
    });
    return { outcome: await outcomeIn(asking, reply, conversationId) };
  }),

  'answers.read': handler('answers.read', async ({ shop, services }, { scope, queued }) => {
    const known = await services.knowledge.of(shop.desk.shop.shopId);
    const { page, sku } = scope;
    return { faq: known.faqFor({ page, sku, queued }), recommendations: known.recommendationsFor({ page }) };
  }),

  'hours.read': handler('hours.read', async ({ shop, services }, { groupIds }) => {
    const { desk } = shop.desk;
    const { shopId, timeZone } = shop.desk.shop;
    const opening = async (groupId?: string) => {
      const now = services.clock.now();
      const { open, nextOpening } = await services.admin.hours.opening(shopId, now, groupId);
      return { open, ...(open || nextOpening === undefined ? {} : { opensAt: nextOpening }) };
    };
    const asked = [...new Set(groupIds)].filter((id) => groupOf(desk, id) !== undefined);
    const [own, groups] = await Promise.all([
      opening(),
      Promise.all(asked.map(async (id) => ({ id, ...(await opening(id)) }))),
    ]);
    return { timeZone, shop: own, groups };
  }),
};
