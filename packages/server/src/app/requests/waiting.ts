import { handler, outcomeIn, type Handlers } from './handler.ts';

/** What customers do while nobody serves them yet. */
export const waitingHandlers: Handlers<'queue.leave' | 'robot.hand-over' | 'answers.read'> = {
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
};
