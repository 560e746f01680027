import { shopbellError, type StaffChat } from '@shopbell/sdk/model';
import type { DeskRequest } from '../../desk/request.ts';
import { ChatReader } from '../feed/chatReader.ts';
import { staffChatTelling } from '../feed/staffChats.ts';
import { chatAfter, done, mustBeNew } from './chats.ts';
import { authorOf, handler, type Asking, type Handlers } from './handler.ts';

/** Talk among colleagues (WB-04), and whom one has marked (WB-16). What is said comes as `message.send`. */
export const staffChatHandlers: Handlers<
  | 'staff-chat.open'
  | 'staff-chat.create'
  | 'staff-chat.rename'
  | 'staff-chat.add'
  | 'staff-chat.remove'
  | 'staff-chat.see'
  | 'staff-chat.history'
  | 'friend.mark'
> = {
  'staff-chat.open': handler('staff-chat.open', (asking, { agentId }) =>
    chatBy(asking, { type: 'staff-chat.open', chatId: crypto.randomUUID(), by: byOf(asking), agentId }),
  ),

  'staff-chat.create': handler('staff-chat.create', async (asking, group) => {
    await mustBeNew(asking, group.chatId);
    return chatBy(asking, { type: 'staff-chat.create', by: byOf(asking), ...group });
  }),

  'staff-chat.rename': handler('staff-chat.rename', (asking, renamed) =>
    done(asking, { type: 'staff-chat.rename', by: byOf(asking), ...renamed }),
  ),

  'staff-chat.add': handler('staff-chat.add', (asking, added) =>
    done(asking, { type: 'staff-chat.add', by: byOf(asking), ...added }),
  ),

  'staff-chat.remove': handler('staff-chat.remove', (asking, removed) =>
    done(asking, { type: 'staff-chat.remove', by: byOf(asking), ...removed }),
  ),

  'staff-chat.see': handler('staff-chat.see', (asking, seen) =>
    done(asking, { type: 'staff-chat.see', by: byOf(asking), ...seen }),
  ),

  'staff-chat.history': handler('staff-chat.history', async (asking, { chatId, before, limit }) => {
    const page = await readerOf(asking).page(chatId, { before, limit });
    if (!page) throw shopbellError('NOT_FOUND', { what: 'staff-chat' });
    return page;
  }),

  'friend.mark': handler('friend.mark', (asking, marked) =>
    done(asking, { type: 'friend.mark', by: byOf(asking), ...marked }),
  ),
};

const byOf = ({ caller }: Asking) => ({ kind: 'agent', id: caller.id }) as const;

function readerOf({ caller, shop, services }: Asking) {
  const source = { storage: services.storage, shopId: caller.shopId, desk: shop.desk.desk };
  return new ChatReader(source, authorOf(caller), staffChatTelling);
}

function chatBy(asking: Asking, request: DeskRequest): Promise<{ chat: StaffChat }> {
  const reader = readerOf(asking);
  return chatAfter(asking, request, { family: 'staff-chat', read: (chatId) => reader.read(chatId) });
}
