import type { OutgoingMessage, StaffChat, StaffItem, StaffMessage, StaffNotice } from '@shopbell/sdk/agent';
import type { Bubble } from '../conversation/timeline.ts';
import { sameDay } from '../words/times.ts';

export type StaffBlock =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'notice'; readonly key: string; readonly at: number; readonly item: StaffNotice }
  | {
      readonly kind: 'speech';
      readonly key: string;
      readonly at: number;
      readonly author: { readonly id: string; readonly name: string };
      readonly bubbles: readonly Bubble[];
    };

/** What one speaker says within this time of their first bubble stands together, under one time. */
const together = 60_000;

/** A chat as the screen shows it: days, notices, and messages grouped by speaker and minute. */
export function staffBlocks(
  items: readonly StaffItem[],
  outgoing: readonly OutgoingMessage[],
  chat: StaffChat,
  me: { readonly id: string; readonly name: string },
): readonly StaffBlock[] {
  const blocks: StaffBlock[] = [];
  let day: number | undefined;
  const dayLine = (at: number): void => {
    if (day === undefined || !sameDay(day, at)) blocks.push({ kind: 'day', key: `day-${at}`, at });
    day = at;
  };
  const say = (author: StaffMessage['author'], bubble: Bubble): void => {
    dayLine(bubble.at);
    const last = blocks.at(-1);
    if (last?.kind === 'speech' && last.author.id === author.id && bubble.at - last.at < together)
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
      say(item.author, bubbleOf(item, chat, me.id));
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

function bubbleOf(message: StaffMessage, chat: StaffChat, meId: string): Bubble {
  const { id, clientId, seq, text, files, at, author, number } = message;
  const seen = number <= (chat.seenByOther ?? 0);
  return {
    // The client id stays the same from sending to stored, so that the bubble keeps its element.
    key: clientId ?? id,
    seq,
    text,
    ...(files && { files }),
    at,
    state: author.id !== meId ? 'received' : seen ? 'seen' : 'sent',
  };
}
