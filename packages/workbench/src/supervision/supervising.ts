import type { Conversation, Supervisor } from '@shopbell/sdk/agent';

/** How somebody looks over a running conversation; undefined if not at all, or if they have it. */
export function howOf(
  conversation: Conversation | undefined,
  agentId: string,
): Supervisor['how'] | undefined {
  if (!conversation || conversation.state === 'ended' || conversation.agent?.id === agentId) return undefined;
  return conversation.supervisors?.find(({ agent }) => agent.id === agentId)?.how;
}

/** Whether somebody writes in a conversation of a colleague: the desk takes their words while that one serves it. */
export function writesIn(conversation: Conversation, agentId: string): boolean {
  return conversation.state === 'assigned' && howOf(conversation, agentId) === 'joined';
}

/** Others who look over a running conversation, by how. */
export function othersOver(
  { state, supervisors = [] }: Conversation,
  agentId: string,
): Readonly<Record<Supervisor['how'], readonly string[]>> {
  const others = state === 'ended' ? [] : supervisors.filter(({ agent }) => agent.id !== agentId);
  const names = (wanted: Supervisor['how']): string[] =>
    others.flatMap(({ agent, how }) => (how === wanted ? agent.name : []));
  return { watching: names('watching'), joined: names('joined') };
}
