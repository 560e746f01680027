import type { Agent, Desk, OpenConversation } from '../desk/desk.ts';

/** RT-49: it belongs to the agent's group; of several, to where it was, else to one of the agent's own. */
export function belongsTo(
  desk: Desk,
  open: Readonly<OpenConversation>,
  agent: Readonly<Agent>,
): string | undefined {
  const preferred = [open.servingGroupId, open.groupId].find(
    (id) => id !== undefined && agent.groupIds.includes(id),
  );
  const own = agent.groupIds.find((id) => id !== desk.shop?.defaultGroupId) ?? agent.groupIds[0];
  return preferred ?? own ?? open.servingGroupId ?? open.groupId;
}
