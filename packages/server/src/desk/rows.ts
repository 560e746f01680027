import { deskEventVersion, type DeskEvent } from '@shopbell/engine';
import { textFacts } from '@shopbell/metrics';
import type { NewRow, StoredRow } from '../storage/storage.ts';
import { audienceOf } from './audiences.ts';
import type { Committed, MessageParts } from './request.ts';

/** An event as the journal keeps it; what was written goes beside it. */
export function rowOf({ seq, event, audiences, text, parts, changes }: Committed): NewRow {
  const row = {
    seq,
    at: event.at,
    type: event.type,
    version: deskEventVersion,
    data: JSON.stringify(event),
    audiences,
    ...(changes === undefined ? {} : { changes }),
    ...('conversationId' in event ? { conversationId: event.conversationId } : {}),
    ...('chatId' in event ? { conversationId: event.chatId } : {}),
    ...('by' in event && typeof event.by === 'object' ? { by: event.by.kind } : {}),
    ...servesOf(event),
  };
  if (event.type === 'conversation.opened') return { ...row, opens: { customerId: event.customerId } };
  if (event.type === 'conversation.refused')
    return { ...row, opens: { customerId: event.customerId, refused: true } };
  if (event.type === 'customer.erased') return { ...row, erasesCustomers: event.customerIds };
  const note = noteOf(event);
  if (note) {
    const { id, author } = note;
    const message = {
      messageId: id,
      author,
      clientId: id,
      digest: '',
      text: text ?? '',
      ...besideText(parts),
    };
    return { ...row, message };
  }
  if (
    event.type === 'note.added' ||
    event.type === 'staff-chat.posted' ||
    event.type === 'customer-group.posted'
  ) {
    const { messageId, by, clientId, digest } = event;
    const said = { text: text ?? '', ...besideText(parts) };
    return { ...row, message: { messageId, author: audienceOf(by), clientId, digest, ...said } };
  }
  if (event.type === 'message.recalled' || event.type === 'note.recalled')
    return { ...row, erases: event.messageId };
  if (event.type !== 'message.posted') return row;
  const { messageId, by, clientId, digest } = event;
  const message = {
    messageId,
    author: audienceOf(by),
    clientId,
    digest,
    text: text ?? '',
    ...besideText(parts),
    ...factsFor(event, text ?? '', parts),
    // What people wrote; what a shop or a robot says again and again would stand in everybody's way.
    ...(by.kind === 'customer' || by.kind === 'agent' ? ({ searchable: true } as const) : {}),
  };
  return { ...row, message };
}

/** What statistics need of what was written, beside its length: it must outlive the words. */
export interface WrittenFacts {
  /** What the text begins with, as far as it may be the symbol of automatic replies (AR-10). */
  readonly opening?: string;
  /** Compares the text with an agreed phrase (FL-12). */
  readonly textKey?: string;
  /** The product that was shown on a card (SY-06). */
  readonly productId?: string;
}

/** Of a customer's text nothing is kept. */
export function writtenFacts(by: string, text: string, parts: MessageParts | undefined): WrittenFacts {
  if (by !== 'agent' && by !== 'auto') return {};
  const { opening, textKey } = textFacts(text);
  const { card } = parts ?? {};
  return {
    ...(opening === undefined ? {} : { opening }),
    ...(textKey === undefined ? {} : { textKey }),
    ...(card?.kind === 'product' ? { productId: card.id } : {}),
  };
}

function factsFor(
  { by }: Extract<DeskEvent, { type: 'message.posted' }>,
  text: string,
  parts: MessageParts | undefined,
): { facts?: string } {
  const facts = writtenFacts(by.kind, text, parts);
  return Object.keys(facts).length === 0 ? {} : { facts: JSON.stringify(facts) };
}

/** Whose a conversation is from this event on. */
function servesOf(event: DeskEvent): { serves?: string } {
  switch (event.type) {
    case 'conversation.assigned':
    case 'conversation.transferred':
    case 'leave-message.delivered':
      return { serves: event.agentId };
    default:
      return {};
  }
}

/** What was written with an event that is no message: it is kept as one, beside the journal. */
function noteOf(event: DeskEvent): { id: string; author: string } | undefined {
  switch (event.type) {
    case 'conversation.transferred':
      return idBy(event.noteId, { kind: 'agent', id: event.by });
    case 'conversation.rated':
      return idBy(event.commentId, event.by);
    case 'conversation.scope-changed':
      return idBy(event.cardId, event.by);
    default:
      return undefined;
  }
}

function idBy(id: string | undefined, author: { kind: string; id: string }) {
  return id === undefined ? undefined : { id, author: audienceOf(author) };
}

function besideText(parts: MessageParts | undefined): { parts?: string; files?: string[] } {
  if (!parts) return {};
  const files = parts.files?.map(({ id }) => id) ?? [];
  return { parts: JSON.stringify(parts), ...(files.length === 0 ? {} : { files }) };
}

/** What stands beside the event of a row: what was written, unless it has been erased. */
export function besideOf({ text, parts }: StoredRow): Pick<Committed, 'text' | 'parts'> {
  return {
    ...(text === undefined ? {} : { text }),
    ...(parts === undefined ? {} : { parts: JSON.parse(parts) as MessageParts }),
  };
}

/** The event of a row. Throws if a newer version wrote it: a desk built without it would be another desk. */
export function eventOf(row: StoredRow): DeskEvent {
  if (row.version > deskEventVersion) {
    throw new Error(
      `Event ${row.seq} (${row.type}) has version ${row.version}; this Shopbell reads up to ${deskEventVersion}.`,
    );
  }
  return JSON.parse(row.data) as DeskEvent;
}
