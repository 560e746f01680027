import type { Command } from '../command.ts';
import { findOwn } from '../conversation/owner.ts';
import type { CommandResult } from '../decision.ts';
import type { OpenConversation } from '../desk/desk.ts';
import { openConversationsOf } from '../desk/readers.ts';
import type { Draft } from '../draft.ts';
import { isPending, openLeaveMessage } from '../leaveMessage/entry.ts';
import { freedPlaces } from '../queue/freed.ts';
import { joinLine } from '../queue/join.ts';
import { serveWith } from '../queue/serve.ts';
import { isId, issue, Refused } from '../refused.ts';
import { assign } from '../routing/assign.ts';
import { matchScope, type Match } from '../routing/match.ts';
import { pickAgent } from '../routing/pick.ts';
import { routeByScope } from '../routing/route.ts';
import { elsewhere } from './elsewhere.ts';
import { findByScope, isSameScope, isScope } from './scope.ts';

/**
 * The customer goes on about something else. The conversation stays where it is, unless nobody has been chosen yet, or the
 * customer agreed to go to another group that serves it. The channel stays what it was; asking again is harmless.
 */
export function askAbout(
  draft: Draft,
  command: Extract<Command, { type: 'conversation.ask-about' }>,
): CommandResult | Refused {
  const { base } = draft;
  const { conversationId, customerId, reRoute, robot = false, cardId } = command;
  if (!isScope(command.scope)) return issue('scope', 'a scope');
  if (cardId !== undefined && !isId(cardId)) return issue('cardId', 'an id');
  const by = { kind: 'customer', id: customerId } as const;
  const before = findOwn(base, conversationId, by);
  if (before instanceof Refused) return before;
  const scope = { ...command.scope, channel: before.scope.channel };
  const same = findByScope(base, openConversationsOf(base, by), scope);
  if (same && same.id !== conversationId)
    return new Refused({ code: 'ALREADY_OPEN', details: { conversationId: same.id } });
  const changed = !isSameScope(before.scope, scope);
  if (changed) {
    draft.emit({
      type: 'conversation.scope-changed',
      conversationId,
      by,
      scope,
      ...(robot ? { robot } : {}),
      ...(cardId === undefined ? {} : { cardId }),
    });
  }
  if (reRoute || (changed && before.state === 'choosing')) goElsewhere(draft, conversationId);
  return { kind: 'conversation', conversationId };
}

function goElsewhere(draft: Draft, conversationId: string): void {
  const { desk } = draft;
  const open = desk.conversations.get(conversationId);
  const match = open && matchScope(desk, open.scope);
  if (!open || !match) return;
  if (open.state === 'choosing') {
    routeByScope(draft, desk, open, { cause: 're-scoped', robot: open.robotServes });
    return;
  }
  if (elsewhere(desk, open, match).length === 0) return;
  if (open.state === 'assigned') leaveOwner(draft, open, match);
  else if (open.state !== 'leave-message') {
    routeByScope(draft, desk, open, { cause: 're-scoped', robot: open.robotServes });
  } else if (open.agentId === undefined) moveMessage(draft, open, match);
}

/** From its owner to the other group, if somebody there may take it, be it later; else it stays. */
function leaveOwner(draft: Draft, open: Readonly<OpenConversation>, match: Match): void {
  const { desk } = draft;
  const { agentId } = open;
  const groups = match.kind === 'group' ? [match.groupId] : match.options.map(({ groupId }) => groupId);
  const picks = groups.map((groupId) => pickAgent(desk, groupId, open, draft.at));
  if (agentId === undefined || !picks.some((pick) => pick?.taker ?? pick?.lineOf)) return;
  const [pick] = picks;
  if (match.kind === 'choice') {
    routeByScope(draft, desk, open, { cause: 're-scoped' });
  } else if (pick) {
    const { groupId } = match;
    const steps = [...match.steps, ...pick.steps];
    if (pick.taker) assign(draft, desk, open, { groupId, ...pick.taker, cause: 're-scoped', steps });
    else if (pick.lineOf !== undefined)
      joinLine(draft, desk, open, { groupId, servingGroupId: pick.lineOf, steps });
  }
  const after = draft.desk;
  serveWith(draft, after, agentId, freedPlaces(after, agentId, 0));
}

/**
 * A leave message that nobody has: without a text it is none yet, and the entry is routed anew; else it goes live if
 * somebody may take it, or lies with the group that it is for, the most specific of two. It waits in no line (LM-20).
 */
function moveMessage(draft: Draft, open: Readonly<OpenConversation>, match: Match): void {
  const { desk } = draft;
  if (!isPending(desk, open)) {
    routeByScope(draft, desk, open, { cause: 're-scoped', robot: open.robotServes });
    return;
  }
  const groupId =
    match.kind === 'group' ? match.groupId : match.options.find(({ matched }) => matched === 'sku')?.groupId;
  const pick = groupId === undefined ? undefined : pickAgent(desk, groupId, open, draft.at);
  if (groupId === undefined || !pick) return;
  const { taker, steps } = pick;
  if (!taker) openLeaveMessage(draft, open, groupId, [...match.steps, ...steps]);
  else {
    const converted = { rule: 'LM-20', said: 'converted', groupId };
    const all = [...match.steps, converted, ...steps];
    assign(draft, desk, open, { groupId, ...taker, cause: 'converted', steps: all });
  }
}
