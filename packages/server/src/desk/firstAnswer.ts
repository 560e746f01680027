import { shopbellError, type ShopbellError } from '@shopbell/sdk/model';
import type { Command } from '@shopbell/engine';
import type { Storage, StoredMessageKey } from '../storage/storage.ts';
import { audienceOf } from './audiences.ts';
import type { DeskReply, PreparedRequest } from './request.ts';

type MessageSend = Extract<Command, { type: 'message.send' }>;

/**
 * What a message was answered when it was first sent under its client id, from storage, where client ids are kept for
 * ever; CLIENT_ID_REUSED if it was sent with other content or in another conversation; undefined if never.
 */
export async function firstAnswer(
  storage: Storage,
  shopId: string,
  { command }: PreparedRequest,
): Promise<DeskReply | ShopbellError | undefined> {
  if (command.type !== 'message.send' && command.type !== 'note.add') return undefined;
  const { by, clientId, conversationId, digest } = command;
  const first =
    (await storage.findMessage(shopId, audienceOf(by), clientId)) ??
    (await anonymousMessage(storage, shopId, command));
  if (!first) return undefined;
  if (first.conversationId !== conversationId || first.digest !== digest) {
    return shopbellError('CLIENT_ID_REUSED', { clientId });
  }
  const { messageId, seq, at } = first;
  return { result: { kind: 'message', messageId, seq, at, repeated: true }, position: seq };
}

/** What somebody who has logged in since sent into this conversation, or customer group, before. */
async function anonymousMessage(
  storage: Storage,
  shopId: string,
  { by, clientId, conversationId }: Pick<MessageSend, 'by' | 'clientId' | 'conversationId'>,
): Promise<StoredMessageKey | undefined> {
  if (by.kind !== 'customer') return undefined;
  const sentBy = (id: string) => storage.findMessage(shopId, audienceOf({ kind: 'customer', id }), clientId);
  const begun = await storage.findConversation(shopId, conversationId);
  if (begun) {
    if (begun.customerId === by.id) return undefined;
    if ((await storage.findLink(shopId, begun.customerId)) !== by.id) return undefined;
    return sentBy(begun.customerId);
  }
  // Nobody began a group: whoever they were on any device may have written in it.
  const sent = await Promise.all((await storage.listLinks(shopId, by.id)).map(sentBy));
  return sent.find((message) => message?.conversationId === conversationId);
}

/** A message refused like this may be a repeat from before its conversation ended, left its author, or was only read by them. */
export function mayBeRepeat({ command }: PreparedRequest, { code }: ShopbellError): boolean {
  const sent = command.type === 'message.send' || command.type === 'note.add';
  return sent && (code === 'CONVERSATION_ENDED' || code === 'NOT_FOUND' || code === 'FORBIDDEN');
}
