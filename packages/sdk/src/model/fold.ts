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
  /** What agents do beside their answers says nothing of the customer either. */
  const same = { ...before, lastSeq: seq };
  const turned = { ...settled, lastSeq: seq };
  const { agent: _agent, ...unheld } = turned;
  const noted = (notice: Notice['notice']): { items: TimelineItem[] } => ({
    items: [...before.items, { kind: 'notice', seq, at: event.at, notice }],
  });
  switch (event.type) {
    case 'conversation.offered':
      // Nobody holds it: it is new, or the customer asks about something that others serve.
      return { ...unheld, state: 'choosing', ...toldOf(event) };
    case 'robot.started':
      return { ...turned, state: 'robot', ...noted({ kind: 'robot' }) };
    case 'conversation.queued':
      return {
        ...unheld,
        state: 'queued',
        ...toldOf(event),
        ...noted({ kind: 'queued', group: event.group }),
      };
    case 'conversation.assigned': {
      const { agent, group } = event;
      return { ...turned, state: 'assigned', agent, group, ...noted({ kind: 'assigned', ...toldOf(event) }) };
    }
    case 'conversation.transferred': {
      const { agent, group } = event;
      return { ...next, agent, group, ...noted({ kind: 'transferred', ...toldOf(event) }) };
    }
    case 'conversation.supervised': {
      const { supervisors, ...told } = toldOf(event);
      return {
        ...same,
        ...(supervisors && { supervisors }),
        ...noted({ kind: 'supervised', ...told }),
      };
    }
    case 'leave-message.opened': {
      const { group } = event;
      // Nobody holds it: it is new, or the agent it was delivered to has gone.
      return {
        ...unheld,
        state: 'leave-message',
        group,
        ...noted({ kind: 'leave-message', ...toldOf(event) }),
      };
    }
    case 'leave-message.delivered':
      return { ...next, agent: event.agent, ...noted({ kind: 'delivered', ...toldOf(event) }) };
    case 'message.posted': {
      const { author, note } = event.message;
      const seen = { ...before.seen };
      // Whoever writes has read what stands above; a note to colleagues tells the customer nothing of it.
      if (author.kind in seen && !note) seen[author.kind as keyof typeof seen] = seq;
      return { ...next, items: [...before.items, event.message], seen };
    }
    case 'message.recalled':
      return {
        ...same,
        items: before.items.map((item) => {
          if (item.kind === 'notice' || item.id !== event.messageId) return item;
          const { files: _files, card: _card, ...kept } = item;
          return { ...kept, text: '', recalled: true };
        }),
      };
    case 'message.seen':
      return { ...next, seen: { ...before.seen, [event.by]: Math.max(before.seen[event.by], event.upTo) } };
    case 'conversation.scope-changed':
      return { ...next, scope: event.scope, ...noted({ kind: 'scope', ...toldOf(event) }) };
    case 'conversation.rated':
      return { ...next, rating: { at: event.at, ...toldOf(event) } };
    case 'conversation.identified':
      return { ...next, customer: event.customer };
    case 'conversation.idle-warned':
      return { ...next, idleEndsAt: event.endsAt, ...noted({ kind: 'idle-warned', ...toldOf(event) }) };
    case 'conversation.ended':
      return {
        ...turned,
        state: 'ended',
        endedAt: event.at,
        ...noted({ kind: 'ended', ...toldOf(event) }),
      };
  }
}

/** What an event says beside what all of them do: its line in the timeline says the same. */
function toldOf<Event extends ConversationEvent>({
  type: _type,
  conversationId: _conversationId,
  at: _at,
  ...told
}: Event): Omit<Event, 'type' | 'conversationId' | 'at'> {
  return told;
}

/**
 * Applies one event of the feed to a set of conversations; the set is copied only if it changes. Events of types that this
 * version does not know change nothing.
 */
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
