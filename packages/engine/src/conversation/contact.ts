import type { Scope } from '@shopbell/sdk/model';
import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import type { Agent, Desk, OpenConversation } from '../desk/desk.ts';
import { openConversationsOf } from '../desk/readers.ts';
import type { Draft } from '../draft.ts';
import { isId, issue, notFound, Refused } from '../refused.ts';
import { matchScope } from '../routing/match.ts';
import { isScope } from '../scope/scope.ts';

/**
 * An agent contacts a customer (LM-23), whose last conversation may be long over: a new one is theirs, whatever their
 * weight, capacity and turn, since nobody was routed; it counts as any other that they have. The customer is bothered by
 * nobody twice: the agent's own open conversation is returned again, and while the customer has one that is not the
 * agent's, be it somebody else's or one that waits, it is refused with whose it is. Whether the shop knows the customer is
 * for the host to find out.
 */
export function startConversation(
  draft: Draft,
  command: Extract<Command, { type: 'conversation.start' }>,
): CommandResult | Refused {
  const { base } = draft;
  const { conversationId: id, agentId, customerId, scope } = command;
  if (!isId(customerId)) return issue('customerId', 'an id');
  if (!isScope(scope)) return issue('scope', 'a scope');
  const agent = base.agents.get(agentId);
  if (!agent) return notFound('agent');
  if (agent.status === 'offline')
    return new Refused({ code: 'TARGET_NOT_AVAILABLE', details: { reason: 'offline' } });
  if (base.erased.has(customerId)) return notFound('customer');
  if (base.blocked.has(customerId)) return new Refused({ code: 'CUSTOMER_BLOCKED' });
  const open = openConversationsOf(base, { kind: 'customer', id: customerId }).flatMap(
    (openId) => base.conversations.get(openId) ?? [],
  );
  const own = open.findLast((one) => one.agentId === agentId);
  if (own) return { kind: 'conversation', conversationId: own.id };
  const others = open.find((one) => one.agentId !== undefined) ?? open[0];
  if (others) return engaged(base, others);
  if (!isId(id)) return issue('conversationId', 'an id');
  if (base.conversations.has(id) || base.ended.has(id)) return new Refused({ code: 'ALREADY_EXISTS' });
  const groupId = groupFor(base, agent, scope);
  if (groupId === undefined) return notFound('group');
  draft.emit({
    type: 'conversation.opened',
    conversationId: id,
    customerId,
    scope: { ...scope },
    by: { kind: 'agent', id: agentId },
  });
  draft.emit({
    type: 'conversation.assigned',
    conversationId: id,
    agentId,
    groupId,
    servingGroupId: groupId,
    cause: 'contact',
    trace: { steps: [{ rule: 'LM-23', said: 'contacted', groupId, agentId }], decidedAt: draft.seq },
  });
  return { kind: 'conversation', conversationId: id };
}

/** The refusal of what an open conversation of the customer is in the way of. */
export function engaged(desk: Desk, { id, state, agentId }: Readonly<OpenConversation>): Refused {
  const owner = agentId === undefined ? undefined : desk.agents.get(agentId);
  const agent = owner && { id: owner.id, name: owner.name };
  return new Refused({
    code: 'CUSTOMER_ENGAGED',
    details: { conversationId: id, state, ...(agent ? { agent } : {}) },
  });
}

/** The group that the scope leads to, if the agent is in it, else one of the agent's own, else the default group. */
function groupFor(desk: Desk, agent: Readonly<Agent>, scope: Scope): string | undefined {
  const match = matchScope(desk, scope);
  const matched = match?.kind === 'choice' ? match.options.map(({ groupId }) => groupId) : [match?.groupId];
  const defaultGroupId = desk.shop?.defaultGroupId;
  return (
    matched.find((id) => id !== undefined && agent.groupIds.includes(id)) ??
    agent.groupIds.find((id) => id !== defaultGroupId) ??
    defaultGroupId
  );
}
