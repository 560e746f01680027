import type { Scope } from '@shopbell/sdk/model';
import type { DeskEvent } from '../event.ts';

/** A customer who came, as the simulator lets them come again. */
export interface Arrival {
  readonly at: number;
  readonly customerId: string;
  readonly scope: Scope;
  /** The group that the customer chose, where there was a choice (RT-21). */
  readonly chose?: string;
  /** How long an agent had the conversation; left out where nobody ever did. */
  readonly serviceMs?: number;
  /** How long the customer waited in a line before giving up; left out where they did not. */
  readonly patienceMs?: number;
}

/** What a journal tells of the customers who came: when, for what, how long an agent had them, when they gave up. */
export function arrivalsOf(events: Iterable<DeskEvent>): Arrival[] {
  const open = new Map<string, { -readonly [K in keyof Arrival]: Arrival[K] }>();
  const assignedAt = new Map<string, number>();
  const queuedAt = new Map<string, number>();
  for (const event of events) {
    if (!('conversationId' in event)) continue;
    const { conversationId: id, at } = event;
    if (event.type === 'conversation.opened') {
      // Whom an agent contacted did not come.
      if (event.by) continue;
      open.set(id, { at, customerId: event.customerId, scope: event.scope });
      continue;
    }
    const arrival = open.get(id);
    if (!arrival) continue;
    if (event.type === 'conversation.queued') {
      if (!queuedAt.has(id)) queuedAt.set(id, at);
    } else if (event.type === 'conversation.assigned') {
      if (event.cause === 'choice') arrival.chose = event.groupId;
      if (!assignedAt.has(id)) assignedAt.set(id, at);
    } else if (event.type === 'conversation.ended' || event.type === 'leave-message.opened') {
      const since = assignedAt.get(id);
      const waited = queuedAt.get(id);
      if (since !== undefined) arrival.serviceMs = at - since;
      else if (waited !== undefined) arrival.patienceMs ??= at - waited;
    }
  }
  return [...open.values()];
}

/** A made-up day: `count` customers over `hours` from `from`, most of them in the middle of it. */
export interface MadeUpDay {
  readonly count: number;
  readonly from: number;
  readonly hours: number;
  /** The same seed gives the same day. */
  readonly seed: number;
  readonly scopes: readonly Scope[];
  /** Mean time that an agent has a conversation, in ms. */
  readonly serviceMs: number;
  /**
   * Mean time that a customer waits in a line before giving up, in ms; exponential, as the Erlang A model has it: some leave
   * at once, some stay for long. Above 0; 3 minutes if left out. With Infinity nobody gives up.
   */
  readonly patienceMs?: number;
}

/** Milliseconds that made-up customers wait by default, in the mean. */
export const defaultPatienceMs = 180_000;

export function makeUpDay({
  count,
  from,
  hours,
  seed,
  scopes,
  serviceMs,
  patienceMs = defaultPatienceMs,
}: MadeUpDay): Arrival[] {
  if (!(patienceMs > 0)) throw new RangeError('Patience is more than 0 ms.');
  const random = mulberry32(seed);
  // Of its own: the same customers come, however patient they are.
  const patience = mulberry32(~seed);
  const span = hours * 3_600_000;
  const arrivals = Array.from({ length: count }, (_, n): Arrival => {
    // The mean of two: a hill over the day.
    const at = from + Math.floor(((random() + random()) / 2) * span);
    const scope = scopes[Math.floor(random() * scopes.length)] ?? { page: 'shop', channel: 'web' };
    // Exponential, as conversations are: many short ones, a few long.
    const took = Math.max(1000, Math.round(-Math.log(1 - random()) * serviceMs));
    const waits = Math.max(1000, Math.round(-Math.log(1 - patience()) * patienceMs));
    const arrival = { at, customerId: `customer-${n}`, scope, serviceMs: took };
    return Number.isFinite(waits) ? { ...arrival, patienceMs: waits } : arrival;
  });
  return arrivals.sort((a, b) => a.at - b.at);
}

/** Small and good enough to scatter arrivals; no randomness of the machine, so that a run can be repeated. */
function mulberry32(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
