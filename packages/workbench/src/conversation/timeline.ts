import type {
  Card,
  CardRef,
  Conversation,
  FileRef,
  Message,
  MessageAuthor,
  Notice,
  OutgoingFile,
  OutgoingMessage,
  Rating,
} from '@shopbell/sdk/agent';
import { sameDay } from '../words/times.ts';

/** One bubble. What is on its way has no place in the journal yet. */
export interface Bubble {
  readonly key: string;
  /** Its place in the journal, once it has one. */
  readonly seq?: number;
  /** Empty where only files or a card are sent. */
  readonly text: string;
  readonly files?: readonly (FileRef | OutgoingFile)[];
  readonly card?: Card | CardRef;
  readonly at: number;
  readonly state: 'received' | 'sending' | 'sent' | 'seen' | 'failed';
  readonly outgoing?: OutgoingMessage;
  /** The robot offers a person with it (RB-05). */
  readonly offersAgent?: boolean;
  readonly note?: boolean;
  /** Of a stored message. */
  readonly messageId?: string;
}

export type Block =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'notice'; readonly key: string; readonly at: number; readonly notice: Notice['notice'] }
  /** A message stood here. */
  | {
      readonly kind: 'recalled';
      readonly key: string;
      readonly at: number;
      readonly author: MessageAuthor;
      readonly note: boolean;
      readonly messageId: string;
    }
  | { readonly kind: 'rating'; readonly key: string; readonly at: number; readonly rating: Rating }
  | {
      readonly kind: 'speech';
      readonly key: string;
      readonly at: number;
      /** Which side of the screen: `ours` is everything that the shop says. */
      readonly side: 'customer' | 'ours';
      readonly author: MessageAuthor;
      /** Between colleagues: the customer never sees it. */
      readonly note: boolean;
      readonly bubbles: readonly Bubble[];
    };

/** A message that was looked for, by its sequence. Each object is gone to once: whoever looks again makes another. */
export interface ShownMessage {
  readonly seq: number;
}

/** What one speaker says within this time of their first bubble stands together, under one time. */
const together = 60_000;

/** The conversation as the screen shows it: days, notices, and messages grouped by speaker and minute. */
export function timelineOf(
  conversation: Conversation,
  outgoing: readonly OutgoingMessage[],
  me: { readonly id: string; readonly name: string },
): readonly Block[] {
  const blocks: Block[] = [];
  let day: number | undefined;
  const dayLine = (at: number): void => {
    if (day !== undefined && sameDay(day, at)) return;
    blocks.push({ kind: 'day', key: `day-${at}`, at });
    day = at;
  };
  const say = (author: MessageAuthor, bubble: Bubble): void => {
    dayLine(bubble.at);
    const last = blocks.at(-1);
    const fits =
      last?.kind === 'speech' &&
      last.note === (bubble.note === true) &&
      last.author.kind === author.kind &&
      last.author.id === author.id &&
      bubble.at - last.at < together;
    if (fits) {
      blocks[blocks.length - 1] = { ...last, bubbles: [...last.bubbles, bubble] };
      return;
    }
    const side = author.kind === 'customer' ? 'customer' : 'ours';
    const note = bubble.note === true;
    blocks.push({ kind: 'speech', key: bubble.key, at: bubble.at, side, author, note, bubbles: [bubble] });
  };

  const { rating } = conversation;
  let rated = rating === undefined;
  /** Where the customer gave it; no line of the journal, so it has no place among what was not read yet. */
  const rate = (): void => {
    if (rated || !rating) return;
    rated = true;
    dayLine(rating.at);
    blocks.push({ kind: 'rating', key: 'rating', at: rating.at, rating });
  };

  const stored = new Set<string>();
  for (const [index, item] of conversation.items.entries()) {
    if (rating && rating.at < item.at) {
      if (index > 0 || !conversation.more) rate();
      rated = true;
    }
    if (item.kind === 'notice') {
      dayLine(item.at);
      blocks.push({ kind: 'notice', key: `seq-${item.seq}`, at: item.at, notice: item.notice });
    } else {
      if (item.clientId !== undefined) stored.add(item.clientId);
      if (item.recalled) {
        const { at, author, id: messageId, note = false } = item;
        dayLine(at);
        blocks.push({ kind: 'recalled', key: `seq-${item.seq}`, at, author, note, messageId });
      } else say(item.author, bubbleOf(item, conversation));
    }
  }
  rate();
  for (const message of outgoing) {
    // Between being stored and leaving the outbox a message could show twice.
    if (stored.has(message.clientId)) continue;
    say(
      { kind: 'agent', id: me.id, name: me.name },
      {
        key: message.clientId,
        text: message.text,
        ...carried(message),
        at: message.queuedAt,
        state: message.state,
        outgoing: message,
      },
    );
  }
  return blocks;
}

function bubbleOf(message: Message, conversation: Conversation): Bubble {
  const seen = message.seq <= conversation.seen.customer;
  return {
    // The client id stays the same from sending to stored, so that the bubble keeps its element.
    key: message.clientId ?? message.id,
    seq: message.seq,
    messageId: message.id,
    text: message.text,
    ...carried(message),
    at: message.at,
    // Nobody on the other side ever gets a note.
    state: message.author.kind === 'customer' || message.note ? 'received' : seen ? 'seen' : 'sent',
    ...(message.note === true ? { note: true } : {}),
    ...(message.offersAgent === true ? { offersAgent: true } : {}),
  };
}

function carried({ files, card }: Message | OutgoingMessage): Pick<Bubble, 'files' | 'card'> {
  return { ...(files && { files }), ...(card && { card }) };
}

/**
 * What may be reported as seen: only what is on screen, in a tab that is visible and has the focus, with the newest
 * line in view. Undefined if there is nothing new to report.
 */
export function seenUpTo(
  conversation: Conversation,
  screen: { readonly visible: boolean; readonly focused: boolean; readonly newestInView: boolean },
): number | undefined {
  if (!screen.visible || !screen.focused || !screen.newestInView) return undefined;
  const last = conversation.items.findLast(
    (item) => item.kind === 'message' && item.author.kind === 'customer',
  );
  return last && last.seq > conversation.seen.agent ? last.seq : undefined;
}
