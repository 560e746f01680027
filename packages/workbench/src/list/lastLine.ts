import type { Conversation, Message, OutgoingMessage, TimelineItem } from '@shopbell/sdk/agent';
import { contentText } from '../attachments/contentText.ts';
import { noticeText } from '../conversation/noticeText.ts';
import { recalledText } from '../recall/recalledText.ts';
import type { Words } from '../words/words.ts';

/** The last line of a row: what a person said last, and who; an automatic reply only where nobody has said a word. */
export interface LastLine {
  /** `mine`: by this side. `draft`: typed and not sent. `failed`: could not be sent. */
  readonly kind: 'customer' | 'mine' | 'notice' | 'draft' | 'failed' | 'none';
  readonly text: string;
}

export function lastLine(
  conversation: Conversation,
  outgoing: readonly OutgoingMessage[],
  draft: string,
  agentId: string,
  words: Words,
): LastLine {
  if (outgoing.some((message) => message.state === 'failed'))
    return { kind: 'failed', text: words.list.failed };
  if (draft.trim() !== '') return { kind: 'draft', text: oneLine(draft) };
  const sending = outgoing.at(-1);
  if (sending) return { kind: 'mine', text: oneLine(contentText(sending, words)) };
  const { items } = conversation;
  const message = items.findLast(isSaidByPerson) ?? items.findLast(isSaid);
  if (conversation.state === 'ended' || !message) {
    const last = items.at(-1);
    if (last?.kind === 'notice') return { kind: 'notice', text: noticeText(last.notice, agentId, words) };
  }
  if (!message) return { kind: 'none', text: words.list.nothingWritten };
  if (conversation.customer.erased) return { kind: 'notice', text: words.erase.message };
  if (message.recalled) return { kind: 'notice', text: recalledText(message, agentId, words) };
  return {
    kind: message.author.kind === 'customer' ? 'customer' : 'mine',
    text: oneLine(contentText(message, words)),
  };
}

function isSaid(item: TimelineItem): item is Message {
  return item.kind === 'message' && !item.note;
}

function isSaidByPerson(item: TimelineItem): item is Message {
  return isSaid(item) && item.author.kind !== 'auto';
}

/** Long texts are cut before they reach the screen: a row shows one line of them. */
function oneLine(text: string): string {
  return text.slice(0, 200).replace(/\s+/gu, ' ').trim();
}
