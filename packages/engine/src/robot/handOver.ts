import type { Command } from '../command.ts';
import { findOwn } from '../conversation/owner.ts';
import type { CommandResult } from '../decision.ts';
import { authorKey, sentIn } from '../desk/sent.ts';
import type { Draft } from '../draft.ts';
import { isId, issue, Refused } from '../refused.ts';
import { routeByScope, routeToGroup } from '../routing/route.ts';

/** From the robot to a person, with the same scope (RB-05); asking again is harmless. */
export function handOver(
  draft: Draft,
  { conversationId, customerId }: Extract<Command, { type: 'robot.hand-over' }>,
): CommandResult | Refused {
  const { desk } = draft;
  const open = findOwn(desk, conversationId, { kind: 'customer', id: customerId });
  if (open instanceof Refused) return open;
  if (open.state === 'robot') {
    const steps = [{ rule: 'RB-05', said: 'handed-over' }];
    // Who came to the robot because nobody of a group was free has been routed already.
    if (open.groupId !== undefined && desk.groups.has(open.groupId)) {
      routeToGroup(draft, desk, open, open.groupId, { cause: 'hand-over' }, steps);
    } else routeByScope(draft, desk, open, { cause: 'hand-over' }, steps);
  }
  return { kind: 'conversation', conversationId };
}

/** The robot's messages are the desk's own: an author like any other, so that a repeat is known. */
const robot = { kind: 'robot', id: 'robot' } as const;

/**
 * What the robot came up with, once: the same message id gets the first answer again, as long as the conversation lives.
 * If the customer is with a person by now, or gone, it is not said any more.
 */
export function robotAnswer(
  draft: Draft,
  command: Extract<Command, { type: 'robot.answer' }>,
): CommandResult | Refused {
  const { conversationId, messageId, length, offersAgent } = command;
  if (!isId(messageId)) return issue('messageId', 'an id');
  if (!Number.isSafeInteger(length) || length < 0) return issue('length', 'a number of code points');
  const { desk } = draft;
  const open = desk.conversations.get(conversationId);
  const first = open && sentIn(open, authorKey(robot), messageId);
  if (first) return { kind: 'message', messageId, seq: first.seq, at: first.at, repeated: true };
  if (open?.state !== 'robot') return { kind: 'done' };
  const seq = draft.emit({
    type: 'message.posted',
    conversationId,
    messageId,
    by: { ...robot, offersAgent },
    clientId: messageId,
    digest: '',
    length,
  });
  return { kind: 'message', messageId, seq, at: draft.at, repeated: false };
}
