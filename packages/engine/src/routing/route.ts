import type { AssignCause } from '@shopbell/sdk/model';
import type { Desk, OpenConversation } from '../desk/desk.ts';
import type { Draft } from '../draft.ts';
import { openLeaveMessage } from '../leaveMessage/entry.ts';
import { joinLine } from '../queue/join.ts';
import { startRobot } from '../robot/start.ts';
import type { TraceStep } from '../trace.ts';
import { assign } from './assign.ts';
import { matchScope } from './match.ts';
import { pickAgent } from './pick.ts';

/** What routing has to know of a conversation. */
export type Entry = Readonly<
  Pick<OpenConversation, 'id' | 'customerId' | 'scope' | 'state'> &
    Partial<Pick<OpenConversation, 'groupId' | 'agentId' | 'firstTextAt' | 'queueOrder'>>
>;

/** What is particular about one routing. */
export interface Routing {
  readonly cause: AssignCause;
  /** The host has a robot for this scope (RB-04). */
  readonly robot?: boolean;
}

/**
 * Routes an entry by what its scope says now: to the robot, to an agent, a choice, a line, or a leave message. `before` are
 * the steps that were looked at before.
 */
export function routeByScope(
  draft: Draft,
  desk: Desk,
  entry: Entry,
  routing: Routing,
  before: readonly TraceStep[] = [],
): void {
  const match = matchScope(desk, entry.scope);
  if (!match) return;
  const steps = before.length === 0 ? match.steps : [...before, ...match.steps];
  if (match.kind === 'group') {
    routeToGroup(draft, desk, entry, match.groupId, routing, steps);
    return;
  }
  draft.emit({
    type: 'conversation.offered',
    conversationId: entry.id,
    options: match.options,
    autoChooseAt: draft.at + desk.settings.chooserTimeoutMs,
    trace: { steps, decidedAt: draft.seq },
  });
}

/** Routes an entry as one of this group. `steps` are what was looked at before. */
export function routeToGroup(
  draft: Draft,
  desk: Desk,
  entry: Entry,
  groupId: string,
  routing: Routing,
  steps: readonly TraceStep[],
): void {
  const pick = pickAgent(desk, groupId, entry, draft.at);
  if (!pick) return;
  const all = [...steps, ...pick.steps];
  if (pick.taker) {
    const { agentId, servingGroupId } = pick.taker;
    assign(draft, desk, entry, { agentId, groupId, servingGroupId, cause: routing.cause, steps: all });
  } else if (routing.robot === true && desk.settings.robot === 'nobody-free') {
    startRobot(draft, entry.id, [...all, { rule: 'RB-05', said: 'robot', groupId }], groupId);
  } else if (pick.lineOf !== undefined) {
    joinLine(draft, desk, entry, { groupId, servingGroupId: pick.lineOf, steps: all });
  } else {
    openLeaveMessage(draft, entry, groupId, all);
  }
}
