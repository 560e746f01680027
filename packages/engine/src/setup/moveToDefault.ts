import type { Draft } from '../draft.ts';
import { serveLines } from '../queue/serve.ts';
import { routeToGroup } from '../routing/route.ts';

/**
 * What waits in a group that is about to be deleted goes to the default group (RT-25): leave messages, as old as they
 * are, and customers in its line, who waited longest first. Nobody is lost. What an agent holds, leave messages not
 * answered yet among it, stays with the agent, and who is with the robot is routed when they want a person.
 */
export function moveToDefault(draft: Draft, groupId: string, defaultGroupId: string): void {
  const waiting = Array.from(draft.desk.conversations.values())
    .filter((open) => open.groupId === groupId && open.state !== 'assigned')
    .sort((a, b) => (a.queueOrder ?? 0) - (b.queueOrder ?? 0));
  for (const { id } of waiting) {
    const { desk } = draft;
    // Read anew: it may have gone live with another conversation of its customer.
    const open = desk.conversations.get(id);
    if (!open) continue;
    const steps = [{ rule: 'RT-25', said: 'moved', groupId: defaultGroupId }];
    if (open.state === 'queued') {
      routeToGroup(draft, desk, open, defaultGroupId, { cause: 'queue' }, steps);
    } else if (open.state === 'leave-message' && open.agentId === undefined) {
      draft.emit({
        type: 'leave-message.opened',
        conversationId: open.id,
        groupId: defaultGroupId,
        trace: { steps, decidedAt: draft.seq },
      });
    }
  }
  serveLines(draft);
}
