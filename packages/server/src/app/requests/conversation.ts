import { limits, shopbellError } from '@shopbell/sdk/model';
import { robotServes } from '../robot/shopRobot.ts';
import { authorOf, handler, outcomeIn, type Handlers } from './handler.ts';

/** Entering, talking and ending. */
export const conversationHandlers: Handlers<
  | 'conversation.open'
  | 'conversation.choose'
  | 'conversation.end'
  | 'message.send'
  | 'message.seen'
  | 'history.read'
> = {
  'conversation.open': handler('conversation.open', async (asking, { scope }) => {
    const { caller, shop, reader } = asking;
    const conversationId = crypto.randomUUID();
    const robot = await robotServes(asking.services, caller.shopId, shop.desk.desk, scope);
    const reply = await shop.desk.submit({
      type: 'conversation.open',
      conversationId,
      customerId: caller.id,
      scope,
      robot,
    });
    if (reply.result.kind !== 'conversation') throw shopbellError('INTERNAL');
    const entered = reply.result.conversationId;
    const outcome = await outcomeIn(asking, reply, entered);
    const conversation = await reader.read(entered);
    if (!conversation) throw shopbellError('INTERNAL');
    return { outcome, conversation };
  }),

  'conversation.choose': handler('conversation.choose', async (asking, { conversationId, groupId }) => {
    const { caller, shop } = asking;
    const reply = await shop.desk.submit({
      type: 'conversation.choose',
      conversationId,
      customerId: caller.id,
      groupId,
    });
    return { outcome: await outcomeIn(asking, reply, conversationId) };
  }),

  'conversation.end': handler('conversation.end', async ({ caller, shop }, { conversationId }) => {
    await shop.desk.submit({ type: 'conversation.end', conversationId, by: authorOf(caller) });
    return {};
  }),

  'message.send': handler('message.send', async ({ caller, shop }, { conversationId, clientId, text }) => {
    if (text.length > limits.text)
      throw shopbellError('TEXT_TOO_LONG', { limit: limits.text, length: text.length });
    const reply = await shop.desk.submit({
      type: 'message.send',
      conversationId,
      by: authorOf(caller),
      messageId: crypto.randomUUID(),
      clientId,
      text: wellFormed(text),
    });
    if (reply.result.kind !== 'message') throw shopbellError('INTERNAL');
    const { messageId, seq, at } = reply.result;
    return { id: messageId, seq, at };
  }),

  'message.seen': handler('message.seen', async ({ caller, shop }, { conversationId, upTo }) => {
    await shop.desk.submit({ type: 'message.see', conversationId, by: authorOf(caller), upTo });
    return {};
  }),

  'history.read': handler(
    'history.read',
    async ({ reader }, { conversationId, before = Infinity, limit }) => {
      const page = await reader.page(conversationId, before, limit);
      if (!page) throw shopbellError('NOT_FOUND', { what: 'conversation' });
      return page;
    },
  ),
};

/** Halves of surrogate pairs cannot be stored as UTF-8: each becomes the replacement character. */
function wellFormed(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}
