import type { Conversation } from '@shopbell/sdk/agent';

/** How long a customer waits, judged at the limits that the service is assessed by. */
export type WaitLevel = 'calm' | 'slow' | 'late';

/** Milliseconds after which a wait is no longer calm: the 30-second rate, and the 3-minute rate. */
const waitLimits = { slow: 30_000, late: 180_000 } as const;

export function waitLevel(waitedMs: number): WaitLevel {
  if (waitedMs >= waitLimits.late) return 'late';
  return waitedMs >= waitLimits.slow ? 'slow' : 'calm';
}

/** WB-15: the instant of the first customer message after the last human reply; undefined if nobody waits. */
export function waitingSince({ customerWrote }: Conversation): number | undefined {
  return customerWrote?.owedSince;
}

/** The instant of the newest item, or of the opening. */
export function lastActivity(conversation: Conversation): number {
  return conversation.items.at(-1)?.at ?? conversation.openedAt;
}

/** Customer messages of an open conversation that no agent has seen. */
export function unreadCount({ customerWrote }: Conversation): number {
  return customerWrote?.unread ?? 0;
}

/** WB-13, WB-14: unreplied ones by waiting time, longest first; after them replied ones, newest activity first. */
export function byWaiting(a: Conversation, b: Conversation): number {
  const [sinceA, sinceB] = [waitingSince(a), waitingSince(b)];
  if (sinceA !== undefined && sinceB !== undefined && sinceA !== sinceB) return sinceA - sinceB;
  if (sinceA !== undefined && sinceB === undefined) return -1;
  if (sinceA === undefined && sinceB !== undefined) return 1;
  const newest = lastActivity(b) - lastActivity(a);
  return newest !== 0 && sinceA === undefined ? newest : a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}
