import type { Conversation, ConversationClient, ConversationClientEvents } from '@shopbell/sdk';

/** A conversation as it once stood on somebody's screen: which messages, up to which event. */
export interface Sighting {
  readonly conversationId: string;
  readonly lastSeq: number;
  /** Sequences of the messages shown, as they stood. */
  readonly seqs: readonly number[];
  /** There was older history that was not shown. */
  readonly more: boolean;
}

/** All that a client ever showed and told, for the audit. */
export interface Account {
  readonly sightings: readonly Sighting[];
  /** Ids of the messages that were told as new, in the order of telling. */
  readonly told: readonly string[];
  /** What is shown now. */
  readonly shown: readonly Conversation[];
}

export type AnyClient = ConversationClient<ConversationClientEvents>;

/** Keeps account of a client from now on; the returned function says what came of it. */
export function accountOf(client: AnyClient): () => Account {
  const sightings: Sighting[] = [];
  const told: string[] = [];
  const see = (conversation: Conversation): void => {
    const { id: conversationId, lastSeq, items, more } = conversation;
    const seqs = items.flatMap((item) => (item.kind === 'message' ? item.seq : []));
    sightings.push({ conversationId, lastSeq, seqs, more });
  };
  client.on('conversation', see);
  client.on('reset', (conversations) => {
    for (const conversation of conversations.values()) see(conversation);
  });
  client.on('message', ({ message }) => {
    told.push(message.id);
  });
  return () => ({ sightings, told, shown: [...client.conversations.values()] });
}
