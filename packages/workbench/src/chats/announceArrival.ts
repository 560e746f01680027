import { contentText } from '../attachments/contentText.ts';
import type { AttentionController } from '../attention/attentionController.ts';
import type { Words } from '../words/words.ts';
import type { ChatItem } from './chatText.ts';

/** A message that somebody else has just written in a chat is said; and rung for, unless one looks at it. */
export function announceArrival(
  attention: AttentionController,
  message: Extract<ChatItem, { kind: 'message' }>,
  {
    words,
    looking,
    rings,
    say,
  }: {
    readonly words: Words;
    /** The chat is on the screen. */
    readonly looking: boolean;
    /** Of several tabs one is heard, and only where that is wished. */
    readonly rings: boolean;
    readonly say: (text: string) => string;
  },
): void {
  const { focused, visible } = attention.screen;
  if (rings && !(looking && focused && visible)) attention.ring();
  attention.announce(say(contentText(message, words)));
}
