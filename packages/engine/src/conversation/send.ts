import { cardKinds } from '@shopbell/sdk/model';
import type { Author, Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import type { Desk, OpenConversation } from '../desk/desk.ts';
import { authorKey, contentKey, sentIn } from '../desk/sent.ts';
import type { Draft } from '../draft.ts';
import { isId, issue, Refused } from '../refused.ts';
import { reRoute } from '../presence/orphans.ts';
import { chooseForCustomer } from '../routing/choice.ts';
import { autoReplyTo, sendAutoReply } from './autoReply.ts';
import { findWritable } from './owner.ts';

type Send = Extract<Command, { type: 'message.send' }>;

/**
 * Puts a message into the author's open conversation, once: the same client id with the same content gets the first
 * answer again for as long as the conversation lives. An agent's first answer to a leave message makes it an assigned
 * conversation (LM-16); a customer's text after the time for choosing chooses for them (RT-23), and one to an owner who
 * has been gone for longer than the grace time goes to somebody else at once (RT-52).
 */
export function sendMessage(draft: Draft, command: Send): CommandResult | Refused {
  const { conversationId, by, messageId, clientId, digest, length, files = 0, card } = command;
  if (!isId(messageId)) return issue('messageId', 'an id');
  if (!isId(clientId)) return issue('clientId', 'an id');
  if (!isDigest(digest)) return issue('digest', 'a hash in hex or base64');
  if (!Number.isSafeInteger(length) || length < 0) return issue('length', 'a number of code points');
  if (!Number.isSafeInteger(files) || files < 0) return issue('files', 'a number of files');
  if (card !== undefined && !cardKinds.includes(card)) return issue('card', 'a kind of card');
  const { base } = draft;
  const repeated = firstAnswer(base, command);
  if (repeated) return repeated;
  const open = findWritable(base, conversationId, by);
  if (open instanceof Refused) return open;
  if (by.kind === 'agent' && open.state === 'leave-message' && open.groupId !== undefined) {
    draft.emit({
      type: 'conversation.assigned',
      conversationId,
      agentId: by.id,
      groupId: open.groupId,
      servingGroupId: open.servingGroupId ?? open.groupId,
      cause: 'leave-message',
      trace: { steps: [{ rule: 'LM-16', said: 'answered', agentId: by.id }], decidedAt: draft.seq },
    });
  }
  const seq = draft.emit({
    type: 'message.posted',
    conversationId,
    messageId,
    by: { ...by },
    clientId,
    digest,
    length,
    ...(files === 0 ? {} : { files }),
    ...(card === undefined ? {} : { card }),
  });
  if (by.kind === 'customer') afterCustomer(draft, open, messageId);
  return { kind: 'message', messageId, seq, at: draft.at, repeated: false };
}

function isDigest(digest: string): boolean {
  return digest.length <= 128 && /^[\w+/=:-]+$/.test(digest);
}

/** What a customer's message sets off. `before`: the conversation without it. */
function afterCustomer(draft: Draft, before: Readonly<OpenConversation>, messageId: string): void {
  const { autoChooseAt, state, agentId } = before;
  const occasion = autoReplyTo(draft.base, before);
  if (occasion) sendAutoReply(draft, before, occasion, messageId);
  const tooLateToChoose = state === 'choosing' && autoChooseAt !== undefined && autoChooseAt <= draft.at;
  const owner = agentId === undefined ? undefined : draft.base.agents.get(agentId);
  const orphaned =
    state === 'assigned' && owner?.goneSince !== undefined && graceIsOver(draft, owner.goneSince);
  if (!tooLateToChoose && !orphaned) return;
  const { desk } = draft;
  const open = desk.conversations.get(before.id);
  if (!open) return;
  if (orphaned) reRoute(draft, open);
  else chooseForCustomer(draft, desk, open);
}

function graceIsOver(draft: Draft, goneSince: number): boolean {
  return goneSince + draft.base.settings.orphanGraceMs <= draft.at;
}

/**
 * What was answered when this client id was first used; a refusal if it stood for something else. It is looked for in the
 * conversation, whoever has that by now, and in the few others that a customer has open. An agent may have a thousand:
 * whether an id was used in one of those, or in one that has ended, the unique key in storage says.
 */
function firstAnswer(
  desk: Desk,
  { conversationId, by, clientId, digest }: Send,
): CommandResult | Refused | undefined {
  const open = desk.conversations.get(conversationId);
  const first = open && isOrWasOf(open, by) ? sentIn(open, authorKey(by), clientId) : undefined;
  if (!first)
    return by.kind === 'customer' && usedElsewhere(desk, by, clientId) ? reused(clientId) : undefined;
  if (first.content !== contentKey(digest)) return reused(clientId);
  const { messageId, seq, at } = first;
  return { kind: 'message', messageId, seq, at, repeated: true };
}

/** Who has logged in since may repeat what was sent anonymously; of agents each line has its own. */
function isOrWasOf({ customerId, anonymousId }: Readonly<OpenConversation>, { kind, id }: Author): boolean {
  return kind === 'agent' || id === customerId || id === anonymousId;
}

function usedElsewhere(desk: Desk, by: Author, clientId: string): boolean {
  return (desk.openByCustomer.get(by.id) ?? []).some((id) => {
    const open = desk.conversations.get(id);
    return open !== undefined && sentIn(open, authorKey(by), clientId) !== undefined;
  });
}

function reused(clientId: string): Refused {
  return new Refused({ code: 'CLIENT_ID_REUSED', details: { clientId } });
}
