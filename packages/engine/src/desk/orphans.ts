import type { Desk, OpenConversation } from './desk.ts';

/** RT-52: the owner is gone; what is owed to its customers is somebody else's once the grace time is over. */
export function noteAbsence(desk: Desk, agentId: string, since: number): void {
  desk.agents.edit(agentId).goneSince = since;
  for (const id of desk.openByAgent.get(agentId) ?? []) noteOrphan(desk, desk.conversations.get(id));
}

export function notePresence(desk: Desk, agentId: string): void {
  desk.agents.edit(agentId).goneSince = undefined;
  for (const id of desk.openByAgent.get(agentId) ?? []) desk.orphans.delete(id);
}

/** Notes when the conversation needs another owner, if it does. */
export function noteOrphan(desk: Desk, open: Readonly<OpenConversation> | undefined): void {
  if (!open) return;
  const held = open.state === 'assigned' && open.owed ? open.agentId : undefined;
  const goneSince = held === undefined ? undefined : desk.agents.get(held)?.goneSince;
  if (goneSince === undefined) desk.orphans.delete(open.id);
  else desk.orphans.set(open.id, goneSince + desk.settings.orphanGraceMs);
}
