import { isCount, isFlag, isText, listOf, optional, shape } from '../guards/shape.ts';
import type { Phrase, Phrases } from '../model/phrases.ts';

/** What the answers about quick phrases must hold. */
export const isPhrase = shape<Phrase>({
  id: isText,
  title: isText,
  folder: optional(isText),
  text: isText,
  version: isCount,
});
export const isPhrases = shape<Phrases>({
  shop: listOf(isPhrase),
  own: listOf(isPhrase),
  mayEditShop: isFlag,
});
