import { isShopbellError } from '@shopbell/sdk/agent';
import type { Words } from '../words/words.ts';

/** Why signing in did not work, in words that name the next step. */
export function signInProblem(error: unknown, words: Words): string {
  if (isShopbellError(error, 'RATE_LIMITED'))
    return words.signIn.rateLimited(secondsOf(error.details.retryAfterMs));
  if (!isShopbellError(error)) return words.signIn.unavailable;
  switch (error.code) {
    case 'BAD_CREDENTIALS':
    case 'INVALID_ARGUMENT':
    case 'NOT_FOUND':
      return words.signIn.badCredentials;
    case 'NOT_CS_ACCOUNT':
      return words.signIn.notAgent;
    case 'CONNECTION_LOST':
    case 'TIMEOUT':
      return words.signIn.offline;
    default:
      return words.signIn.unavailable;
  }
}

/** Whole seconds that are surely over by then. */
export function secondsOf(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1000));
}

/** Chinese keyboards type a full-width colon where the account has a plain one. */
export function plainAccount(typed: string): string {
  return typed.trim().replace('：', ':');
}
