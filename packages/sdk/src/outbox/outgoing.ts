import type { ShopbellError } from '../model/errors.ts';

/** A message on its way. A new object whenever it changes. */
export interface OutgoingMessage {
  /** Made here, the same over every retry and reload; the stored message carries it. */
  readonly clientId: string;
  readonly conversationId: string;
  readonly text: string;
  /** `failed`: refused for good; it waits for `retry` or `discard` and holds up no other. */
  readonly state: 'sending' | 'failed';
  /** Why it failed. */
  readonly error?: ShopbellError;
  /** Milliseconds since 1970 UTC, by this device's clock; rises from message to message. */
  readonly queuedAt: number;
}
