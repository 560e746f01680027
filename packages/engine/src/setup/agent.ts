import type { Command } from '../command.ts';
import type { CommandResult, Refusal } from '../decision.ts';
import type { Draft } from '../draft.ts';
import { freedPlaces } from '../queue/freed.ts';
import { serveWith, settleLines } from '../queue/serve.ts';
import { allReasons, isId, issue, notFound, Refused, wrong } from '../refused.ts';
import { maximumCapacity } from '../settings.ts';
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

/** Name, receiving (AC-03) and capacity (RT-43), from the next arrival on; what is left out stays. */
export function configureAgent(
  draft: Draft,
  command: Extract<Command, { type: 'agent.configure' }>,
): CommandResult | Refused {
  const agent = draft.desk.agents.get(command.agentId);
  if (!agent) return notFound('agent');
  const { agentId, name = agent.name, receiving = agent.receiving, ifVersion = agent.version } = command;
  if (ifVersion !== agent.version)
    return new Refused({ code: 'CHANGED_MEANWHILE', details: { version: agent.version } });
  const capacity = command.capacity === undefined ? agent.capacity : command.capacity;
  const refused = allReasons(reasonsAgainstAgent({ name, receiving, capacity }), agentPlaces);
  if (refused) return refused;
  if (name === agent.name && receiving === agent.receiving && capacity === agent.capacity)
    return { kind: 'done' };
  draft.emit({ type: 'agent.configured', agentId, name, receiving, capacity });
  settleLines(draft, agent.groupIds);
  const { desk } = draft;
  serveWith(draft, desk, agentId, freedPlaces(desk, agentId, 0));
  return { kind: 'done' };
}

/** Where a reason stands that names no place of its own. */
export const agentPlaces = { NAME_REQUIRED: 'name' } as const;

/** Every reason against what is given of an agent. */
export function reasonsAgainstAgent(
  given: Pick<Extract<Command, { type: 'agent.configure' }>, 'name' | 'receiving' | 'capacity'>,
): Refusal[] {
  const { name, receiving, capacity } = given;
  const reasons: Refusal[] = [];
  if (name !== undefined && isBlank(name)) reasons.push({ code: 'NAME_REQUIRED' });
  if (receiving !== undefined && typeof receiving !== 'boolean')
    reasons.push(wrong('receiving', 'true or false'));
  if (capacity !== undefined && capacity !== null && !isCapacity(capacity))
    reasons.push(wrong('capacity', `null, or a whole number from 0 to ${maximumCapacity}`));
  return reasons;
}

function isCapacity(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) >= 0 && Number(value) <= maximumCapacity;
}
