import { shopbellError, type StaffChat } from '@shopbell/sdk/model';
import type { DeskRequest } from '../../desk/request.ts';
import { StaffChatReader } from '../feed/staffChats.ts';
import { handler, type Asking, type Handlers } from './handler.ts';

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
    chatAfter(asking, { type: 'staff-chat.open', chatId: crypto.randomUUID(), by: byOf(asking), agentId }),
  ),

  'staff-chat.create': handler('staff-chat.create', async (asking, group) => {
    await mustBeNew(asking, group.chatId);
    return chatAfter(asking, { type: 'staff-chat.create', by: byOf(asking), ...group });
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

function readerOf({ caller, shop, services }: Asking): StaffChatReader {
  const source = { storage: services.storage, shopId: caller.shopId, desk: shop.desk.desk };
  return new StaffChatReader(source, caller.id);
}

/** The desk forgets groups that are gone, and conversations long after they ended: their rows still stand under their ids. */
async function mustBeNew({ shop, services, caller }: Asking, chatId: string): Promise<void> {
  if (shop.desk.desk.staffChats.has(chatId)) return;
  const rows = await services.storage.readConversation(caller.shopId, chatId, [{ limit: 1 }]);
  // It may have been created meanwhile, by the same request asked twice: the desk decides.
  if (rows.length > 0 && !shop.desk.desk.staffChats.has(chatId)) throw shopbellError('ALREADY_EXISTS');
}

async function done({ shop }: Asking, request: DeskRequest): Promise<Record<string, never>> {
  await shop.desk.submit(request);
  return {};
}

async function chatAfter(asking: Asking, request: DeskRequest): Promise<{ chat: StaffChat }> {
  const { result } = await asking.shop.desk.submit(request);
  if (result.kind !== 'staff-chat') throw shopbellError('INTERNAL');
  const chat = await readerOf(asking).read(result.chatId);
  // Whoever was taken out in the same moment.
  if (!chat) throw shopbellError('NOT_FOUND', { what: 'staff-chat' });
  return { chat };
}
