/** A piece of a message: words, or an address that is safe to follow. */
export interface TextPiece {
  readonly text: string;
  readonly href?: string;
}

/** Up to the next space, quote, angle bracket or Chinese punctuation. Bounded, so that no text makes it slow. */
const address = /https?:\/\/[^\s<>"'，。；：！？、（）《》「」『』【】“”‘’]{1,2000}/giu;
const trailing = /[.,;:!?)\]}]+$/;

/** Finds http and https addresses, as the workbench does. Everything else, whatever it looks like, stays words. */
export function linkedText(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let done = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    const shown = found.replace(trailing, '');
    const href = safeAddress(shown);
    if (!href) continue;
    pieces.push({ text: text.slice(done, index) }, { text: shown, href });
    done = index + shown.length;
  }
  return [...pieces, { text: text.slice(done) }];
}

/** One with a user name in it is a disguise more often than a link. */
function safeAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined;
  const { username, password, href } = new URL(text);
  return username || password ? undefined : href;
}
