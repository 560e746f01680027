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
  const { idleEndsAt: _idleEndsAt, ...lively } = before;
  // Whoever reads or writes is there; the agent's reading says nothing of the customer.
  const unwarned = event.type === 'message.seen' && event.by === 'agent' ? before : lively;
  const { options: _options, autoChooseAt: _autoChooseAt, queue: _queue, ...settled } = unwarned;
  const next = { ...unwarned, lastSeq: seq };
  const turned = { ...settled, lastSeq: seq };
  const { agent: _agent, ...unheld } = turned;
  const noted = (notice: Notice['notice']): { items: TimelineItem[] } => ({
    items: [...before.items, { kind: 'notice', seq, at: event.at, notice }],
  });
  switch (event.type) {
    case 'conversation.offered': {
      const { options, autoChooseAt } = event;
      // Nobody holds it: it is new, or the customer asks about something that others serve.
      return { ...unheld, state: 'choosing', options, autoChooseAt };
    }
    case 'robot.started':
      return { ...turned, state: 'robot', ...noted({ kind: 'robot' }) };
    case 'conversation.queued': {
      const { group, queue } = event;
      return { ...unheld, state: 'queued', group, queue, ...noted({ kind: 'queued', group }) };
    }
    case 'conversation.assigned': {
      const { agent, group, cause } = event;
      const notice = noted({ kind: 'assigned', agent, group, cause });
      return { ...turned, state: 'assigned', agent, group, ...notice };
    }
    case 'conversation.transferred': {
      const { agent, group, from, note } = event;
      const told = {
        kind: 'transferred',
        from,
        agent,
        group,
        ...(note === undefined ? {} : { note }),
      } as const;
      return { ...next, agent, group, ...noted(told) };
    }
    case 'leave-message.opened': {
      const { group, leftLine } = event;
      // Nobody holds it: it is new, or the agent it was delivered to has gone.
      const notice = noted({ kind: 'leave-message', group, ...(leftLine ? { leftLine } : {}) });
      return { ...unheld, state: 'leave-message', group, ...notice };
    }
    case 'leave-message.delivered':
      return { ...next, agent: event.agent, ...noted({ kind: 'delivered', agent: event.agent }) };
    case 'message.posted': {
      const { author, note } = event.message;
      const seen = { ...before.seen };
      // Whoever writes has read what stands above; a note to colleagues tells the customer nothing of it.
      if (author.kind in seen && !note) seen[author.kind as keyof typeof seen] = seq;
      return { ...next, items: [...before.items, event.message], seen };
    }
    case 'message.seen':
      return { ...next, seen: { ...before.seen, [event.by]: Math.max(before.seen[event.by], event.upTo) } };
    case 'conversation.scope-changed': {
      const { scope, card } = event;
      return { ...next, scope, ...noted({ kind: 'scope', scope, ...(card === undefined ? {} : { card }) }) };
    }
    case 'conversation.rated': {
      const { grade, at, comment } = event;
      return { ...next, rating: { grade, at, ...(comment === undefined ? {} : { comment }) } };
    }
    case 'conversation.identified':
      return { ...next, customer: event.customer };
    case 'conversation.idle-warned': {
      const { endsAt } = event;
      return { ...next, idleEndsAt: endsAt, ...noted({ kind: 'idle-warned', endsAt }) };
    }
    case 'conversation.ended': {
      const { by, cause } = event;
      const notice = noted({ kind: 'ended', by, ...(cause === undefined ? {} : { cause }) });
      return { ...turned, state: 'ended', endedAt: event.at, ...notice };
    }
  }
}

/** Applies one event of the feed to a set of conversations; the set is copied only if it changes. */
export function foldFeed(
  before: ReadonlyMap<string, Conversation>,
  seq: number,
  event: FeedEvent,
): ReadonlyMap<string, Conversation> {
  if (!('conversationId' in event)) return before;
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
