import type { Conversation, ShopbellError } from '@shopbell/sdk';

/** What the panel shows. Exactly one of these at any moment. */
export type Screen =
  'connecting' | 'problem' | 'picker' | 'robot' | 'queued' | 'conversation' | 'leave-message' | 'ended';

/** What the choice of a screen rests on. */
export interface ScreenFacts {
  /** Why the last entry came to nothing. */
  readonly problem: ShopbellError | undefined;
  readonly conversation: Conversation | undefined;
  /** The connection waits for its next attempt, or was closed. */
  readonly unreachable: boolean;
}

export function screenOf({ problem, conversation, unreachable }: ScreenFacts): Screen {
  if (problem) return 'problem';
  if (!conversation) return unreachable ? 'problem' : 'connecting';
  switch (conversation.state) {
    case 'opening':
      return 'connecting';
    case 'choosing':
      return 'picker';
    case 'assigned':
      return 'conversation';
    default:
      return conversation.state;
  }
}
