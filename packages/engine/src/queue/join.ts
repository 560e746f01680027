import type { Desk } from '../desk/desk.ts';
import type { Draft } from '../draft.ts';
import type { Entry } from '../routing/route.ts';
import type { TraceStep } from '../trace.ts';
import type { Line } from './line.ts';
import { expectedWait } from './wait.ts';

/** The conversation waits in the line of the serving group: at its end, or where it belongs by the time it has waited (RT-46). */
export function joinLine(
  draft: Draft,
  desk: Desk,
  entry: Entry,
  { steps, groupId, servingGroupId }: { groupId: string; servingGroupId: string; steps: TraceStep[] },
): void {
  const group = desk.groups.get(servingGroupId);
  if (!group) return;
  if (entry.state === 'queued' && group.line.placeOf(entry.id) > 0 && entry.groupId === groupId) return;
  const place = placeIn(group.line, entry.queueOrder);
  const expectedWaitMs = expectedWait(group, place);
  draft.emit({
    type: 'conversation.queued',
    conversationId: entry.id,
    groupId,
    servingGroupId,
    place,
    ...(expectedWaitMs === undefined ? {} : { expectedWaitMs }),
    trace: { steps, decidedAt: draft.seq },
  });
}

/** The place of somebody new, or of somebody who has waited since that order. */
function placeIn(line: Line, order: number | undefined): number {
  if (order === undefined) return line.length + 1;
  let place = 1;
  for (const [, other] of line.entries()) if (other < order) place += 1;
  return place;
}
