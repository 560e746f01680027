import type { Notice } from '@shopbell/sdk';
import type { Words } from '../words/words.ts';

/** What the desk noted, in plain words. */
export function noticeText(words: Words, notice: Notice['notice']): string {
  switch (notice.kind) {
    case 'assigned':
      return words.assigned(notice.agent.name, notice.cause);
    case 'leave-message':
      return words.becameMessage;
    case 'delivered':
      return words.delivered(notice.agent.name);
    case 'ended':
      return words.endedBy(notice.by);
  }
}
