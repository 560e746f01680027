import type { AgentExplanation as Found, Desk, TraceStep as Step } from '@shopbell/engine';
import type { AgentExplanation, TraceStep } from '@shopbell/sdk/model';
import { agentRef, groupRef } from '../feed/names.ts';

/** The desk's explanation with the names of `today`, or with those of then for what is gone since. */
export function explanationOf(desk: Desk, found: Found, today = desk): AgentExplanation {
  const { agentId, groups, entry, ...rest } = found;
  return {
    ...rest,
    agent: agentRef(today, agentId, desk),
    groups: groups.map(({ groupId, ...group }) => ({ ...group, group: groupRef(today, groupId, desk) })),
    ...(entry === undefined ? {} : { entry: entry.map((step) => stepOf(desk, step, today)) }),
  };
}

export function stepOf(
  desk: Desk,
  { rule, said, groupId, agentId, keys, passedOver }: Step,
  today = desk,
): TraceStep {
  return {
    rule,
    said,
    ...(groupId === undefined ? {} : { group: groupRef(today, groupId, desk) }),
    ...(agentId === undefined ? {} : { agent: agentRef(today, agentId, desk) }),
    ...(keys === undefined ? {} : { keys: { ...keys } }),
    ...(passedOver === undefined ? {} : { passedOver: { ...passedOver } }),
  };
}
