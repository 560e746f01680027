import { isShopbellError } from '../model/errors.ts';

const first = 500;
const longest = 20_000;

/**
 * Milliseconds before attempt number `attempt` (0 is the first after a break): anything below a bound that doubles from
 * 0.5 s to 20 s. Full jitter, so that a shop's customers do not all return at one instant when a server comes back.
 */
export function backoff(attempt: number, random: () => number): number {
  return random() * Math.min(longest, first * 2 ** attempt);
}

/** The longest wait that timers keep; a longer one would be none. */
const longestAsked = 2 ** 31 - 1;

/** Milliseconds that the server asked to wait; 0 if it did not. Details come from outside: a number is hoped for only. */
export function waitAsked(error: unknown): number {
  if (!isShopbellError(error, 'RATE_LIMITED')) return 0;
  const asked = Number((error.details as { retryAfterMs?: unknown } | undefined)?.retryAfterMs);
  return asked > 0 ? Math.min(asked, longestAsked) : 0;
}
