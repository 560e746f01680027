import type { Desk, DeskEvent, Trace } from '../../src/index.ts';

/** The events that are outcomes: what an entry came to, or who has it now. */
const outcomes: ReadonlySet<string> = new Set<DeskEvent['type']>([
  'conversation.refused',
  'conversation.offered',
  'robot.started',
  'conversation.queued',
  'conversation.assigned',
  'conversation.transferred',
  'leave-message.opened',
  'leave-message.delivered',
]);

/** What is wrong with the traces of one decision, made on this desk as it was before it. */
export function wrongTraces(desk: Desk, events: readonly DeskEvent[]): string[] {
  return events.flatMap((event, index) => {
    if (!outcomes.has(event.type)) return [];
    const trace = 'trace' in event ? event.trace : undefined;
    if (!trace) return [`${event.type} has no trace`];
    return [...wrongIn(trace, event, desk.seq + index), ...wrongCounts(trace, desk.agents.size)].map(
      (complaint) => `${event.type}: ${complaint} in ${JSON.stringify(trace)}`,
    );
  });
}

function wrongIn(trace: Trace, event: DeskEvent, seq: number): string[] {
  const wrong: string[] = [];
  if (trace.decidedAt !== seq) wrong.push(`decided at ${seq}`);
  if (trace.steps.length === 0) wrong.push('no step');
  const given = event.type === 'leave-message.opened' || !('agentId' in event) ? undefined : event.agentId;
  const fellTo = trace.steps.findLast(({ agentId }) => agentId !== undefined)?.agentId;
  if (given !== undefined && given !== fellTo) wrong.push(`${given} has it, and it fell to ${fellTo}`);
  // Small in the journal, whatever the size of the shop.
  if (JSON.stringify(trace).length > 1_000) wrong.push('too long');
  return wrong;
}

/** Who got it and everybody who was passed over are all the shop has: each counted once, by one reason. */
function wrongCounts({ steps }: Trace, agents: number): string[] {
  return steps.flatMap(({ agentId, passedOver }) => {
    if (!passedOver) return [];
    const counts = Object.values(passedOver);
    const all = counts.reduce((sum, count) => sum + count, agentId === undefined ? 0 : 1);
    return all === agents && counts.every((count) => count > 0) ? [] : [`${all} of ${agents} agents counted`];
  });
}
