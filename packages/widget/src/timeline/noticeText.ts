import type { Notice } from '@shopbell/sdk';
import { minuteText } from '../words/times.ts';
import type { Words } from '../words/words.ts';

/** What the desk noted, in plain words. */
export function noticeText(words: Words, notice: Notice['notice']): string {
  switch (notice.kind) {
    case 'robot':
      return words.robotFirst;
    case 'queued':
      return words.queuedAt(notice.group.name);
    case 'transferred':
      return words.transferred(notice.from.name, notice.agent.name);
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
