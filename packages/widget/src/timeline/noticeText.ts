import type { Message, Notice, TimelineItem } from '@shopbell/sdk';
import { minuteText } from '../words/times.ts';
import type { NoticeWords } from '../extras/noticeWords.ts';
import type { Words } from '../words/words.ts';

/** A line that was put into words already: of a group, whose words come with its view. */
export interface ToldNotice {
  readonly kind: 'told';
  readonly text: string;
}

export type AnyNotice = Notice['notice'] | ToldNotice;

/** Who said it; in a group, with what stands beside the names of the shop's people. */
export type Speaker = Message['author'] & { readonly tag?: string };

/** What a timeline shows: of a conversation, or of a group. */
export type AnyItem =
  | TimelineItem
  | (Omit<Message, 'author'> & { readonly author: Speaker })
  | (Omit<Notice, 'notice'> & { readonly notice: ToldNotice });

/** Of a recalled message nothing but that is notices. */
export const noticeOf = (item: AnyItem): AnyNotice | undefined =>
  'notice' in item ? item.notice : undefined;

/** What the desk noted, in plain words; without a notice, that a message was recalled. */
export function noticeText(words: Words, notices: NoticeWords, notice: AnyNotice | undefined): string {
  if (!notice) return notices.recalled;
  switch (notice.kind) {
    case 'robot':
      return notices.robotFirst;
    case 'queued':
      return notices.queuedAt(notice.group.name);
    case 'transferred':
      return notices.transferred(notice.from.name, notice.agent.name);
    case 'scope': {
      const { sku, orderId, trackingNo } = notice.scope;
      return notice.card ? notices.asksAboutNow : notices.asksAbout(trackingNo ?? orderId ?? sku);
    }
    case 'idle-warned':
      return notices.idleWarned(minuteText(words.locale, notice.endsAt));
    // Customers are told of who joins.
    case 'supervised':
    case 'assigned':
      return words.assigned(notice.agent.name, 'cause' in notice ? notice.cause : undefined);
    case 'leave-message':
      return notices.becameMessage(notice.leftLine);
    case 'delivered':
      return notices.delivered(notice.agent.name);
    case 'ended':
      return notices.endedBy(notice.cause ?? notice.by);
    default:
      return notice.text;
  }
}
