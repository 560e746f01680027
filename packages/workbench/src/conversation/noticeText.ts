import type { Notice } from '@shopbell/sdk/agent';
import { scopeLabel } from '../customer/customerLabel.ts';
import { clockTime } from '../words/times.ts';
import type { Words } from '../words/words.ts';

type Desk = Notice['notice'];

/** A line of the desk in plain words, as the agent `agentId` reads it. */
export function noticeText(notice: Desk, agentId: string, words: Words): string {
  const text = words.notice;
  switch (notice.kind) {
    case 'robot':
      return text.robot;
    case 'queued':
      return text.queued(notice.group.name);
    case 'assigned':
      return assignedText(notice, agentId, words);
    case 'supervised':
      return words.supervision.line[notice.how](notice.agent.name, notice.agent.id === agentId);
    case 'transferred':
      if (notice.takenOver)
        return notice.agent.id === agentId
          ? words.supervision.tookOver(notice.from.name)
          : words.supervision.takenOver(notice.agent.name, notice.from.name);
      return notice.agent.id === agentId
        ? text.transferredToYou(notice.from.name, notice.group.name)
        : text.transferred(notice.from.name, notice.agent.name, notice.group.name);
    case 'scope':
      return words.content.asksAbout(scopeLabel(notice.scope, words));
    case 'idle-warned':
      return text.idleWarned(clockTime(notice.endsAt, words.language));
    case 'leave-message':
      return text.leaveMessage(notice.group.name, notice.leftLine === true);
    case 'delivered':
      return text.delivered(notice.agent.name);
    case 'ended':
      return endedText(notice, words);
  }
}

/** What one agent wrote to the next; customers are never told. */
export function noteOf(notice: Desk): string | undefined {
  return notice.kind === 'transferred' ? notice.note : undefined;
}

function assignedText(
  { agent, group, cause }: Extract<Desk, { kind: 'assigned' }>,
  agentId: string,
  { notice: text }: Words,
): string {
  const mine = agent.id === agentId;
  switch (cause) {
    case 'converted':
      return text.converted(agent.name);
    case 're-routed':
    case 're-scoped':
      return text.reRouted(agent.name, group.name);
    case 'queue':
      return mine ? text.fromQueueToYou(group.name) : text.fromQueue(agent.name, group.name);
    case 'hand-over':
      return text.handOver(agent.name, group.name);
    case 'entry':
    case 'choice':
    case 'auto-choice':
      return mine ? text.assignedToYou(group.name) : text.assigned(agent.name, group.name);
    case 'contact':
      return mine ? text.contactedByYou : text.contacted(agent.name);
    case 'leave-message':
    case 'transfer':
      return text.assigned(agent.name, group.name);
  }
}

function endedText({ by, cause }: Extract<Desk, { kind: 'ended' }>, { notice: text }: Words): string {
  if (cause !== undefined) return text.endedBecause[cause];
  switch (by) {
    case 'customer':
      return text.endedByCustomer;
    case 'agent':
      return text.endedByAgent;
    case 'desk':
      return text.endedByDesk;
  }
}
