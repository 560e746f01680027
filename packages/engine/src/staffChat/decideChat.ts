import { staffChatLimits } from '@shopbell/sdk/model';
import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import type { Desk } from '../desk/desk.ts';
import { contentKey, sentIn } from '../desk/sent.ts';
import type { Draft } from '../draft.ts';
import { isId, issue, notFound, Refused } from '../refused.ts';
import { isBlank } from '../setup/shop.ts';
import { friendsOf, memberOf, pairOf, staffChatOf, staffChatsOf } from './chat.ts';
import type { StaffChatCommand } from './commands.ts';
import type { StaffChat } from './staffChat.ts';

type CommandOf<T extends StaffChatCommand['type']> = Extract<StaffChatCommand, { type: T }>;
type Outcome = CommandResult | Refused;

const done = { kind: 'done' } as const;

export function decideChat(draft: Draft, command: StaffChatCommand): Outcome {
  if (!draft.base.agents.has(command.by.id)) return notFound('agent');
  switch (command.type) {
    case 'staff-chat.open':
      return openPair(draft, command);
    case 'staff-chat.create':
      return createGroup(draft, command);
    case 'staff-chat.rename':
      return rename(draft, command);
    case 'staff-chat.add':
      return add(draft, command);
    case 'staff-chat.remove':
      return remove(draft, command);
    case 'staff-chat.see':
      return see(draft, command);
    case 'friend.mark':
      return markFriend(draft, command);
  }
}

/** A message into a chat that its author is in, once. */
export function postInChat(
  draft: Draft,
  {
    conversationId: chatId,
    by,
    messageId,
    clientId,
    digest,
    files = 0,
    card,
  }: Extract<Command, { type: 'message.send' }>,
): Outcome {
  const chat = by.kind === 'agent' ? staffChatOf(draft.base, chatId, by.id) : undefined;
  if (!chat || by.kind !== 'agent') return notFound('conversation');
  // Cards show what a customer may see of their own orders: there is no customer here.
  if (card !== undefined) return issue('card', 'nothing: colleagues send texts and files');
  const first = sentIn(chat, by, clientId);
  if (first && first.content !== contentKey(digest))
    return new Refused({ code: 'CLIENT_ID_REUSED', details: { clientId } });
  if (first) {
    const { messageId: id, seq, at } = first;
    return { kind: 'message', messageId: id, seq, at, repeated: true };
  }
  const number = chat.count + 1;
  const seq = draft.emit({
    type: 'staff-chat.posted',
    chatId,
    messageId,
    by: { ...by },
    clientId,
    digest,
    number,
    ...(files === 0 ? {} : { files }),
  });
  return { kind: 'message', messageId, seq, at: draft.at, repeated: false };
}

function openPair(draft: Draft, { chatId, by, agentId }: CommandOf<'staff-chat.open'>): Outcome {
  const { base } = draft;
  if (!isId(chatId)) return issue('chatId', 'an id');
  if (agentId === by.id) return issue('agentId', 'a colleague');
  if (!base.agents.has(agentId)) return notFound('agent');
  const known = pairOf(base, by.id, agentId);
  if (known) return { kind: 'staff-chat', chatId: known.id };
  const agentIds = [by.id, agentId];
  const refused = againstNew(base, chatId) ?? againstMany(base, agentIds);
  if (refused) return refused;
  draft.emit({ type: 'staff-chat.created', chatId, kind: 'pair', by: { ...by }, agentIds });
  return { kind: 'staff-chat', chatId };
}

function createGroup(draft: Draft, { chatId, by, name, agentIds }: CommandOf<'staff-chat.create'>): Outcome {
  const { base } = draft;
  if (!isId(chatId)) return issue('chatId', 'an id');
  const known = staffChatOf(base, chatId, by.id);
  if (known?.kind === 'group') return { kind: 'staff-chat', chatId };
  const all = [...new Set([by.id, ...agentIds])];
  const refused =
    againstNew(base, chatId) ??
    againstName(name) ??
    againstMembers(base, agentIds, all.length) ??
    againstMany(base, all);
  if (refused) return refused;
  draft.emit({ type: 'staff-chat.created', chatId, kind: 'group', name, by: { ...by }, agentIds: all });
  return { kind: 'staff-chat', chatId };
}

