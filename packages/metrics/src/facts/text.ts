/** What statistics keep of a text. */
export interface TextFacts {
  /** Code points. */
  readonly length: number;
  readonly opening?: string;
  readonly textKey?: string;
}

const symbolRun = /^[^\p{L}\p{N}\s]{1,8}/u;

/**
 * What a message fact keeps of a text that an agent, or an automatic reply, sent: never its words. Of customers' texts
 * keep the length alone.
 * @param symbols the auto-reply symbols that settings name, if any has letters, digits or spaces in it: other symbols
 *   are kept anyway, so that a symbol set during the day counts from its beginning (CF-06, AR-10)
 */
export function textFacts(text: string, symbols: readonly string[] = []): TextFacts {
  const openings = [symbolRun.exec(text)?.[0] ?? '', ...symbols.filter((symbol) => text.startsWith(symbol))];
  const opening = openings.reduce((longest, one) => (one.length > longest.length ? one : longest));
  return {
    length: Array.from(text).length,
    ...(opening === '' ? {} : { opening }),
    textKey: textKeyOf(text),
  };
}

/** 64 bits of FNV-1a over UTF-16 code units: equal texts have equal keys, others practically never. */
export function textKeyOf(text: string): string {
  return hash(text, 0x811c9dc5) + hash(text, 0x050c5d1f);
}

function hash(text: string, basis: number): string {
  let state = basis;
  for (let place = 0; place < text.length; place += 1) {
    state = Math.imul(state ^ text.charCodeAt(place), 0x01000193);
    state ^= state >>> 15;
  }
  return (state >>> 0).toString(16).padStart(8, '0');
}
