import { conversationOf } from '@shopbell/engine';
import { limits, shopbellError, type CardRef } from '@shopbell/sdk/model';
import type { MessageParts } from '../../desk/request.ts';
import { cardOf } from '../attachments/cards.ts';
import { uploadersOf } from '../attachments/uploaders.ts';
import { customerRefOf } from '../customers/customerRef.ts';
import { authorOf, handler, type Asking, type Handlers } from './handler.ts';
import { recallMessage } from './recall.ts';

/** What is said in a conversation: text, files and cards; and what colleagues note there. */
export const messageHandlers: Handlers<'message.send' | 'message.seen' | 'message.recall' | 'note.add'> = {
  'message.send': handler('message.send', async (asking, params) => {
    const { conversationId, clientId, text = '', files = [], card } = params;
    if (text.length > limits.text)
      throw shopbellError('TEXT_TOO_LONG', { limit: limits.text, length: text.length });
    // A text alone waits for nothing here: what the same client sends later must not overtake it.
    const parts =
      files.length === 0 && card === undefined
        ? undefined
        : await partsOf(asking, conversationId, { files, card });
    const reply = await asking.shop.desk.submit({
      type: 'message.send',
      conversationId,
      by: authorOf(asking.caller),
      messageId: crypto.randomUUID(),
      clientId,
      text: text.trim() === '' ? '' : wellFormed(text),
      ...(parts === undefined ? {} : { parts }),
    });
    if (reply.result.kind !== 'message') throw shopbellError('INTERNAL');
    const { messageId, seq, at } = reply.result;
    return { id: messageId, seq, at };
  }),

  'note.add': handler('note.add', async ({ caller, shop }, { conversationId, clientId, text }) => {
    const reply = await shop.desk.submit({
      type: 'note.add',
      conversationId,
      by: { kind: 'agent', id: caller.id },
      messageId: crypto.randomUUID(),
      clientId,
      text: wellFormed(text),
    });
    if (reply.result.kind !== 'message') throw shopbellError('INTERNAL');
    const { messageId, seq, at } = reply.result;
    return { id: messageId, seq, at };
  }),

  'message.recall': handler('message.recall', recallMessage),

  'message.seen': handler('message.seen', async ({ caller, shop }, { conversationId, upTo }) => {
    await shop.desk.submit({ type: 'message.see', conversationId, by: authorOf(caller), upTo });
    return {};
  }),
};

/** The files as they were uploaded, each once, and the card as the shop's records have it now. */
async function partsOf(
  { caller, shop, services: { storage, attachments } }: Asking,
  conversationId: string,
  { files, card }: { files: readonly string[]; card: CardRef | undefined },
): Promise<MessageParts> {
  const { shopId } = caller;
  const refs =
    files.length === 0
      ? []
      : await attachments.refs(shopId, await uploadersOf(storage, caller), [...new Set(files)]);
  const about = conversationOf(shop.desk.desk, conversationId)?.customerId;
  const customer = card && about !== undefined ? await customerRefOf(storage, shopId, about) : undefined;
  const told = card && (await cardOf(storage, shopId, card, customer?.subject));
  return { ...(refs.length === 0 ? {} : { files: refs }), ...(told === undefined ? {} : { card: told }) };
}

/** Halves of surrogate pairs cannot be stored as UTF-8: each becomes the replacement character. */
function wellFormed(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}
