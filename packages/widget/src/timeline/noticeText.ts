import type { Notice, TimelineItem } from '@shopbell/sdk';
import { minuteText } from '../words/times.ts';
import type { Words } from '../words/words.ts';

/** Of a recalled message nothing but that is told. */
export const noticeOf = (item: TimelineItem): Notice['notice'] | undefined =>
  'notice' in item ? item.notice : undefined;

/** What the desk noted, in plain words; without a notice, that a message was recalled. */
export function noticeText(words: Words, notice: Notice['notice'] | undefined): string {
  switch (notice?.kind) {
    case undefined:
      return words.recalled;
    case 'robot':
      return words.robotFirst;
    case 'queued':
      return words.queuedAt(notice.group.name);
    case 'transferred':
      return words.transferred(notice.from.name, notice.agent.name);
    // Customers are told of who joins.
    case 'supervised':
      return words.assigned(notice.agent.name);
    case 'scope': {
      const { sku, orderId, trackingNo } = notice.scope;
      return notice.card ? words.asksAboutNow : words.asksAbout(trackingNo ?? orderId ?? sku);
    }
    case 'idle-warned':
      return words.idleWarned(minuteText(words.locale, notice.endsAt));
    case 'assigned':
      return words.assigned(notice.agent.name, notice.cause);
    case 'leave-message':
      return words.becameMessage(notice.leftLine);
    case 'delivered':
      return words.delivered(notice.agent.name);
    case 'ended':
      return words.endedBy(notice.cause ?? notice.by);
  }
}
