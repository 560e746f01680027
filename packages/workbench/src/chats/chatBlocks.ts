import type {
  CustomerGroupMessage,
  CustomerGroupNotice,
  OutgoingMessage,
  StaffMessage,
  StaffNotice,
} from '@shopbell/sdk/agent';
import type { Bubble } from '../conversation/timeline.ts';
import { sameDay } from '../words/times.ts';
import { isCustomer, isMe, type Chat, type ChatItem, type ChatPerson } from './chatText.ts';

export type ChatBlock =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | {
      readonly kind: 'notice';
      readonly key: string;
      readonly at: number;
      readonly item: StaffNotice | CustomerGroupNotice;
    }
  | {
      readonly kind: 'speech';
      readonly key: string;
      readonly at: number;
      readonly author: ChatPerson;
      readonly bubbles: readonly Bubble[];
    };

/** What one speaker says within this time of their first bubble stands together, under one time. */
const together = 60_000;

/** A chat as the screen shows it: days, notices, and messages grouped by speaker and minute; `erased` in the place of words that were. */
export function chatBlocks(
  items: readonly ChatItem[],
  outgoing: readonly OutgoingMessage[],
  chat: Chat,
  me: { readonly id: string; readonly name: string },
  erased: string,
): readonly ChatBlock[] {
  const blocks: ChatBlock[] = [];
  let day: number | undefined;
  const dayLine = (at: number): void => {
    if (day === undefined || !sameDay(day, at)) blocks.push({ kind: 'day', key: `day-${at}`, at });
    day = at;
  };
  const say = (author: ChatPerson, bubble: Bubble): void => {
    dayLine(bubble.at);
    const last = blocks.at(-1);
    if (last?.kind === 'speech' && isSame(last.author, author) && bubble.at - last.at < together)
      blocks[blocks.length - 1] = { ...last, bubbles: [...last.bubbles, bubble] };
    else blocks.push({ kind: 'speech', key: bubble.key, at: bubble.at, author, bubbles: [bubble] });
  };
  const stored = new Set<string>();
  for (const item of items) {
    if (item.kind === 'notice') {
      // That two talk needs no telling.
      if (chat.kind === 'pair') continue;
      dayLine(item.at);
      blocks.push({ kind: 'notice', key: `seq-${item.seq}`, at: item.at, item });
    } else {
      if (item.clientId !== undefined) stored.add(item.clientId);
      say(item.author, bubbleOf(item, chat, me.id, erased));
    }
  }
  for (const message of outgoing) {
    // Between being stored and leaving the outbox a message could show twice.
    if (stored.has(message.clientId)) continue;
    const { clientId: key, text, files, queuedAt: at, state } = message;
    say(me, { key, text, ...(files && { files }), at, state, outgoing: message });
  }
  return blocks;
}

function isSame(some: ChatPerson, other: ChatPerson): boolean {
  return some.id === other.id && isCustomer(some) === isCustomer(other);
}

function bubbleOf(
  message: StaffMessage | CustomerGroupMessage,
  chat: Chat,
  meId: string,
  erased: string,
): Bubble {
  const { id, clientId, seq, files, at, author, number } = message;
  const text = message.erased ? erased : message.text;
  const seen = number <= ('seenByOther' in chat ? (chat.seenByOther ?? 0) : 0);
  return {
    // The client id stays the same from sending to stored, so that the bubble keeps its element.
    key: clientId ?? id,
    seq,
    text,
    ...(files && { files }),
    at,
    state: !isMe(author, { meId }) ? 'received' : seen ? 'seen' : 'sent',
  };
}
