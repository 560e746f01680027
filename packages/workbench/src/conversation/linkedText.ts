/** A piece of a message: words, or a link that is safe to follow. */
export type TextPiece = { readonly text: string; readonly href?: string };

/** Up to the next space, quote, angle bracket or Chinese punctuation. Bounded, so that no text makes it slow. */
const candidate = /https?:\/\/[^\s<>"'，。；：！？、（）《》「」『』“”‘’]{1,2000}/giu;
const trailing = /[.,;:!?)\]}]+$/u;

/** Finds http and https addresses. Everything else, whatever it looks like, stays words. */
export function linkedText(text: string): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let done = 0;
  for (const match of text.matchAll(candidate)) {
    const address = match[0].replace(trailing, '');
    const href = safeAddress(address);
    if (href === undefined) continue;
    if (match.index > done) pieces.push({ text: text.slice(done, match.index) });
    pieces.push({ text: address, href });
    done = match.index + address.length;
  }
  if (done < text.length) pieces.push({ text: text.slice(done) });
  return pieces;
}

/** An address with a user name in it is a disguise more often than a link. */
function safeAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const plain =
    (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
  return plain ? url.href : undefined;
}
