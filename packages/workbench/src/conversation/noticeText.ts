import type { Notice } from '@shopbell/sdk/agent';
import type { Words } from '../words/words.ts';

/** A line of the desk in plain words, as the agent `agentId` reads it. */
export function noticeText(notice: Notice['notice'], agentId: string, words: Words): string {
  switch (notice.kind) {
    case 'assigned':
      switch (notice.cause) {
        case 'converted':
          return words.notice.converted(notice.agent.name);
        case 're-routed':
          return words.notice.reRouted(notice.agent.name, notice.group.name);
        case 'transfer':
          return words.notice.transferred(notice.agent.name);
        case 'entry':
        case 'choice':
        case 'auto-choice':
          return notice.agent.id === agentId
            ? words.notice.assignedToYou(notice.group.name)
            : words.notice.assigned(notice.agent.name, notice.group.name);
        case 'leave-message':
          return words.notice.assigned(notice.agent.name, notice.group.name);
      }
      break;
    case 'leave-message':
      return words.notice.leaveMessage(notice.group.name);
    case 'delivered':
      return words.notice.delivered(notice.agent.name);
    case 'ended':
      switch (notice.by) {
        case 'customer':
          return words.notice.endedByCustomer;
        case 'agent':
          return words.notice.endedByAgent;
        case 'desk':
          return words.notice.endedByDesk;
      }
  }
}
