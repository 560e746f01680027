import type { Author } from '../command.ts';
import type { Colleague } from './chat.ts';

interface InChat<By> {
  readonly at: number;
  readonly chatId: string;
  readonly by: By;
}

/** What is alike in both families. */
type CommonEvent<Family extends string, By> =
  | (InChat<Colleague> & { readonly type: `${Family}.renamed`; readonly name: string })
  | (InChat<By> & {
      readonly type: `${Family}.posted`;
      readonly messageId: string;
      readonly clientId: string;
      readonly digest: string;
      /** Its place among the messages of the chat: 1 is the first. */
      readonly number: number;
      readonly files?: number;
    })
  /** Up to the message of this number. */
  | (InChat<By> & { readonly type: `${Family}.seen`; readonly upTo: number });

/** What the journal keeps of chats among colleagues. Nothing of it is a customer's, or counts in statistics. */
export type StaffChatEvent =
  | CommonEvent<'staff-chat', Colleague>
  | (InChat<Colleague> & {
      readonly type: 'staff-chat.created';
      readonly kind: 'pair' | 'group';
      readonly name?: string;
      /** Everybody in it, `by` first. */
      readonly agentIds: readonly string[];
    })
  | (InChat<Colleague> & { readonly type: 'staff-chat.added'; readonly agentIds: readonly string[] })
  | (InChat<Colleague> & { readonly type: 'staff-chat.left'; readonly agentId: string })
  | {
      readonly at: number;
      readonly type: 'friend.marked';
      readonly by: Colleague;
      readonly agentId: string;
      readonly on: boolean;
    };

/** What it keeps of customer groups (WB-07): no conversation, no session, nothing that counts in statistics. */
export type CustomerGroupEvent =
  | CommonEvent<'customer-group', Author>
  | (InChat<Colleague> & {
      readonly type: 'customer-group.created';
      readonly name: string;
      /** Everybody in it, `by` first. */
      readonly agentIds: readonly string[];
      readonly customerIds: readonly string[];
    })
  | (InChat<Colleague> & {
      readonly type: 'customer-group.added';
      readonly agentIds: readonly string[];
      readonly customerIds: readonly string[];
    })
  | (InChat<Author> & {
      readonly type: 'customer-group.left';
      readonly member: Author;
      /** It was the last agent: the group is gone for everybody. */
      readonly closes?: true;
    })
  /** The anonymous customer `by` is a known one from now on. */
  | (InChat<Author> & { readonly type: 'customer-group.identified'; readonly knownId: string });

export type ChatEvent = StaffChatEvent | CustomerGroupEvent;

type EventInChat = Exclude<ChatEvent, { type: 'friend.marked' }>;

/** Who comes by an event, in the order in which they stand among the members. */
export function whoComes(event: EventInChat): readonly Author[] {
  if (!('agentIds' in event)) return [];
  const customerIds = 'customerIds' in event ? event.customerIds : [];
  return peopleOf(event.agentIds, customerIds);
}

/** Who goes by an event. */
export function whoGoes(event: EventInChat): Author | undefined {
  if (event.type === 'staff-chat.left') return { kind: 'agent', id: event.agentId };
  return event.type === 'customer-group.left' ? event.member : undefined;
}

/** Agents and customers by their ids, each once. */
export function peopleOf(agentIds: readonly string[], customerIds: readonly string[] = []): Author[] {
  return [
    ...Array.from(new Set(agentIds), (id) => ({ kind: 'agent', id }) as const),
    ...Array.from(new Set(customerIds), (id) => ({ kind: 'customer', id }) as const),
  ];
}
