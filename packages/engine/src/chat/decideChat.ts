import { staffChatLimits } from '@shopbell/sdk/model';
import type { Author, Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import { contentKey, sentIn } from '../desk/sent.ts';
import type { Draft } from '../draft.ts';
import { isId, issue, notFound, Refused } from '../refused.ts';
import { againstMany, againstName, againstNew, againstPeople, limitReached, ownGroup } from './checks.ts';
import type { Chat, ChatFamily } from './chat.ts';
import type { ChatCommand } from './commands.ts';
import { peopleOf } from './events.ts';
import { chatOf, chatsOf, familyOf, friendsOf, memberKey, memberOf, pairOf } from './readers.ts';

type CommandOf<T extends ChatCommand['type']> = Extract<ChatCommand, { type: T }>;
type Outcome = CommandResult | Refused;

const done = { kind: 'done' } as const;

export function decideChat(draft: Draft, command: ChatCommand): Outcome {
  if (command.by.kind === 'agent' && !draft.base.agents.has(command.by.id)) return notFound('agent');
  switch (command.type) {
    case 'staff-chat.open':
      return openPair(draft, command);
    case 'staff-chat.create':
    case 'customer-group.create':
      return createGroup(draft, command);
    case 'staff-chat.rename':
      return rename(draft, 'staff-chat', command);
    case 'customer-group.rename':
      return rename(draft, 'customer-group', command);
    case 'staff-chat.add':
    case 'customer-group.add':
      return add(draft, command);
    case 'staff-chat.remove':
      return takeOut(draft, command);
    case 'customer-group.remove':
      return leaveGroup(draft, command);
    case 'customer-group.leave-all':
      leaveAllGroups(draft, command.by, command.by);
      return done;
    case 'staff-chat.see':
      return see(draft, 'staff-chat', command);
    case 'customer-group.see':
      return see(draft, 'customer-group', command);
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
  const chat = chatOf(draft.base, chatId, by);
  if (!chat) return notFound('conversation');
  // Cards show what one customer may see of their own orders: here others read it.
  if (card !== undefined) return issue('card', 'nothing: chats take texts and files');
  const first = sentIn(chat, memberKey(by), clientId);
  if (first && first.content !== contentKey(digest))
    return new Refused({ code: 'CLIENT_ID_REUSED', details: { clientId } });
  if (first) {
    const { messageId: id, seq, at } = first;
    return { kind: 'message', messageId: id, seq, at, repeated: true };
  }
  const number = chat.count + 1;
  const posted = { chatId, messageId, clientId, digest, number, ...(files === 0 ? {} : { files }) };
  const seq =
    by.kind === 'agent' && familyOf(chat) === 'staff-chat'
      ? draft.emit({ type: 'staff-chat.posted', by: { ...by }, ...posted })
      : draft.emit({ type: 'customer-group.posted', by: { ...by }, ...posted });
  return { kind: 'message', messageId, seq, at: draft.at, repeated: false };
}

/** A customer who is not served any more is in no group (WB-19), and no agent who serves no more (WB-07). */
export function leaveAllGroups(draft: Draft, member: Author, by: Author): void {
  for (const group of chatsOf(draft.base, member, 'customer-group')) leave(draft, group, { by, member });
}

/** Who was anonymous in groups is known there by now. */
export function identifyInGroups(draft: Draft, customerId: string, knownId: string): void {
  const by = { kind: 'customer', id: customerId } as const;
  for (const chatId of draft.base.chatsByMember.get(memberKey(by)) ?? []) {
    draft.emit({ type: 'customer-group.identified', chatId, by, knownId });
  }
}

function openPair(draft: Draft, { chatId, by, agentId }: CommandOf<'staff-chat.open'>): Outcome {
  const { base } = draft;
  if (!isId(chatId)) return issue('chatId', 'an id');
  if (agentId === by.id) return issue('agentId', 'a colleague');
  if (!base.agents.has(agentId)) return notFound('agent');
  const known = pairOf(base, by, { kind: 'agent', id: agentId });
  if (known) return { kind: 'chat', chatId: known.id };
  const agentIds = [by.id, agentId];
  const refused = againstNew(base, chatId) ?? againstMany(base, 'staff-chat', peopleOf(agentIds));
  if (refused) return refused;
  draft.emit({ type: 'staff-chat.created', chatId, kind: 'pair', by: { ...by }, agentIds });
  return { kind: 'chat', chatId };
}

function createGroup(
  draft: Draft,
  command: CommandOf<'staff-chat.create' | 'customer-group.create'>,
): Outcome {
  const { base } = draft;
  const { chatId, by, name } = command;
  if (!isId(chatId)) return issue('chatId', 'an id');
  const family: ChatFamily = command.type === 'staff-chat.create' ? 'staff-chat' : 'customer-group';
  const known = chatOf(base, chatId, by, family);
  if (known && known.kind !== 'pair') return { kind: 'chat', chatId };
  const agentIds = [...new Set([by.id, ...command.agentIds])];
  const customerIds = 'customerIds' in command ? [...new Set(command.customerIds)] : [];
  const all = peopleOf(agentIds, customerIds);
  const refused =
    againstNew(base, chatId) ??
    againstName(name) ??
    againstPeople(base, all, all.length) ??
    againstMany(base, family, all);
  if (refused) return refused;
  const created = { chatId, name, by: { ...by }, agentIds };
  if (family === 'staff-chat') draft.emit({ type: 'staff-chat.created', kind: 'group', ...created });
  else draft.emit({ type: 'customer-group.created', ...created, customerIds });
  return { kind: 'chat', chatId };
}

function rename(
  draft: Draft,
  family: ChatFamily,
  { chatId, by, name }: CommandOf<'staff-chat.rename' | 'customer-group.rename'>,
): Outcome {
  const group = ownGroup(draft.base, chatId, by, family);
  if (group instanceof Refused) return group;
  const refused = againstName(name);
  if (refused) return refused;
  if (name !== group.name) draft.emit({ type: `${family}.renamed`, chatId, by: { ...by }, name });
  return done;
}

function add(draft: Draft, command: CommandOf<'staff-chat.add' | 'customer-group.add'>): Outcome {
  const { base } = draft;
  const { chatId, by } = command;
  const family: ChatFamily = command.type === 'staff-chat.add' ? 'staff-chat' : 'customer-group';
  const group = ownGroup(base, chatId, by, family);
  if (group instanceof Refused) return group;
  const asked = peopleOf(command.agentIds, 'customerIds' in command ? command.customerIds : []);
  const added = asked.filter((who) => !memberOf(group, who));
  const refused =
    againstPeople(base, added, group.members.length + added.length) ?? againstMany(base, family, added);
  if (refused) return refused;
  if (added.length === 0) return done;
  const idsOf = (wished: Author['kind']) => added.flatMap(({ kind, id }) => (kind === wished ? id : []));
  const joined = { chatId, by: { ...by }, agentIds: idsOf('agent') };
  if (family === 'staff-chat') draft.emit({ type: 'staff-chat.added', ...joined });
  else draft.emit({ type: 'customer-group.added', ...joined, customerIds: idsOf('customer') });
  return done;
}

function takeOut(draft: Draft, { chatId, by, agentId }: CommandOf<'staff-chat.remove'>): Outcome {
  const group = ownGroup(draft.base, chatId, by, 'staff-chat');
  if (group instanceof Refused) return group;
  if (agentId !== by.id && group.members[0]?.id !== by.id) return new Refused({ code: 'FORBIDDEN' });
  if (memberOf(group, { kind: 'agent', id: agentId }))
    draft.emit({ type: 'staff-chat.left', chatId, by: { ...by }, agentId });
  return done;
}

function leaveGroup(draft: Draft, { chatId, by, member }: CommandOf<'customer-group.remove'>): Outcome {
  const group = ownGroup(draft.base, chatId, by, 'customer-group');
  if (group instanceof Refused) return group;
  const isOneself = member.kind === by.kind && member.id === by.id;
  if (by.kind === 'customer' && !isOneself) return new Refused({ code: 'FORBIDDEN' });
  if (memberOf(group, member)) leave(draft, group, { by, member });
  return done;
}

/** With its last agent a customer group is gone: nobody of the shop would hear what is said there. */
function leave(
  draft: Draft,
  { id: chatId, members }: Readonly<Chat>,
  { by, member }: { readonly by: Author; readonly member: Author },
): void {
  const agents = members.filter(({ kind }) => kind === 'agent');
  const closes = member.kind === 'agent' && agents.length === 1;
  draft.emit({
    type: 'customer-group.left',
    chatId,
    by: { ...by },
    member: { ...member },
    ...(closes ? { closes } : {}),
  });
}

/** Never backwards, and not beyond what there is. */
function see(
  draft: Draft,
  family: ChatFamily,
  { chatId, by, upTo }: CommandOf<'staff-chat.see' | 'customer-group.see'>,
): Outcome {
  const chat = chatOf(draft.base, chatId, by, family);
  const member = chat && memberOf(chat, by);
  if (!chat || !member) return notFound(family);
  if (!Number.isSafeInteger(upTo) || upTo < 0) return issue('upTo', 'the number of a message');
  const seen = Math.min(upTo, chat.count);
  if (seen <= member.seen) return done;
  if (family === 'customer-group')
    draft.emit({ type: 'customer-group.seen', chatId, by: { ...by }, upTo: seen });
  else if (by.kind === 'agent') draft.emit({ type: 'staff-chat.seen', chatId, by: { ...by }, upTo: seen });
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
