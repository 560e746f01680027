import { ShopbellError, type WireError } from '../model/errors.ts';
import { refusedHere } from '../client/clientErrors.ts';
import { outgoingFile, type OutgoingFile } from '../files/outgoingFile.ts';
import type { CardRef } from '../model/cards.ts';
import { limits } from '../model/limits.ts';

/** What a message says: a text, files (at most `limits.filesPerMessage`), a card, or several of them. */
export interface MessageContent {
  readonly text?: string;
  /** A `File`'s name goes with it. */
  readonly files?: readonly Blob[];
  /** Something that the shop's own systems know, by the shop's own id. */
  readonly card?: CardRef;
}

/** A message on its way. A new object whenever it changes. */
export interface OutgoingMessage {
  /** Made here, the same over every retry and reload; the stored message carries it. */
  readonly clientId: string;
  readonly conversationId: string;
  /** Empty if only files or a card are sent. */
  readonly text: string;
  readonly files?: readonly OutgoingFile[];
  readonly card?: CardRef;
  /** How much of the files is on the server, from 0 to 1, in this tab or the one that sends; not until they are sent. */
  readonly progress?: number;
  /** `failed`: refused for good; it waits for `retry` or `discard` and holds up no other. */
  readonly state: 'sending' | 'failed';
  /** Why it failed. */
  readonly error?: ShopbellError;
  /** Milliseconds since 1970 UTC, by this device's clock; rises from message to message. */
  readonly queuedAt: number;
}

/** A message as it is kept on the device, and told to other tabs. */
export interface StoredMessage extends Omit<OutgoingMessage, 'state' | 'error' | 'progress'> {
  /** Set once it was refused for good. */
  readonly error?: WireError;
}

/** A new message, without what the outbox knows. */
export function composed(
  content: string | MessageContent,
  newId: () => string,
): Pick<OutgoingMessage, 'text' | 'files' | 'card' | 'state' | 'error'> {
  const { text = '', files = [], card } = typeof content === 'string' ? { text: content } : content;
  const body = {
    text,
    ...(files.length > 0 && { files: files.map((file) => outgoingFile(newId(), file)) }),
    ...(card && { card: { kind: card.kind, id: card.id } }),
  };
  return { ...body, ...checked(body) };
}

export function stored({
  state: _state,
  error,
  progress: _progress,
  ...message
}: OutgoingMessage): StoredMessage {
  return { ...message, ...(error && { error: error.toWire() }) };
}

export function restored({ error, ...message }: StoredMessage): OutgoingMessage {
  return { ...message, ...(error ? failed(ShopbellError.fromWire(error)) : { state: 'sending' }) };
}

export function failed(error: ShopbellError): Required<Pick<OutgoingMessage, 'state' | 'error'>> {
  return { state: 'failed', error };
}

/** Refused here already: its frame might be too large to be refused by name. Files are judged before they are uploaded. */
export function checked({
  text: { length },
}: Pick<OutgoingMessage, 'text'>): Pick<OutgoingMessage, 'state' | 'error'> {
  const { text: limit } = limits;
  return length > limit ? failed(refusedHere('TEXT_TOO_LONG', { limit, length })) : { state: 'sending' };
}
