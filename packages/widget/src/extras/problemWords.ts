import type { ShopbellError } from '@shopbell/sdk';
import type { LaterWords } from '../words/later/laterWords.ts';

/** A title and a sentence that says what to do next. */
export interface TitledWords {
  readonly title: string;
  readonly text: string;
}

export type Problem = 'network' | 'closed' | 'group' | 'blocked' | 'tooMany' | 'notQueued' | 'unforeseen';

/** An error in plain words. `again` says whether trying once more may help. */
export function problemWords(
  { problems }: LaterWords,
  error: ShopbellError | undefined,
): TitledWords & { readonly again: boolean } {
  const problem = problemOf(error);
  const again = !['closed', 'blocked', 'notQueued'].includes(problem);
  return { ...problems[problem], again };
}

function problemOf(error: ShopbellError | undefined): Problem {
  switch (error?.code) {
    case undefined:
    case 'CONNECTION_LOST':
    case 'TIMEOUT':
    case 'UNAVAILABLE':
    case 'RATE_LIMITED':
      return 'network';
    case 'ORIGIN_NOT_ALLOWED':
    case 'NOT_FOUND':
      return 'closed';
    case 'GROUP_UNAVAILABLE':
    case 'NOT_OFFERED':
      return 'group';
    case 'CUSTOMER_BLOCKED':
      return 'blocked';
    case 'TOO_MANY_OPEN':
      return 'tooMany';
    case 'NOT_QUEUED':
      return 'notQueued';
    default:
      return 'unforeseen';
  }
}
