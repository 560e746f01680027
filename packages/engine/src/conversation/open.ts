import { deskLimits } from '@shopbell/sdk/model';
import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import type { Block, Desk, OpenConversation } from '../desk/desk.ts';
import { openConversationsOf } from '../desk/readers.ts';
import type { Draft } from '../draft.ts';
import { isPending } from '../leaveMessage/entry.ts';
import { isId, issue, notFound, Refused } from '../refused.ts';
import { startRobot } from '../robot/start.ts';
import { assign } from '../routing/assign.ts';
import { canBeChosen } from '../routing/choice.ts';
import { matchScope } from '../routing/match.ts';
import { pickAgent } from '../routing/pick.ts';
import { routeByScope, type Entry } from '../routing/route.ts';
import { findByScope, isScope } from '../scope/scope.ts';

type Open = Extract<Command, { type: 'conversation.open' }>;

/**
 * A customer enters. The open conversation of the same scope is returned again; another scope is another conversation.
 * A leave message that waits is looked at anew: somebody may be there by now.
 */
export function openConversation(draft: Draft, command: Open): CommandResult | Refused {
  const { base } = draft;
  const { conversationId: id, customerId, scope, robot = false } = command;
  if (!isId(customerId)) return issue('customerId', 'an id');
  if (!isScope(scope)) return issue('scope', 'a scope');
  if (base.erased.has(customerId)) return notFound('customer');
  const block = base.blocked.get(customerId);
  if (block) return refuseEntry(draft, command, block);
  const openOnes = openConversationsOf(base, { kind: 'customer', id: customerId });
  const known = findByScope(base, openOnes, scope);
  if (known) {
    enterAgain(draft, known, robot);
    return { kind: 'conversation', conversationId: known.id };
  }
  const unusable = notANewId(base, id);
  if (unusable) return unusable;
  if (openOnes.length >= deskLimits.openConversations) {
    return new Refused({ code: 'TOO_MANY_OPEN', details: { limit: deskLimits.openConversations } });
  }
  draft.emit({
    type: 'conversation.opened',
    conversationId: id,
    customerId,
    scope: { ...scope },
    ...(robot ? { robot } : {}),
  });
  const entry: Entry = { id, customerId, scope, state: 'opening' };
  if (robot && base.settings.robot === 'first') {
    startRobot(draft, id, [{ rule: 'RB-04', said: 'robot' }]);
  } else routeByScope(draft, base, entry, { cause: 'entry', robot });
  return { kind: 'conversation', conversationId: id };
}

/**
 * WB-19: the shop does not serve this customer. The entry ends as it began, in the outcome `refused`: nobody is picked and
 * nothing stays open. It stands in the journal with its trace, once for each block: whoever tries again, wherever, is told
 * the same again. Scopes are the customer's own words, and would fill the journal.
 */
function refuseEntry(
  draft: Draft,
  { conversationId, customerId, scope }: Pick<Open, 'conversationId' | 'customerId' | 'scope'>,
  { agentId, refused }: Block,
): CommandResult | Refused {
  const code = 'CUSTOMER_BLOCKED';
  if (refused !== undefined) return { kind: 'refused', conversationId: refused, code };
  const unusable = notANewId(draft.base, conversationId);
  if (unusable) return unusable;
  draft.emit({
    type: 'conversation.refused',
    conversationId,
    customerId,
    scope: { ...scope },
    code,
    trace: { steps: [{ rule: 'WB-19', said: 'blocked', agentId }], decidedAt: draft.seq },
  });
  return { kind: 'refused', conversationId, code };
}

function notANewId({ conversations, ended }: Desk, id: string): Refused | undefined {
  if (!isId(id)) return issue('conversationId', 'an id');
  const known = conversations.has(id) || ended.has(id);
  return known ? new Refused({ code: 'ALREADY_EXISTS' }) : undefined;
}

function enterAgain(draft: Draft, known: Readonly<OpenConversation>, robot: boolean): void {
  const { base } = draft;
  if (known.state === 'leave-message' && known.agentId === undefined) leftBefore(draft, known, robot);
  // RT-26: of what was offered too little is left to choose from: the customer is asked anew.
  const stale =
    known.state === 'choosing' && known.options?.some(({ groupId }) => !canBeChosen(base, groupId)) === true;
  if (stale) routeByScope(draft, base, known, { cause: 'entry', robot });
}

/**
 * The customer of an undelivered leave message is back. Without a text it is no message yet, and the entry is routed
 * anew. With one it goes live if somebody may take it (LM-20), through the group that the scope leads to now, or, where
 * that takes a choice, the one that it was bound to; else it stays as it is. Nobody is made to wait in a line for it.
 */
function leftBefore(draft: Draft, open: Readonly<OpenConversation>, robot: boolean): void {
  const { base: desk } = draft;
  if (!isPending(desk, open)) {
    routeByScope(draft, desk, open, { cause: 'entry', robot });
    return;
  }
  const match = matchScope(desk, open.scope);
  if (!match) return;
  const candidates = match.kind === 'group' ? [match.groupId] : match.options.map(({ groupId }) => groupId);
  const bound = candidates.find((groupId) => groupId === open.groupId) ?? candidates[0];
  if (match.kind === 'choice' && bound !== open.groupId) {
    const reachable = candidates.some((groupId) => pickAgent(desk, groupId, open, draft.at)?.taker);
    if (!reachable) return;
    draft.emit({ type: 'leave-message.converted', conversationId: open.id });
    const before = [{ rule: 'LM-20', said: 'converted' }];
    routeByScope(draft, desk, open, { cause: 'converted' }, before);
    return;
  }
  const pick = bound === undefined ? undefined : pickAgent(desk, bound, open, draft.at);
  if (!pick?.taker) return;
  const steps = [...match.steps, { rule: 'LM-20', said: 'converted', groupId: pick.groupId }, ...pick.steps];
  assign(draft, desk, open, { groupId: pick.groupId, ...pick.taker, cause: 'converted', steps });
}
