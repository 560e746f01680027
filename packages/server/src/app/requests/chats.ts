import { shopbellError } from '@shopbell/sdk/model';
import type { DeskRequest } from '../../desk/request.ts';
import type { Asking } from './handler.ts';

/** The desk forgets groups that are gone, and conversations long after they ended: their rows still stand under their ids. */
export async function mustBeNew({ shop, services, caller }: Asking, chatId: string): Promise<void> {
  if (shop.desk.desk.chats.has(chatId)) return;
  const rows = await services.storage.readConversation(caller.shopId, chatId, [{ limit: 1 }]);
  // It may have been created meanwhile, by the same request asked twice: the desk decides.
  if (rows.length > 0 && !shop.desk.desk.chats.has(chatId)) throw shopbellError('ALREADY_EXISTS');
}

/** What the desk answers with nothing. */
export async function done({ shop }: Asking, request: DeskRequest): Promise<Record<string, never>> {
  await shop.desk.submit(request);
  return {};
}

/** The chat that a request came to, as `read` finds it. */
export async function chatAfter<ToldChat>(
  { shop }: Asking,
  request: DeskRequest,
  {
    family,
    read,
  }: {
    readonly family: 'staff-chat' | 'customer-group';
    read(chatId: string): Promise<ToldChat | undefined>;
  },
): Promise<{ chat: ToldChat }> {
  const { result } = await shop.desk.submit(request);
  if (result.kind !== 'chat') throw shopbellError('INTERNAL');
  const chat = await read(result.chatId);
  // Whoever was taken out in the same moment.
  if (!chat) throw shopbellError('NOT_FOUND', { what: family });
  return { chat };
}
