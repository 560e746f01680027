import { shopbellError, type Method } from '@shopbell/sdk/model';
import { isMethod } from '../permissions/callers.ts';
import { aboutHandlers } from './aboutConversation.ts';
import { conversationHandlers } from './conversation.ts';
import { customerGroupHandlers } from './customerGroups.ts';
import { customerHandlers } from './customers.ts';
import { figureHandlers } from './figures.ts';
import type { Asking, Handler } from './handler.ts';
import { leaveMessageHandlers } from './leaveMessages.ts';
import { messageHandlers } from './message.ts';
import { noticeHandlers } from './notices.ts';
import { phraseHandlers } from './phrases.ts';
import { serviceHandlers } from './service.ts';
import { staffChatHandlers } from './staffChats.ts';
import { supervisionHandlers } from './supervision.ts';
import { waitingHandlers } from './waiting.ts';

const handlers: Readonly<Record<Method, Handler>> = {
  ...conversationHandlers,
  ...messageHandlers,
  ...aboutHandlers,
  ...waitingHandlers,
  ...serviceHandlers,
  ...figureHandlers,
  ...leaveMessageHandlers,
  ...noticeHandlers,
  ...customerHandlers,
  ...phraseHandlers,
  ...supervisionHandlers,
  ...staffChatHandlers,
  ...customerGroupHandlers,
};

/**
 * Answers a request, whichever way it came; resolves only when what the answer rests on is durable. Rejects with a
 * `ShopbellError`, and then nothing was done.
 */
export async function answer(asking: Asking, method: string, params: unknown): Promise<unknown> {
  if (!isMethod(method)) throw shopbellError('UNKNOWN_METHOD', { method });
  if (!(await asking.services.permissions.mayCall(asking.caller, method))) throw shopbellError('FORBIDDEN');
  return handlers[method](asking, params === undefined ? {} : params);
}