function rename(draft: Draft, { chatId, by, name }: CommandOf<'staff-chat.rename'>): Outcome {
  const group = ownGroup(draft.base, chatId, by.id);
  if (group instanceof Refused) return group;
  const refused = againstName(name);
  if (refused) return refused;
  if (name !== group.name) draft.emit({ type: 'staff-chat.renamed', chatId, by: { ...by }, name });
  return done;
}

function add(draft: Draft, { chatId, by, agentIds }: CommandOf<'staff-chat.add'>): Outcome {
  const { base } = draft;
  const group = ownGroup(base, chatId, by.id);
  if (group instanceof Refused) return group;
  const added = [...new Set(agentIds)].filter((id) => !memberOf(group, id));
  const refused =
    againstMembers(base, added, group.members.length + added.length) ?? againstMany(base, added);
  if (refused) return refused;
  if (added.length > 0) draft.emit({ type: 'staff-chat.added', chatId, by: { ...by }, agentIds: added });
  return done;
}

function remove(draft: Draft, { chatId, by, agentId }: CommandOf<'staff-chat.remove'>): Outcome {
  const group = ownGroup(draft.base, chatId, by.id);
  if (group instanceof Refused) return group;
  if (agentId !== by.id && group.members[0]?.agentId !== by.id) return new Refused({ code: 'FORBIDDEN' });
  if (memberOf(group, agentId)) draft.emit({ type: 'staff-chat.left', chatId, by: { ...by }, agentId });
  return done;
}

/** Never backwards, and not beyond what there is. */
function see(draft: Draft, { chatId, by, upTo }: CommandOf<'staff-chat.see'>): Outcome {
  const chat = staffChatOf(draft.base, chatId, by.id);
  const member = chat && memberOf(chat, by.id);
  if (!chat || !member) return notFound('staff-chat');
  if (!Number.isSafeInteger(upTo) || upTo < 0) return issue('upTo', 'the number of a message');
  const seen = Math.min(upTo, chat.count);
  if (seen > member.seen) draft.emit({ type: 'staff-chat.seen', chatId, by: { ...by }, upTo: seen });
  return done;
}

function markFriend(draft: Draft, { by, agentId, on }: CommandOf<'friend.mark'>): Outcome {
  const { base } = draft;
  if (agentId === by.id) return issue('agentId', 'a colleague');
  if (!base.agents.has(agentId)) return notFound('agent');
  const friends = friendsOf(base, by.id);
  if (friends.includes(agentId) === on) return done;
  if (on && friends.length >= staffChatLimits.friends) return limitReached(staffChatLimits.friends);
  draft.emit({ type: 'friend.marked', by: { ...by }, agentId, on });
  return done;
}

/** A group that the agent is in; a chat of two has no name and nobody joins or leaves it. */
function ownGroup(desk: Desk, chatId: string, agentId: string): Readonly<StaffChat> | Refused {
  const chat = staffChatOf(desk, chatId, agentId);
  if (!chat) return notFound('staff-chat');
  return chat.kind === 'group' ? chat : new Refused({ code: 'FORBIDDEN' });
}

function againstNew(desk: Desk, chatId: string): Refused | undefined {
  // An id stands for one thing in the journal, whichever it is. What the desk has forgotten the host looks up.
  const taken = desk.staffChats.has(chatId) || desk.conversations.has(chatId) || desk.ended.has(chatId);
  return taken ? new Refused({ code: 'ALREADY_EXISTS' }) : undefined;
}

function againstName(name: string): Refused | undefined {
  if (isBlank(name)) return new Refused({ code: 'NAME_REQUIRED' });
  return name.length > staffChatLimits.name
    ? issue('name', `at most ${staffChatLimits.name} characters`)
    : undefined;
}

function againstMembers(desk: Desk, added: readonly string[], count: number): Refused | undefined {
  if (added.some((id) => !desk.agents.has(id))) return notFound('agent');
  return count > staffChatLimits.members ? limitReached(staffChatLimits.members) : undefined;
}

/** Whoever comes may not be in too many already. */
function againstMany(desk: Desk, agentIds: readonly string[]): Refused | undefined {
  const limit = staffChatLimits.chats;
  return agentIds.some((id) => staffChatsOf(desk, id).length >= limit) ? limitReached(limit) : undefined;
}

function limitReached(limit: number): Refused {
  return new Refused({ code: 'LIMIT_REACHED', details: { limit } });
}
