import type { Conversation, Notice, TimelineItem } from './conversation.ts';
import type { ConversationEvent, FeedEvent } from './events.ts';

/**
 * The one fold from events to a conversation. The server makes snapshots with it, clients keep them current with it, so
 * that *old snapshot + events = fresh snapshot* holds by construction. Returns a new object when something changed; an
 * event at or below `lastSeq` was seen already and changes nothing.
 */
export function foldConversation(
  before: Conversation | undefined,
  seq: number,
  event: ConversationEvent,
): Conversation | undefined {
  if (event.type === 'conversation.opened') {
    if (before) return before;
    return {
      id: event.conversationId,
      scope: event.scope,
      customer: event.customer,
      state: 'opening',
      openedAt: event.at,
      lastSeq: seq,
      seen: { customer: 0, agent: 0 },
      items: [],
      more: false,
    };
  }
  if (!before || seq <= before.lastSeq) return before;
  const { options: _options, autoChooseAt: _autoChooseAt, ...settled } = before;
  const next = { ...before, lastSeq: seq };
  switch (event.type) {
    case 'conversation.offered':
      return { ...next, state: 'choosing', options: event.options, autoChooseAt: event.autoChooseAt };
    case 'conversation.assigned': {
      const { agent, group, cause } = event;
      const items = withNotice(before.items, seq, event.at, { kind: 'assigned', agent, group, cause });
      return { ...settled, lastSeq: seq, state: 'assigned', agent, group, items };
    }
    case 'leave-message.opened': {
      const items = withNotice(before.items, seq, event.at, { kind: 'leave-message', group: event.group });
      // Nobody holds it: it is new, or the agent it was delivered to has gone.
      const { agent: _agent, ...unheld } = settled;
      return { ...unheld, lastSeq: seq, state: 'leave-message', group: event.group, items };
    }
    case 'leave-message.delivered': {
      const items = withNotice(before.items, seq, event.at, { kind: 'delivered', agent: event.agent });
      return { ...next, agent: event.agent, items };
    }
    case 'message.posted': {
      const { author } = event.message;
      const seen = { ...before.seen };
      // Whoever writes has read what stands above.
      if (author.kind === 'customer' || author.kind === 'agent') seen[author.kind] = seq;
      return { ...next, items: [...before.items, event.message], seen };
    }
    case 'message.seen':
      return { ...next, seen: { ...before.seen, [event.by]: Math.max(before.seen[event.by], event.upTo) } };
    case 'conversation.ended': {
      const items = withNotice(before.items, seq, event.at, { kind: 'ended', by: event.by });
      return { ...settled, lastSeq: seq, state: 'ended', endedAt: event.at, items };
    }
  }
}

/** Applies one event of the feed to a set of conversations; the set is copied only if it changes. */
export function foldFeed(
  before: ReadonlyMap<string, Conversation>,
  seq: number,
  event: FeedEvent,
): ReadonlyMap<string, Conversation> {
  if (event.type === 'agent.status-changed') return before;
  const known = before.get(event.conversationId);
  const next =
    event.type === 'conversation.joined'
      ? known && known.lastSeq >= event.conversation.lastSeq
        ? known
        : event.conversation
      : foldConversation(known, seq, event);
  if (!next || next === known) return before;
  return new Map(before).set(event.conversationId, next);
}

/** Keeps the newest items only, as a snapshot does. */
export function trimConversation(conversation: Conversation, keep: number): Conversation {
  if (conversation.items.length <= keep) return conversation;
  return { ...conversation, items: conversation.items.slice(-keep), more: true };
}

function withNotice(
  items: readonly TimelineItem[],
  seq: number,
  at: number,
  notice: Notice['notice'],
): TimelineItem[] {
  return [...items, { kind: 'notice', seq, at, notice }];
}
