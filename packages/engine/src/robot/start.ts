import type { Draft } from '../draft.ts';
import type { TraceStep } from '../trace.ts';

/** The robot has the conversation; no session begins with it (RB-06). */
export function startRobot(
  draft: Draft,
  conversationId: string,
  steps: readonly TraceStep[],
  groupId?: string,
): void {
  draft.emit({
    type: 'robot.started',
    conversationId,
    ...(groupId === undefined ? {} : { groupId }),
    trace: { steps, decidedAt: draft.seq },
  });
}
