import type { Desk, OpenConversation } from '../desk/desk.ts';
import type { Draft } from '../draft.ts';
import type { AutoReplyOccasion } from '../event.ts';

/**
 * AR-01 … AR-04: what is answered in the owner's name to a customer's message, at most one text. Which one is said by
 * the owner's state at that moment: away and suspended once for each such period and conversation, else the greeting to
 * the first message. `first`: this is the first message that an owner sees in it.
 */
export function autoReplyTo(desk: Desk, open: Readonly<OpenConversation>): AutoReplyOccasion | undefined {
  if (open.state !== 'assigned' || open.agentId === undefined) return undefined;
  const owner = desk.agents.get(open.agentId);
  if (!owner) return undefined;
  const { autoReplies } = desk.settings;
  const { status, statusSeq } = owner;
  if (status === 'away' || status === 'suspended') {
    return autoReplies[status] !== null && open.autoRepliedFor !== statusSeq ? status : undefined;
  }
  return status === 'online' && !open.greeted && autoReplies.first !== null ? 'first' : undefined;
}

/** Says it. Its id is made of the message's that it answers. */
export function sendAutoReply(
  draft: Draft,
  open: Readonly<OpenConversation>,
  occasion: AutoReplyOccasion,
  messageId: string,
): void {
  const text = draft.base.settings.autoReplies[occasion];
  if (text === null || open.agentId === undefined) return;
  let length = 0;
  for (const _ of text) length += 1;
  draft.emit({
    type: 'message.posted',
    conversationId: open.id,
    messageId: `${messageId}-auto`,
    by: { kind: 'auto', id: open.agentId, occasion },
    clientId: `${messageId}-auto`,
    digest: '',
    length,
  });
}
