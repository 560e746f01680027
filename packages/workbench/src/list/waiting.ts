import type { Conversation } from '@shopbell/sdk/agent';

/** How long a customer waits, judged at the limits that the service is assessed by. */
export type WaitLevel = 'calm' | 'slow' | 'late';

/** Milliseconds after which a wait is no longer calm: the 30-second rate, and the 3-minute rate. */
const waitLimits = { slow: 30_000, late: 180_000 } as const;

export function waitLevel(waitedMs: number): WaitLevel {
  if (waitedMs >= waitLimits.late) return 'late';
  return waitedMs >= waitLimits.slow ? 'slow' : 'calm';
}

/**
 * WB-15: the instant of the first customer message after the last human reply; undefined if nobody waits. Automatic
 * replies and the robot are no human reply. Judged by the items held: if the whole newest page is the customer's,
 * the wait is counted from the oldest of it.
 */
export const waitingSince = rememberedFor((conversation: Conversation): number | undefined => {
  if (conversation.state === 'ended') return undefined;
  let since: number | undefined;
  for (const item of conversation.items) {
    if (item.kind !== 'message' || item.note) continue;
    if (item.author.kind === 'agent') since = undefined;
    else if (item.author.kind === 'customer') since ??= item.at;
  }
  return since;
});

/** The instant of the newest item, or of the opening. */
export function lastActivity(conversation: Conversation): number {
  return conversation.items.at(-1)?.at ?? conversation.openedAt;
}

/** Customer messages that no agent has seen. */
export const unreadCount = rememberedFor((conversation: Conversation): number => {
  let unread = 0;
  for (const item of conversation.items) {
    if (item.kind === 'message' && item.author.kind === 'customer' && item.seq > conversation.seen.agent)
      unread++;
  }
  return unread;
});

/** WB-13, WB-14: unreplied ones by waiting time, longest first; after them replied ones, newest activity first. */
export function byWaiting(a: Conversation, b: Conversation): number {
  const [sinceA, sinceB] = [waitingSince(a), waitingSince(b)];
  if (sinceA !== undefined && sinceB !== undefined && sinceA !== sinceB) return sinceA - sinceB;
  if (sinceA !== undefined && sinceB === undefined) return -1;
  if (sinceA === undefined && sinceB !== undefined) return 1;
  const newest = lastActivity(b) - lastActivity(a);
  return newest !== 0 && sinceA === undefined ? newest : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** Conversations are new objects when they change, so what follows from one is worked out once, not every second. */
function rememberedFor<T>(work: (conversation: Conversation) => T): (conversation: Conversation) => T {
  const known = new WeakMap<Conversation, { readonly value: T }>();
  return (conversation) => {
    let entry = known.get(conversation);
    if (!entry) {
      entry = { value: work(conversation) };
      known.set(conversation, entry);
    }
    return entry.value;
  };
}
