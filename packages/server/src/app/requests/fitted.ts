import type { Card, PendingLeaveMessage } from '@shopbell/sdk/model';
import { byteLength } from '../json/readJson.ts';

/**
 * A leave message in so many bytes of JSON: whole if it fits; else with as much of its text as does, the first of its files
 * and the card by its name, and `cut`. What names it (ids, group, customer, scope) is told in any case.
 */
export function fitted(message: PendingLeaveMessage, bytes: number): PendingLeaveMessage {
  if (bytesOf(message) <= bytes) return message;
  const { text, files = [], card, ...about } = message;
  const brief = { ...about, text: '', ...(card ? { card: briefOf(card) } : {}), cut: true as const };
  let left = bytes - bytesOf(brief) - bytesOf({ files: [] });
  // A text must not push out what was sent with it, nor that the text.
  const kept = leading(files, left / 2);
  left -= bytesOf(kept);
  return {
    ...brief,
    ...(kept.length > 0 ? { files: kept } : {}),
    text: leading(Array.from(text), left, (character) => bytesOf(character) - 2).join(''),
  };
}

/** As many as fit, from the first on; each with the comma after it. */
function leading<T>(all: readonly T[], bytes: number, sizeOf = (one: T) => bytesOf(one) + 1): T[] {
  let size = 0;
  const end = all.findIndex((one) => (size += sizeOf(one)) > bytes);
  return all.slice(0, end < 0 ? all.length : end);
}

/** Which one it is, and what it is called. */
function briefOf(card: Card): Card {
  const { id, verified } = card;
  switch (card.kind) {
    case 'product':
      return { kind: card.kind, id, verified, ...(card.title === undefined ? {} : { title: card.title }) };
    case 'order':
      return { kind: card.kind, id, verified, ...(card.state === undefined ? {} : { state: card.state }) };
    case 'parcel':
      return { kind: card.kind, id, verified, ...(card.status === undefined ? {} : { status: card.status }) };
    case 'contact':
      return card;
  }
}

function bytesOf(value: unknown): number {
  return byteLength(JSON.stringify(value));
}
