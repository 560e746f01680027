import * as z from 'zod';
import { chatName, chatPage, seenInChat } from './chatParams.ts';
import { Id } from './scope.ts';
import { staffChatLimits } from './chatLimits.ts';
import { StaffChat, StaffItem } from './staffChats.ts';

const nothing = z.object({});
const Colleagues = z
  .array(Id)
  .min(1)
  .max(staffChatLimits.members - 1);

/** Talk among colleagues (WB-04) and whom one has marked (WB-16). Messages are sent by `message.send`, with the chat's id. */
export const staffChatMethods = {
  'staff-chat.open': {
    by: ['agent'],
    needs: 'cs.chat',
    params: z.object({ agentId: Id }),
    result: z.object({ chat: StaffChat }),
    means: 'The chat with a colleague: the one that there is, or a new one.',
  },
  'staff-chat.create': {
    by: ['agent'],
    needs: 'cs.chat',
    params: z.object({ chatId: Id, name: chatName, agentIds: Colleagues }),
    result: z.object({ chat: StaffChat }),
    means:
      'A group of colleagues, with the asker in it. The same `chatId`, which the client makes, asked again by a member answers with what is there.',
  },
  'staff-chat.rename': {
    by: ['agent'],
    needs: 'cs.chat',
    params: z.object({ chatId: Id, name: chatName }),
    result: nothing,
    means: 'Another name for a group that one is in.',
  },
  'staff-chat.add': {
    by: ['agent'],
    needs: 'cs.chat',
    params: z.object({ chatId: Id, agentIds: Colleagues }),
    result: nothing,
    means:
      'Colleagues join a group that one is in, and read what is written from then on. Who is in it stays.',
  },
  'staff-chat.remove': {
    by: ['agent'],
    needs: 'cs.chat',
    params: z.object({ chatId: Id, agentId: Id }),
    result: nothing,
    means:
      'Leave a group, or, as the one who has been in it longest, take somebody out. With its last member the chat is gone.',
  },
  'staff-chat.see': {
    by: ['agent'],
    needs: 'cs.chat',
    params: seenInChat,
    result: nothing,
    means: 'Everything up to the message of this number was on screen.',
  },
  'staff-chat.history': {
    by: ['agent'],
    needs: 'cs.chat',
    params: chatPage,
    result: z.object({ items: z.array(StaffItem), more: z.boolean() }),
    means: 'A page of what was said since one came, oldest first.',
  },
  'friend.mark': {
    by: ['agent'],
    needs: 'cs.chat',
    params: z.object({ agentId: Id, on: z.boolean() }),
    result: nothing,
    means: 'Mark a colleague as a friend (WB-16), or not any more. Nobody else is told.',
  },
} as const;
