import { type KnowledgeBase, type KnowledgeClass, type Page, type RobotIntent } from '@shopbell/sdk/model';
import { intentOf } from './intents.ts';
import { KeywordIndex, type KeywordHit } from './keywordIndex.ts';
import { nearness, PhraseIndex, type PhraseHit } from './phraseIndex.ts';
import { wordsOf, type Words } from './words.ts';

export interface KnowledgeQuestion {
  /** As the customer wrote it. */
  readonly text: string;
  readonly page: Page;
  /** The product that the entry is about. */
  readonly sku?: string | undefined;
}

/** An answer to a question, and why it is one. */
export interface KnowledgeMatch {
  /** The id of the robot entry or of the intent answer. */
  readonly id: string;
  readonly source: 'custom' | 'trained';
  readonly intent?: RobotIntent;
  readonly kind: KnowledgeClass;
  readonly sku?: string;
  readonly answer: string;
  /** RB-05: a person is to be offered with the answer. */
  readonly needsAgent: boolean;
  /**
   * 1 to 2 for a keyword in the text: 1 and the share of the text that its keywords make up as whole words. Below 1 for
   * a resemblance: the `nearness` of the nearest question or keyword.
   */
  readonly score: number;
  readonly why:
    | { readonly by: 'keyword'; readonly keywords: readonly string[] }
    | { readonly by: 'resemblance'; readonly phrase: string };
}

/**
 * The least nearness of an answer. Two thirds of a question with half of the text is enough, a word or two in common
 * with a long question is not: a wrong answer costs more than the offer of a person.
 */
const threshold = 0.6;
/** From here on, of both the question and the text, the text is the question in other words. */
const same = 0.85;
/** A resemblance stays below every keyword. */
const mostResemblance = 0.99;

type Memory = Omit<KnowledgeMatch, 'score' | 'why'>;

type RobotEntries = Pick<KnowledgeBase, 'robotEntries' | 'intentAnswers'>;

/** In the order that decides when all else is equal. */
function* memoriesOf({
  robotEntries,
  intentAnswers,
}: RobotEntries): Generator<[Memory, keywords: readonly string[], phrases: readonly string[]]> {
  for (const { id, kind, sku, question, keywords, answer, needsAgent } of robotEntries) {
    const about = { kind, ...(sku === undefined ? {} : { sku }), answer, needsAgent };
    yield [{ id, source: 'custom', ...about }, keywords, [question, ...keywords]];
  }
  // What the shop has not filled in is not known.
  for (const { id, intent, sku, answer, needsAgent } of intentAnswers) {
    const { kind, keywords } = intentOf(intent);
    const about = { kind, ...(sku === undefined ? {} : { sku }), answer, needsAgent };
    yield [{ id, source: 'trained', intent, ...about }, keywords, keywords];
  }
}

interface Ranked {
  readonly match: KnowledgeMatch;
  /** Compared one after the other, the higher first. */
  readonly keys: readonly number[];
}

/** Entries that are taken apart before others get a turn: some tens of milliseconds. */
const atOnce = 200;

/** What a shop's robot can say, taken apart for finding. */
export class RobotMemory {
  readonly #memories: Memory[] = [];
  readonly #keywords = new KeywordIndex();
  readonly #phrases = new PhraseIndex();

  /** Takes turns with whatever else is to be done: a shop with ten thousand entries takes seconds. */
  static async of(entries: RobotEntries): Promise<RobotMemory> {
    const memory = new RobotMemory();
    let taken = 0;
    for (const [about, keywords, phrases] of memoriesOf(entries)) {
      memory.#remember(about, keywords, phrases);
      if (++taken % atOnce === 0) await new Promise((resolve) => setTimeout(resolve, 0));
    }
    return memory;
  }

  private constructor() {}

