import type { OutgoingMessage } from '@shopbell/sdk';
import type { Conversation, Message } from '@shopbell/sdk';
import { noticeOf, type AnyItem, type AnyNotice, type Speaker } from './noticeText.ts';

export type MessageState = 'sending' | 'sent' | 'seen' | 'failed';

/** One bubble. */
export interface Line {
  readonly said: Message | OutgoingMessage;
  /** Only of the customer's own. */
  readonly state?: MessageState;
  readonly outgoing?: OutgoingMessage;
}

/** What stands between two gaps of the timeline. */
export type Block =
  | { readonly kind: 'day'; readonly at: number }
  /** Without a notice: a message stood here, and was recalled. */
  | { readonly kind: 'notice'; readonly at: number; readonly notice: AnyNotice | undefined }
  | {
      readonly kind: 'said';
      readonly at: number;
      /** Undefined for the customer. */
      readonly author: Speaker | undefined;
      readonly lines: readonly Line[];
    };

type SaidBlock = Extract<Block, { kind: 'said' }>;

const minuteOf = (at: number) => Math.floor(at / 60_000);
const dayOf = (at: number) => new Date(at).toDateString();

/**
 * The timeline of a conversation: what was said, grouped by speaker and minute, what the desk noted, and the days
 * between. What is still on its way stands at the end. `knownDay` is an instant
 * of the day that needs no telling: of what stands above, or today.
 */
export function blocksOf(
  items: readonly AnyItem[],
  seen: Conversation['seen'],
  outgoing: readonly OutgoingMessage[] = [],
  knownDay?: number,
): Block[] {
  const blocks: Block[] = [];
  let day = knownDay === undefined ? undefined : dayOf(knownDay);
  let said: (Omit<SaidBlock, 'lines'> & { lines: Line[] }) | undefined;

  const turnTo = (at: number) => {
    if (day !== dayOf(at)) {
      day = dayOf(at);
      said = undefined;
      blocks.push({ kind: 'day', at });
    }
  };
  const say = (at: number, author: Speaker | undefined, line: Line) => {
    turnTo(at);
    if (
      !said ||
      said.author?.id !== author?.id ||
      said.author?.kind !== author?.kind ||
      minuteOf(said.at) !== minuteOf(at)
    ) {
      said = { kind: 'said', at, author, lines: [] };
      blocks.push(said);
    }
    said.lines.push(line);
  };

  for (const item of items) {
    if (item.kind === 'notice' || item.recalled) {
      turnTo(item.at);
      said = undefined;
      blocks.push({ kind: 'notice', at: item.at, notice: noticeOf(item) });
    } else if (item.author.kind === 'customer') {
      const state = seen.agent >= item.seq ? 'seen' : 'sent';
      say(item.at, undefined, { said: item, state });
    } else {
      say(item.at, item.author, { said: item });
    }
  }
  const lastAt = items.at(-1)?.at ?? 0;
  for (const message of outgoing) {
    // This device's clock may be behind the server's: what waits never stands before what was said.
    say(Math.max(message.queuedAt, lastAt), undefined, {
      said: message,
      state: message.state,
      outgoing: message,
    });
  }
  return blocks;
}
