import type { Conversation } from '@shopbell/sdk/agent';
import { byWaiting } from './waiting.ts';

/**
 * In which order who is served stands in the list: by waiting time (WB-13, WB-14), by when they came (WB-12), or by when
 * they last wrote, the newest or the oldest on top (WB-10, WB-11).
 */
export const listOrders = ['waiting', 'entry', 'newest', 'oldest'] as const;
export type ListOrder = (typeof listOrders)[number];

type Compare = (a: Conversation, b: Conversation) => number;

const byId: Compare = (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

export const comparisons: Readonly<Record<ListOrder, Compare>> = {
  waiting: byWaiting,
  entry: (a, b) => cameAt(a) - cameAt(b) || byId(a, b),
  newest: (a, b) => wroteAt(b) - wroteAt(a) || byId(a, b),
  oldest: (a, b) => wroteAt(a) - wroteAt(b) || byId(a, b),
};

/** WB-12: the instant of the customer's first message, whatever comes later; of one who wrote nothing that of the opening. */
function cameAt({ customerWrote, openedAt }: Conversation): number {
  return customerWrote?.first ?? openedAt;
}

/** WB-10: the instant of the customer's last message, whoever wrote since; of one who wrote nothing that of the opening. */
function wroteAt({ customerWrote, openedAt }: Conversation): number {
  return customerWrote?.last ?? openedAt;
}
