import type { Committed } from '../../desk/request.ts';

/** Of one conversation: after so many events, or so long a text, it is read from storage like any other. */
const most = { events: 20, text: 4000 };
/** Of all shops together, the newest. */
const conversations = 2000;

interface Recent {
  readonly events: Committed[];
  text: number;
}

/**
 * The whole of conversations that have just begun, as it became durable. Whoever enters is shown the conversation, and so is
 * whoever is given it, a moment after it was written: where hundreds enter at once, reading all that back would take longer
 * than everything else.
 */
export class RecentConversations {
  readonly #recent = new Map<string, Recent>();

  heard(shopId: string, events: readonly Committed[]): void {
    for (const committed of events) {
      const { event } = committed;
      if (event.type === 'customer.erased') this.#forget(shopId, event.customerIds);
      if (!('conversationId' in event)) continue;
      const key = keyOf(shopId, event.conversationId);
      if (event.type === 'conversation.opened') this.#recent.set(key, { events: [], text: 0 });
      const recent = this.#recent.get(key);
      if (!recent) continue;
      if (event.type === 'message.recalled' || event.type === 'note.recalled')
        eraseWords(recent.events, event.messageId);
      recent.events.push(committed);
      recent.text += committed.text?.length ?? 0;
      if (recent.events.length > most.events || recent.text > most.text) this.#recent.delete(key);
    }
    while (this.#recent.size > conversations) this.#recent.delete(this.#recent.keys().next().value ?? '');
  }

  /** Conversations of customers who were erased. */
  #forget(shopId: string, customerIds: readonly string[]): void {
    for (const [key, { events }] of this.#recent) {
      const theirs = events.some(
        ({ event }) =>
          (event.type === 'conversation.opened' && customerIds.includes(event.customerId)) ||
          (event.type === 'conversation.identified' && customerIds.includes(event.knownId)),
      );
      if (theirs && key.startsWith(keyOf(shopId, ''))) this.#recent.delete(key);
    }
  }

  /** All that happened in a conversation so far, in order; undefined if it has to be read from storage. */
  of(shopId: string, conversationId: string): readonly Committed[] | undefined {
    return this.#recent.get(keyOf(shopId, conversationId))?.events;
  }
}

function eraseWords(events: Committed[], messageId: string): void {
  const at = events.findIndex(({ event }) => {
    const written = event.type === 'message.posted' || event.type === 'note.added';
    return written && event.messageId === messageId;
  });
  const found = events[at];
  if (!found) return;
  // Another one in its place: others hold it too.
  const { text: _text, parts: _parts, ...kept } = found;
  events[at] = kept;
}

/** No id has a space. */
const keyOf = (shopId: string, conversationId: string): string => `${shopId} ${conversationId}`;
