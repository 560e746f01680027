import { isShopbellError } from '@shopbell/sdk/agent';
import { signInProblem } from '../signIn/signInProblem.ts';
import type { Words } from '../words/words.ts';

/** Why the password is still the former one, in words that name the next step; empty for no error. */
export function passwordProblem(error: unknown, words: Words): string {
  if (error === undefined) return '';
  if (isShopbellError(error, 'BAD_CREDENTIALS')) return words.password.currentWrong;
  // Its length was looked at before, and that it is another.
  return isShopbellError(error, 'INVALID_ARGUMENT') ? words.password.known : signInProblem(error, words);
}
