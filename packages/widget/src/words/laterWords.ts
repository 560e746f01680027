import { part } from '../parts/part.ts';
import type { LaterWords } from './later/laterWords.ts';
import type { Locale } from './locale.ts';

/** Of all bells on the page: the views are one for all of them. */
const known = new Map<Locale, LaterWords>();

/** Fetches the words of what comes later, in one language, once. */
export async function learnLater(locale: Locale): Promise<void> {
  if (!known.has(locale)) known.set(locale, (await part(`later-${locale}`)).later);
}

/** Views that came for another bell are there already: what they say to this one comes before it is shown. */
export const speaksLater = () => known.size > 0;

/** In another language if these did not come: what comes later is there only once some have. */
export function laterWords(locale: Locale): LaterWords {
  const [any] = known.values();
  return known.get(locale) ?? (any as LaterWords);
}
