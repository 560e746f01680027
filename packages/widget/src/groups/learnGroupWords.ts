import type { Kit } from '../extras/kit.ts';
import type { Locale } from '../words/locale.ts';
import type { GroupWords } from './groupWords.ts';

/** Of all bells on the page: each language is fetched once. */
const known = new Map<Locale, GroupWords>();
const asked = new Set<Locale>();

/** Fetches them unless they are there or on their way; after an attempt that failed, whoever asks next begins another. */
export function learnGroupWords(locale: Locale, part: Kit['part'], come: () => void): void {
  if (known.has(locale) || asked.has(locale)) return;
  asked.add(locale);
  part(`groups-${locale}`).then(
    ({ groupWords }) => {
      known.set(locale, groupWords);
      come();
    },
    () => asked.delete(locale),
  );
}

/** In another language until these are there. */
export function groupWordsIn(locale: Locale): GroupWords | undefined {
  const [any] = known.values();
  return known.get(locale) ?? any;
}
