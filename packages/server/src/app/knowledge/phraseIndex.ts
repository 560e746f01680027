import MiniSearch from 'minisearch';
import { wordsOf, type Words } from './words.ts';

/** How near a phrase is to a text. */
export interface PhraseHit {
  readonly phrase: string;
  /** The share of the phrase that the text has, from 0 to 1. */
  readonly ofPhrase: number;
  /** The share of the text that the phrase has. */
  readonly ofText: number;
  /** What the search library makes of it (BM25+), for ties only: it changes with whatever else is indexed. */
  readonly relevance: number;
}

interface Phrase<Owner> {
  readonly id: number;
  readonly words: Words;
  /** As the search library has it. */
  readonly terms: string;
  /** Whose it is, each with what it wrote. */
  readonly owners: Map<Owner, string>;
}

/** Terms of a text that are searched for: a question is shorter, and a flood of words must not stall the server. */
const mostTerms = 64;
/** Phrases that are compared with a text, the best by the search library's measure. */
const mostPhrases = 500;

/** A term that is misspelt or cut short counts less than the term itself. */
const nearly = 0.8;

/** Questions and keywords by what they are made of: finds what a text resembles, typing errors included. */
export class PhraseIndex<Owner> {
  readonly #phrases = new Map<number, Phrase<Owner>>();
  readonly #byTerms = new Map<string, Phrase<Owner>>();
  #ids = 0;
  readonly #search = new MiniSearch<{ id: number; terms: string }>({
    fields: ['terms'],
    tokenize: (terms) => terms.split(' '),
    processTerm: (term) => term,
    searchOptions: {
      // Letters only: a Chinese pair or a model number with one sign changed is another one.
      fuzzy: (term) => (/^\p{Script=Latin}{5,}$/u.test(term) ? (term.length < 8 ? 1 : 2) : false),
      prefix: (term) => /^\p{Script=Latin}{4,}$/u.test(term),
    },
  });

  /**
   * The same words belong to many owners, as one question does to many products: they are searched once. Of an owner who
   * writes the same words twice the first writing counts.
   */
  add(written: string, owner: Owner): void {
    const words = wordsOf(written);
    const terms = termsOf(words);
    if (terms === '') return;
    const known = this.#byTerms.get(terms);
    if (known) {
      if (!known.owners.has(owner)) known.owners.set(owner, written);
      return;
    }
    const phrase = { id: this.#ids++, words, terms, owners: new Map([[owner, written]]) };
    this.#phrases.set(phrase.id, phrase);
    this.#byTerms.set(terms, phrase);
    this.#search.add({ id: phrase.id, terms });
  }

  /** What an owner no longer says. */
  remove(written: string, owner: Owner): void {
    const phrase = this.#byTerms.get(termsOf(wordsOf(written)));
    if (!phrase?.owners.delete(owner) || phrase.owners.size > 0) return;
    const { id, terms } = phrase;
    this.#phrases.delete(id);
    this.#byTerms.delete(terms);
    // Not `discard`, which leaves the words in what relevance is made of until they are looked up.
    this.#search.remove({ id, terms });
  }

  /** The nearest phrase of every owner. Of a long text the beginning is looked at, of many phrases the best. */
  find(text: Words): Map<Owner, PhraseHit> {
    const found = new Map<Owner, PhraseHit>();
    const terms = [...text.terms.keys()].slice(0, mostTerms);
    if (terms.length === 0) return found;
    const results = this.#search.search(terms.join(' '));
    for (const { id, score, match, queryTerms } of results.slice(0, mostPhrases)) {
      const { words, owners } = this.#phrase(id);
      const shares = {
        ofPhrase: shareOf(words, Object.keys(match), text.terms),
        ofText: shareOf(text, queryTerms, words.terms),
      };
      for (const [owner, phrase] of owners) {
        const best = found.get(owner);
        if (!best || nearness(shares) > nearness(best))
          found.set(owner, { phrase, ...shares, relevance: score });
      }
    }
    return found;
  }

  #phrase(id: unknown): Phrase<Owner> {
    const phrase = this.#phrases.get(Number(id));
    if (!phrase) throw new Error('The search library knows a phrase that was never added.');
    return phrase;
  }
}

function termsOf({ terms }: Words): string {
  return [...terms.keys()].join(' ');
}

/**
 * From 0 to 1. What the entry asks must be there; what the text says beside it counts against it, but less: people tell
 * a story around their question.
 */
export function nearness({ ofPhrase, ofText }: { ofPhrase: number; ofText: number }): number {
  return 0.7 * ofPhrase + 0.3 * ofText;
}

/** The weight of the units that the matched terms stand for, as a share of all; terms that differ count `nearly`. */
function shareOf(words: Words, matched: readonly string[], others: ReadonlyMap<string, unknown>): number {
  const covered = new Map<number, number>();
  for (const term of matched) {
    const worth = others.has(term) ? 1 : nearly;
    for (const unit of words.terms.get(term) ?? []) {
      covered.set(unit, Math.max(worth, covered.get(unit) ?? 0));
    }
  }
  let all = 0;
  let shared = 0;
  words.units.forEach(({ weight }, index) => {
    all += weight;
    shared += weight * (covered.get(index) ?? 0);
  });
  return all === 0 ? 0 : shared / all;
}
