import type { Command, TransferTarget } from '../command.ts';
import { findOwn } from '../conversation/owner.ts';
import type { CommandResult } from '../decision.ts';
import type { Desk, Group, OpenConversation } from '../desk/desk.ts';
import type { Draft } from '../draft.ts';
import { whoseTurn } from '../fairness/ledger.ts';
import type { Seat } from '../fairness/seat.ts';
import { serveWith } from '../queue/serve.ts';
import { freedPlaces } from '../queue/freed.ts';
import { isId, issue, notFound, Refused } from '../refused.ts';
import { isRoutable } from '../routing/eligibility.ts';
import { turnRule, turnStep } from '../routing/turn.ts';
import type { TraceStep } from '../trace.ts';
import { belongsTo } from './belongs.ts';

/** Whom it goes to, and through which group. */
interface Target {
  readonly agentId: string;
  readonly servingGroupId: string;
  readonly turn: boolean;
  readonly steps: TraceStep[];
}

/**
 * The owner, or a supervisor, passes a conversation on to an agent or a group (RT-48, RT-49). Whom it goes to must be
 * there; weight, capacity and receiving do not matter for an agent (AC-04, RT-16, RT-30). In a group it goes to whose
 * turn it is, which counts as a turn; where nobody takes turns, to one of those who only get what is passed on.
 */
export function transferConversation(
  draft: Draft,
  command: Extract<Command, { type: 'conversation.transfer' }>,
): CommandResult | Refused {
  const { desk } = draft;
  const { conversationId, agentId: by, supervises = false, to, noteId } = command;
  if (noteId !== undefined && !isId(noteId)) return issue('noteId', 'an id');
  const open = supervises
    ? (desk.conversations.get(conversationId) ?? notFound('conversation'))
    : findOwn(desk, conversationId, { kind: 'agent', id: by });
  if (open instanceof Refused) return open;
  const { agentId: fromAgentId, groupId } = open;
  const serves = open.state === 'assigned';
  // A leave message that was delivered to somebody is passed on as one: the answer is owed by whoever has it then.
  if (!(serves || open.state === 'leave-message') || fromAgentId === undefined || groupId === undefined)
    return notFound('conversation');
  const target = targetOf(desk, open, to);
  if (target instanceof Refused) return target;
  const { steps, ...taker } = target;
  draft.emit({
    type: 'conversation.transferred',
    conversationId,
    fromAgentId,
    ...taker,
    by,
    ...(noteId === undefined ? {} : { noteId }),
    trace: { steps, decidedAt: draft.seq },
  });
  // What is not answered yet has taken no place.
  if (serves) serveWith(draft, desk, fromAgentId, freedPlaces(desk, fromAgentId, 1));
  return { kind: 'done' };
}

function targetOf(desk: Desk, open: Readonly<OpenConversation>, to: TransferTarget): Target | Refused {
  return to.kind === 'agent' ? agentTarget(desk, open, to.id) : groupTarget(desk, open, to.id);
}

function agentTarget(desk: Desk, open: Readonly<OpenConversation>, agentId: string): Target | Refused {
  const agent = desk.agents.get(agentId);
  if (!agent) return notFound('agent');
  if (agentId === open.agentId) return unavailable('self');
  const { status } = agent;
  if (!isRoutable(desk.settings, status)) return unavailable(status === 'online' ? 'offline' : status);
  const servingGroupId = belongsTo(desk, open, agent);
  if (servingGroupId === undefined) return notFound('group');
  const steps: TraceStep[] = [
    { rule: 'RT-48', said: status, agentId },
    { rule: 'RT-49', said: 'belongs', groupId: servingGroupId, agentId },
  ];
  return { agentId, servingGroupId, turn: false, steps };
}

function groupTarget(desk: Desk, open: Readonly<OpenConversation>, groupId: string): Target | Refused {
  const group = desk.groups.get(groupId);
  if (!group) return notFound('group');
  const { agentId: owner } = open;
  const free = whoseTurn(group.ledger, false, owner);
  const agentId = free ?? whoseTurn(group.ledger, true, owner);
  if (agentId === undefined) {
    const taker = transferOnly(desk, group, owner);
    if (taker === undefined) return unavailable('nobody');
    const steps: TraceStep[] = [{ rule: 'RT-48', said: 'transfer-only', groupId, agentId: taker }];
    return { agentId: taker, servingGroupId: groupId, turn: true, steps };
  }
  const steps: TraceStep[] = [{ rule: 'RT-48', said: free === undefined ? 'group-full' : 'group', groupId }];
  steps.push(turnStep(desk, group, turnRule(desk), agentId, owner));
  return { agentId, servingGroupId: groupId, turn: true, steps };
}

/**
 * Of members who are there and are routed nothing themselves (not receiving, weight or capacity 0): the one who was passed
 * something the longest ago.
 */
function transferOnly(
  desk: Desk,
  { ledger }: Readonly<Group>,
  owner: string | undefined,
): string | undefined {
  let first: Readonly<Seat> | undefined;
  for (const seat of ledger.seats.values()) {
    if (seat.agentId === owner || !isRoutable(desk.settings, desk.agents.get(seat.agentId)?.status)) continue;
    // RT-51: among equals the agent's id, and not who joined the group first.
    const equal = seat.lastTurn === first?.lastTurn;
    if (!first || seat.lastTurn < first.lastTurn || (equal && seat.agentId < first.agentId)) first = seat;
  }
  return first?.agentId;
}

function unavailable(reason: 'self' | 'away' | 'suspended' | 'offline' | 'nobody'): Refused {
  return new Refused({ code: 'TARGET_NOT_AVAILABLE', details: { reason } });
}
