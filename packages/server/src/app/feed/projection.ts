import { agentOf, groupOf, outcomeOf, type Author, type Desk, type DeskEvent } from '@shopbell/engine';
import type { AgentRef, FeedEvent, GroupOption, GroupRef, MessageAuthor } from '@shopbell/sdk/model';
import { eventOf } from '../../desk/rows.ts';
import type { StoredRow } from '../../storage/storage.ts';
import type { Listener } from './listener.ts';

/** Something that stands in the journal, with what was written. */
export interface Told {
  readonly seq: number;
  readonly event: DeskEvent;
  readonly text?: string;
}

export function toldOf(row: StoredRow): Told {
  return { seq: row.seq, event: eventOf(row), ...(row.text === undefined ? {} : { text: row.text }) };
}

type Projected = Exclude<FeedEvent, { type: 'conversation.joined' }>;

/**
 * A journal event as a listener is told it; undefined if it is the desk's own affair. Names are those of today, and the
 * live facts of groups on offer are those of this moment.
 */
export function project(desk: Desk, listener: Listener, { seq, event, text }: Told): Projected | undefined {
  switch (event.type) {
    case 'shop.opened':
    case 'agent.added':
    case 'group.created':
    case 'agent.lease-started':
    case 'agent.lease-voided':
    case 'leave-message.converted':
      return undefined;
    case 'agent.status-changed':
      return { type: event.type, at: event.at, agentId: event.agentId, status: event.status };
    default: {
      const { at, conversationId } = event;
      const about = { at, conversationId };
      switch (event.type) {
        case 'conversation.opened':
          return { type: event.type, ...about, scope: event.scope, customer: { id: event.customerId } };
        case 'conversation.offered': {
          const options = event.options.map(({ groupId }) => groupId);
          return {
            type: event.type,
            ...about,
            options: optionsOn(desk, conversationId, options),
            autoChooseAt: event.autoChooseAt,
          };
        }
        case 'conversation.assigned': {
          const { cause } = event;
          return {
            type: event.type,
            ...about,
            agent: agentRef(desk, event.agentId),
            group: groupRef(desk, event.groupId),
            cause,
          };
        }
        case 'leave-message.opened':
          return { type: event.type, ...about, group: groupRef(desk, event.groupId) };
        case 'leave-message.delivered':
          return { type: event.type, ...about, agent: agentRef(desk, event.agentId) };
        case 'message.posted': {
          const own = event.by.kind === listener.kind && event.by.id === listener.id;
          return {
            type: event.type,
            ...about,
            message: {
              kind: 'message',
              id: event.messageId,
              seq,
              at,
              author: authorOf(desk, event.by),
              ...(own ? { clientId: event.clientId } : {}),
              text: text ?? '',
            },
          };
        }
        case 'message.seen':
          return { type: event.type, ...about, by: event.by.kind, upTo: event.upTo };
        case 'conversation.ended':
          return { type: event.type, ...about, by: event.by.kind };
      }
    }
  }
}

/** Names exactly as configured. Once the choice was made only the names are left to tell. */
function optionsOn(desk: Desk, conversationId: string, groupIds: readonly string[]): GroupOption[] {
  const now = outcomeOf(desk, conversationId);
  const live = now?.kind === 'choose' ? now.options : [];
  return groupIds.map(
    (id) => live.find((option) => option.id === id) ?? { ...groupRef(desk, id), online: false, waiting: 0 },
  );
}

function authorOf(desk: Desk, by: Author): MessageAuthor {
  return by.kind === 'agent' ? { kind: 'agent', ...agentRef(desk, by.id) } : { kind: 'customer', id: by.id };
}

function agentRef(desk: Desk, id: string): AgentRef {
  return { id, name: agentOf(desk, id)?.name ?? id };
}

function groupRef(desk: Desk, id: string): GroupRef {
  return { id, name: groupOf(desk, id)?.name ?? id };
}
