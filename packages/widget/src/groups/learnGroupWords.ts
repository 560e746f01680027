import { comesLater } from '../extras/comesLater.ts';
import type { Kit } from '../extras/kit.ts';
import type { Locale } from '../words/locale.ts';
import type { GroupWords } from './groupWords.ts';

/** Of all bells on the page: each language is fetched once. */
const known = new Map<Locale, GroupWords>();
const loads = new Map<Locale, (part: Kit['part']) => void>();
/** Told when some have come; whoever needs others asks again then. */
let waiting = new Set<() => void>();

/** Fetches them unless they are there or on their way, as often as it takes. */
export function learnGroupWords(locale: Locale, part: Kit['part'], come: () => void): void {
  if (known.has(locale)) return;
  waiting.add(come);
  const load =
    loads.get(locale) ??
    comesLater(async (given: Kit['part']) => {
      known.set(locale, (await given(`groups-${locale}`)).groupWords);
      const told = waiting;
      waiting = new Set();
      for (const one of told) one();
    });
  loads.set(locale, load);
  load(part);
}

/** In another language until these are there. */
export function groupWordsIn(locale: Locale): GroupWords | undefined {
  const [any] = known.values();
  return known.get(locale) ?? any;
}
