import type { OutgoingMessage, StoredMessage } from './outgoing.ts';

/** What became of a message, for the same customer's other tabs. `put` stands for all that was told of it before. */
export type OutboxChange =
  | { readonly put: StoredMessage }
  | { readonly drop: string }
  | { readonly sent: string; readonly progress: number };

export interface OutboxHooks {
  /**
   * Asks the server to store a message; resolves with its sequence. A break rejects with CONNECTION_LOST. `progress` is
   * told how much of its files is there.
   */
  post(message: OutgoingMessage, signal: AbortSignal, progress: (part: number) => void): Promise<number>;
  /** The last sequence that the feed has told. */
  told(): number;
  share(change: OutboxChange): void;
}

/** A message in the outbox, with how it stands. */
export interface Entry {
  message: OutgoingMessage;
  /**
   * `busy`: under way, or slowed down by the server and keeping its turn. `waits` for its next attempt, and lets other
   * conversations pass.
   */
  turn?: 'busy' | 'waits' | undefined;
  attempts: number;
  /** Ends what is under way, or waiting for the next attempt. */
  cancel?: () => void;
  /** The most of its files that was ever on the server, from 0 to 1. */
  reached?: number;
  /** Its files make no headway: it does not hold up what was written behind it. */
  aside?: boolean;
  /** Set once it holds up others: ends the wait for headway. */
  endPatience?: () => void;
  /** Stored by the server at this sequence, but not told yet. */
  accepted?: number;
}
