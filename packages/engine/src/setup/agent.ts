import type { Command } from '../command.ts';
import type { CommandResult } from '../decision.ts';
import type { Draft } from '../draft.ts';
import { isId, issue, Refused } from '../refused.ts';
import { isBlank } from './shop.ts';

/** Adds an agent, offline; it joins the default group with the default weight by itself (AC-08). */
export function addAgent(
  draft: Draft,
  command: Extract<Command, { type: 'agent.add' }>,
): CommandResult | Refused {
  const { agentId, name } = command;
  if (!isId(agentId)) return issue('agentId', 'an id');
  if (draft.desk.agents.has(agentId)) return new Refused({ code: 'ALREADY_EXISTS' });
  if (isBlank(name)) return new Refused({ code: 'NAME_REQUIRED' });
  draft.emit({ type: 'agent.added', agentId, name });
  return { kind: 'done' };
}
