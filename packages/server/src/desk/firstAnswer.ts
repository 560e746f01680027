import { shopbellError, type ShopbellError } from '@shopbell/sdk/model';
import type { Storage } from '../storage/storage.ts';
import { audienceOf } from './audiences.ts';
import type { DeskReply, PreparedRequest } from './request.ts';

/**
 * What a message was answered when it was first sent under its client id, from storage, where client ids are kept for
 * ever; CLIENT_ID_REUSED if it was sent with other content or in another conversation; undefined if never.
 */
export async function firstAnswer(
  storage: Storage,
  shopId: string,
  { command }: PreparedRequest,
): Promise<DeskReply | ShopbellError | undefined> {
  if (command.type !== 'message.send') return undefined;
  const { by, clientId, conversationId, digest } = command;
  const first = await storage.findMessage(shopId, audienceOf(by), clientId);
  if (!first) return undefined;
  if (first.conversationId !== conversationId || first.digest !== digest) {
    return shopbellError('CLIENT_ID_REUSED', { clientId });
  }
  const { messageId, seq, at } = first;
  return { result: { kind: 'message', messageId, seq, at, repeated: true }, position: seq };
}

/** A message refused like this may be a repeat from before its conversation ended or left its author. */
export function mayBeRepeat({ command }: PreparedRequest, { code }: ShopbellError): boolean {
  return command.type === 'message.send' && (code === 'CONVERSATION_ENDED' || code === 'NOT_FOUND');
}
