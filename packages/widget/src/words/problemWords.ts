import type { ShopbellError } from '@shopbell/sdk';
import type { TitledWords, Words } from './words.ts';

/** An error in plain words. `again` says whether trying once more may help. */
export function problemWords(
  words: Words,
  error: ShopbellError | undefined,
): TitledWords & { again: boolean } {
  switch (error?.code) {
    case undefined:
    case 'CONNECTION_LOST':
    case 'TIMEOUT':
    case 'UNAVAILABLE':
    case 'RATE_LIMITED':
      return { ...words.problemNetwork, again: true };
    case 'ORIGIN_NOT_ALLOWED':
    case 'NOT_FOUND':
      return { ...words.problemClosed, again: false };
    case 'GROUP_UNAVAILABLE':
    case 'NOT_OFFERED':
      return { ...words.problemGroup, again: true };
    default:
      return { ...words.problemOther, again: true };
  }
}

/** Why one message was refused for good; nothing where sending it again may help. */
export function refusalWords(words: Words, error: ShopbellError | undefined): string {
  return error?.code === 'CONVERSATION_ENDED' ? words.refusedEnded : '';
}
