import {
  agentOf,
  groupOf,
  type AgentExplanation as Found,
  type Desk,
  type TraceStep as Step,
} from '@shopbell/engine';
import type { AgentExplanation, AgentRef, GroupRef, TraceStep } from '@shopbell/sdk/model';

/** Where names are looked up: the desk of today, and behind it the one that is explained, for what is gone since. */
type Desks = readonly Desk[];

/** The desk's explanation with the names of `today`. */
export function explanationOf(desk: Desk, found: Found, today = desk): AgentExplanation {
  const desks = [today, desk];
  const { agentId, groups, entry, ...rest } = found;
  return {
    ...rest,
    agent: agentRef(desks, agentId),
    groups: groups.map(({ groupId, ...group }) => ({ ...group, group: groupRef(desks, groupId) })),
    ...(entry === undefined ? {} : { entry: entry.map((step) => stepOf(desks, step)) }),
  };
}

export function stepOf(desks: Desks, { rule, said, groupId, agentId, passedOver }: Step): TraceStep {
  return {
    rule,
    said,
    ...(groupId === undefined ? {} : { group: groupRef(desks, groupId) }),
    ...(agentId === undefined ? {} : { agent: agentRef(desks, agentId) }),
    ...(passedOver === undefined ? {} : { passedOver: { ...passedOver } }),
  };
}

export function agentRef(desks: Desks, id: string): AgentRef {
  return { id, name: nameIn(desks, (desk) => agentOf(desk, id)) ?? id };
}

export function groupRef(desks: Desks, id: string): GroupRef {
  return { id, name: nameIn(desks, (desk) => groupOf(desk, id)) ?? id };
}

function nameIn(
  desks: Desks,
  look: (desk: Desk) => { readonly name: string } | undefined,
): string | undefined {
  for (const desk of desks) {
    const found = look(desk);
    if (found) return found.name;
  }
  return undefined;
}
