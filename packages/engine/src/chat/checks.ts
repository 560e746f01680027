import { customerGroupLimits, staffChatLimits } from '@shopbell/sdk/model';
import type { Author } from '../command.ts';
import type { Desk } from '../desk/desk.ts';
import { isId, issue, notFound, Refused } from '../refused.ts';
import { isBlank } from '../setup/shop.ts';
import type { Chat, ChatFamily } from './chat.ts';
import { chatOf, chatsOf } from './readers.ts';

/** A group of the family that they are in; a chat of two has no name and nobody joins or leaves it. */
export function ownGroup(
  desk: Desk,
  chatId: string,
  who: Author,
  family: ChatFamily,
): Readonly<Chat> | Refused {
  const chat = chatOf(desk, chatId, who, family);
  if (!chat) return notFound(family);
  return chat.kind === 'pair' ? new Refused({ code: 'FORBIDDEN' }) : chat;
}

export function againstNew(desk: Desk, chatId: string): Refused | undefined {
  // An id stands for one thing in the journal, whichever it is. What the desk has forgotten the host looks up.
  const taken = desk.chats.has(chatId) || desk.conversations.has(chatId) || desk.ended.has(chatId);
  return taken ? new Refused({ code: 'ALREADY_EXISTS' }) : undefined;
}

export function againstName(name: string): Refused | undefined {
  if (isBlank(name)) return new Refused({ code: 'NAME_REQUIRED' });
  return name.length > staffChatLimits.name
    ? issue('name', `at most ${staffChatLimits.name} characters`)
    : undefined;
}

/** `count`: how many there are with those who come. */
export function againstPeople(desk: Desk, added: readonly Author[], count: number): Refused | undefined {
  for (const { kind, id } of added) {
    if (kind === 'agent') {
      if (!desk.agents.has(id)) return notFound('agent');
    } else {
      if (!isId(id)) return issue('customerIds', 'ids');
      if (desk.erased.has(id)) return notFound('customer');
      if (desk.blocked.has(id)) return new Refused({ code: 'CUSTOMER_BLOCKED' });
    }
  }
  return count > staffChatLimits.members ? limitReached(staffChatLimits.members) : undefined;
}

/** Whoever comes may not be in too many already. */
export function againstMany(desk: Desk, family: ChatFamily, people: readonly Author[]): Refused | undefined {
  for (const who of people) {
    const limit = who.kind === 'agent' ? staffChatLimits.chats : customerGroupLimits.groupsOfCustomer;
    if (chatsOf(desk, who, family).length >= limit) return limitReached(limit);
  }
  return undefined;
}

export function limitReached(limit: number): Refused {
  return new Refused({ code: 'LIMIT_REACHED', details: { limit } });
}
