import type { ShopbellError } from '@shopbell/sdk';
import type { MoreWords } from '../extras/moreWords.ts';
import type { Words } from './words.ts';

/** Why one message was refused for good; nothing where sending it again may help. Files say more themselves. */
export function refusalWords(words: Words, more: MoreWords, error: ShopbellError | undefined): string {
  if (error?.code === 'CUSTOMER_BLOCKED') return more.refusedBlocked;
  if (error?.code === 'CONVERSATION_ENDED') return more.refusedEnded;
  return error?.code.startsWith('FILE') ? words.failed : '';
}
