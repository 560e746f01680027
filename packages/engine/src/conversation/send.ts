import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import { clientKey, type Desk } from '../desk/desk.ts';
import type { Draft } from '../draft.ts';
import { isId, issue, Refused } from '../refused.ts';
import { chooseForCustomer } from '../routing/choice.ts';
import { findOwn } from './owner.ts';

type Send = Extract<Command, { type: 'message.send' }>;

/**
 * Puts a message into the author's open conversation, once: the same client id with the same content gets the first
 * answer again for as long as the conversation lives. An agent's first answer to a leave message makes it an assigned
 * conversation (LM-16); a customer's text after the time for choosing chooses for them (RT-23).
 */
export function sendMessage(draft: Draft, command: Send): CommandResult | Refused {
  const { conversationId, by, messageId, clientId, digest, length } = command;
  if (!isId(messageId)) return issue('messageId', 'an id');
  if (!isId(clientId)) return issue('clientId', 'an id');
  if (!Number.isSafeInteger(length) || length < 0) return issue('length', 'a number of code points');
  const repeated = firstAnswer(draft.desk, command);
  if (repeated) return repeated;
  const open = findOwn(draft.desk, conversationId, by);
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
  });
  const tooLateToChoose = open.autoChooseAt !== undefined && open.autoChooseAt <= draft.at;
  if (by.kind === 'customer' && open.state === 'choosing' && tooLateToChoose) {
    const withText = draft.desk.conversations.get(conversationId);
    if (withText) chooseForCustomer(draft, withText);
  }
  return { kind: 'message', messageId, seq, at: draft.at, repeated: false };
}

/** What was answered when this client id was first used; a refusal if it stood for something else. */
function firstAnswer(
  desk: Desk,
  { conversationId, by, clientId, digest }: Send,
): CommandResult | Refused | undefined {
  const first = desk.sent.get(clientKey(by, clientId));
  if (!first) return undefined;
  if (first.digest !== digest || first.conversationId !== conversationId) {
    return new Refused({ code: 'CLIENT_ID_REUSED', details: { clientId } });
  }
  const { messageId, seq, at } = first;
  return { kind: 'message', messageId, seq, at, repeated: true };
}
