import type { Scope } from '@shopbell/sdk/model';
import type { Desk } from '../desk/desk.ts';
import { checks, firstFailingCheck, type FailedCheck } from '../routing/eligibility.ts';
import { matchScope } from '../routing/match.ts';
import { pickAgent } from '../routing/pick.ts';
import type { TraceStep } from '../trace.ts';

/** What holds for the agent through one group. */
export interface GroupExplanation {
  readonly groupId: string;
  /** The first check that fails, in the order of RT-29; undefined if the agent gets conversations through it. */
  readonly failed?: FailedCheck;
  readonly weight?: number;
  /** The next conversation of the group would go to the agent. */
  readonly next: boolean;
  /** The group is disabled: nothing is matched to it (RT-19). */
  readonly disabled: boolean;
}

export interface AgentExplanation {
  readonly agentId: string;
  /**
   * RT-29: the first check that keeps the agent from getting any conversation (of this scope, if one was given);
   * undefined if it gets some.
   */
  readonly failed?: FailedCheck;
  /** The agent is in no group at all: told with `scope`. */
  readonly inNoGroup: boolean;
  readonly groups: readonly GroupExplanation[];
  /** With a scope: where an entry of it would go now, step by step. */
  readonly entry?: readonly TraceStep[];
}

/**
 * Why an agent gets no conversations, from the desk as it is: for all that comes through its groups, or for entries of
 * one scope. Undefined if the shop has no such agent.
 */
export function explainAgent(desk: Desk, agentId: string, scope?: Scope): AgentExplanation | undefined {
  const agent = desk.agents.get(agentId);
  if (!agent) return undefined;
  const match = scope && matchScope(desk, scope);
  const matched =
    match && (match.kind === 'group' ? [match.groupId] : match.options.map(({ groupId }) => groupId));
  const reach = matched?.flatMap((groupId) => [groupId, ...standIn(desk, groupId)]);
  const groupIds = reach ?? agent.groupIds;
  const groups = groupIds.map((groupId) => explainIn(desk, agentId, groupId));
  const failed = worst(groups.map((group) => (group.disabled && !reach ? 'scope' : group.failed)));
  return {
    agentId,
    ...(failed === undefined ? {} : { failed }),
    inNoGroup: agent.groupIds.length === 0,
    groups,
    ...(scope && match?.kind === 'group' ? { entry: trial(desk, scope, match.groupId, match.steps) } : {}),
    ...(match?.kind === 'choice' ? { entry: match.steps } : {}),
  };
}

/** The default group takes part where nobody of the group is there (RT-09). */
function standIn(desk: Desk, groupId: string): string[] {
  const group = desk.groups.get(groupId);
  const pick = group && pickAgent(desk, groupId, nobody(desk), desk.at);
  const serving = pick?.taker?.servingGroupId ?? pick?.lineOf;
  return serving === undefined || serving === groupId ? [] : [serving];
}

function explainIn(desk: Desk, agentId: string, groupId: string): GroupExplanation {
  const group = desk.groups.get(groupId);
  const failed = firstFailingCheck(desk, agentId, groupId);
  const weight = group?.ledger.seats.get(agentId)?.weight;
  return {
    groupId,
    ...(failed === undefined ? {} : { failed }),
    ...(weight === undefined ? {} : { weight }),
    next: group !== undefined && pickAgent(desk, groupId, nobody(desk), desk.at)?.taker?.agentId === agentId,
    disabled: group?.enabled === false,
  };
}

/** The failure that is told of several groups: none if the agent gets through in one, else the one that came furthest. */
function worst(failures: readonly (FailedCheck | undefined)[]): FailedCheck | undefined {
  if (failures.includes(undefined)) return undefined;
  return checks.findLast((check) => failures.includes(check)) ?? 'scope';
}

function trial(desk: Desk, scope: Scope, groupId: string, steps: readonly TraceStep[]): readonly TraceStep[] {
  return [...steps, ...(pickAgent(desk, groupId, { ...nobody(desk), scope }, desk.at)?.steps ?? [])];
}

/** An entry of nobody, to see where one would go. */
function nobody(desk: Desk): Parameters<typeof pickAgent>[2] {
  const scope = { page: 'shop', channel: 'web' } as const;
  return { id: '', customerId: `nobody-${desk.seq}`, scope, state: 'opening' };
}
