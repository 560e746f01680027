import { ShopbellError } from '../model/errors.ts';
import { limits } from '../model/limits.ts';

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

/** Refused here already: its frame might be too large to be refused by name. */
export function overlong(text: string): Pick<OutgoingMessage, 'state' | 'error'> {
  if (text.length <= limits.text) return { state: 'sending' };
  const details = { limit: limits.text, length: text.length };
  return {
    state: 'failed',
    error: new ShopbellError('TEXT_TOO_LONG', 'The text is longer than details.limit.', { details }),
  };
}
