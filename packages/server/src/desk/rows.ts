import { deskEventVersion, type DeskEvent } from '@shopbell/engine';
import type { NewRow, StoredRow } from '../storage/storage.ts';
import { audienceOf } from './audiences.ts';
import type { Committed } from './request.ts';

/** An event as the journal keeps it; what was written goes beside it. */
export function rowOf({ seq, event, audiences, text }: Committed): NewRow {
  const row = {
    seq,
    at: event.at,
    type: event.type,
    version: deskEventVersion,
    data: JSON.stringify(event),
    audiences,
    ...('conversationId' in event ? { conversationId: event.conversationId } : {}),
    ...('by' in event && typeof event.by === 'object' ? { by: event.by.kind } : {}),
  };
  if (event.type === 'conversation.opened') return { ...row, opens: { customerId: event.customerId } };
  if (event.type === 'conversation.transferred' && event.noteId !== undefined) {
    // A note to a colleague is kept as a message is, beside the journal.
    const { noteId, by } = event;
    const author = audienceOf({ kind: 'agent', id: by });
    return { ...row, message: { messageId: noteId, author, clientId: noteId, digest: '', text: text ?? '' } };
  }
  if (event.type !== 'message.posted') return row;
  const { messageId, by, clientId, digest } = event;
  return { ...row, message: { messageId, author: audienceOf(by), clientId, digest, text: text ?? '' } };
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
