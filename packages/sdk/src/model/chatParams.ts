import * as z from 'zod';
import { limits } from './limits.ts';
import { Id, Seq } from './scope.ts';
import { staffChatLimits } from './chatLimits.ts';

/** What a group is called. */
export const chatName = z.string().trim().min(1).max(staffChatLimits.name);

export const seenInChat = z.object({ chatId: Id, upTo: z.int().min(0) });

export const chatPage = z.object({
  chatId: Id,
  /** Items below this sequence; without it the newest. */
  before: Seq.optional(),
  limit: z.int().min(1).max(limits.historyPage).default(limits.historyPage),
});