  #remember(memory: Memory, keywords: readonly string[], phrases: readonly string[]): void {
    const owner = this.#memories.push(memory) - 1;
    for (const keyword of keywords) this.#keywords.add(keyword, owner);
    for (const phrase of phrases) this.#phrases.add(phrase, owner);
  }

  /**
   * Everything that answers the text, the best first:
   * 1. what the shop wrote before what the robot was taught (RB-03);
   * 2. a keyword in the text, or the question itself, before a resemblance;
   * 3. answers for this product before those for every product; those for other products never (RB-01);
   * 4. the higher score;
   * 5. after-sale answers on order and tracking pages, pre-sale ones elsewhere;
   * 6. the nearer by the search library's own measure, then the shop's order.
   */
  candidates({ text, page, sku }: KnowledgeQuestion): KnowledgeMatch[] {
    const words = wordsOf(text);
    const concerns = (owner: number): boolean => {
      const memory = this.#memories[owner];
      return memory !== undefined && (memory.sku === undefined || memory.sku === sku);
    };
    const keywords = this.#keywords.find(words.text, concerns);
    const phrases = this.#phrases.find(words, concerns);
    const expected: KnowledgeClass = page === 'order' || page === 'tracking' ? 'after-sale' : 'pre-sale';

    const shareOf = sharesOf(words);
    const ranked: Ranked[] = [];
    for (const owner of new Set([...keywords.keys(), ...phrases.keys()])) {
      const memory = this.#memories[owner];
      const found = memory && judge(keywords.get(owner), phrases.get(owner), shareOf);
      if (!found) continue;
      const { strong, relevance, ...judged } = found;
      const keys = [
        Number(memory.source === 'custom'),
        Number(strong),
        Number(memory.sku !== undefined),
        // Not beyond what arithmetic in another order would change.
        Math.round(judged.score * 1e6),
        Number(memory.kind === expected),
        Math.round(relevance * 1e3),
        -owner,
      ];
      ranked.push({ match: { ...memory, ...judged }, keys });
    }
    return ranked.sort(byKeys).map(({ match }) => match);
  }
}

/** What an entry's keywords in the text and its nearest phrase come to; nothing if that is too little. */
function judge(
  hits: readonly KeywordHit[] | undefined,
  near: PhraseHit | undefined,
  shareOf: (hits: readonly KeywordHit[]) => number,
): (Pick<KnowledgeMatch, 'score' | 'why'> & { strong: boolean; relevance: number }) | undefined {
  if (hits) {
    const keywords = hits.map(({ keyword }) => keyword);
    const why = { by: 'keyword', keywords } as const;
    return { score: 1 + shareOf(hits), why, strong: true, relevance: near?.relevance ?? 0 };
  }
  if (!near || nearness(near) < threshold) return undefined;
  return {
    score: nearness(near) * mostResemblance,
    why: { by: 'resemblance', phrase: near.phrase },
    strong: near.ofPhrase >= same && near.ofText >= same,
    relevance: near.relevance,
  };
}

/** `shareWithin` for one text: thousands of entries may have the same keywords. */
function sharesOf(words: Words): (hits: readonly KeywordHit[]) => number {
  const known = new Map<string, number>();
  return (hits) => {
    const key = hits.map(({ keyword }) => keyword).join();
    const share = known.get(key) ?? shareWithin(words, hits);
    known.set(key, share);
    return share;
  };
}

/** The share of the text that lies within keywords which stand there as words of their own. */
function shareWithin({ units }: Words, hits: readonly KeywordHit[]): number {
  const whole = hits.filter((hit) => hit.whole);
  const weigh = (counted: readonly { weight: number }[]): number =>
    counted.reduce((sum, { weight }) => sum + weight, 0);
  const within = units.filter(({ start, end }) => whole.some((hit) => hit.start <= start && end <= hit.end));
  return units.length === 0 ? 0 : weigh(within) / weigh(units);
}

function byKeys(a: Ranked, b: Ranked): number {
  for (const [index, key] of a.keys.entries()) {
    const difference = (b.keys[index] ?? 0) - key;
    if (difference !== 0) return difference;
  }
  return 0;
}
