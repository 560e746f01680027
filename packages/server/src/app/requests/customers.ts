import { shopbellError } from '@shopbell/sdk/model';
import { aboutCustomer } from '../customers/aboutCustomer.ts';
import { searchByOrders } from '../customers/customerHistory.ts';
import { whomToContact } from '../customers/customerSearch.ts';
import { searchMessages } from '../customers/messageSearch.ts';
import { carriesOf, handler, type Asking, type Handlers } from './handler.ts';

/** Whom an agent talks to, and finding customers whose conversation is over, and writing to them (LM-23). */
export const customerHandlers: Handlers<
  'customer.about' | 'customer.search' | 'message.search' | 'conversation.start'
> = {
  'customer.about': handler('customer.about', async (asking, { conversationId }) => {
    const about = await aboutCustomer(whereOf(asking), conversationId, carriesOf(asking));
    if (!about) throw shopbellError('NOT_FOUND', { what: 'conversation' });
    return about;
  }),

  'customer.search': handler('customer.search', (asking, asked) =>
    searchByOrders(whereOf(asking), asking.caller.id, asked),
  ),

  'message.search': handler('message.search', (asking, asked) =>
    searchMessages(whereOf(asking), asking.caller.id, asked, carriesOf(asking)),
  ),

  'conversation.start': handler('conversation.start', async (asking, { customerId }) => {
    const { caller, shop, reader, services } = asking;
    const whom = await whomToContact(whereOf(asking), customerId);
    // What they began before they logged in is open as theirs, and nobody contacts them twice.
    await services.identities.settle(shop, whom.customerId);
    const { result } = await shop.desk.submit({
      type: 'conversation.start',
      conversationId: crypto.randomUUID(),
      agentId: caller.id,
      ...whom,
    });
    const conversation =
      result.kind === 'conversation' ? await reader.read(result.conversationId) : undefined;
    if (!conversation) throw shopbellError('INTERNAL');
    return { conversation };
  }),
};

function whereOf({ shop, reader, services: { storage } }: Asking) {
  return { storage, shop, reader };
}
