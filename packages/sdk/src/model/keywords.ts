/**
 * A text as the robot compares it: full and half width, upper and lower case are the same, and so is all white space.
 */
export function comparable(text: string): string {
  // The final sigma is the only letter whose lower case depends on what follows it.
  return text.normalize('NFKC').toLowerCase().replaceAll('ς', 'σ').replace(/\s+/gu, ' ').trim();
}

/** Keywords out of texts that are separated by `,` or `，`: trimmed, without blanks and repeats, in their order (RB-02). */
export function keywordsOf(texts: string | readonly string[]): string[] {
  const found = new Map<string, string>();
  for (const text of [texts].flat()) {
    for (const keyword of text.split(/[,，]/u).map((part) => part.trim())) {
      const key = comparable(keyword);
      if (key !== '' && !found.has(key)) found.set(key, keyword);
    }
  }
  return [...found.values()];
}

/** How many questions a text asks: marks that stand together (`？！`, `??`) end one (RB-02). */
export function questionsIn(text: string): number {
  return text.normalize('NFKC').match(/[?؟][?؟!…\s]*/gu)?.length ?? 0;
}
