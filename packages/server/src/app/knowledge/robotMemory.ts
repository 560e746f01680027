import type { KnowledgeBase, KnowledgeClass, Page, RobotIntent } from '@shopbell/sdk/model';
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

/** An entry as it is found. */
interface Memory {
  readonly about: Omit<KnowledgeMatch, 'score' | 'why'>;
  readonly keywords: readonly string[];
  /** What a text may resemble. */
  readonly phrases: readonly string[];
  /** What it was made of. */
  made: RobotEntry;
  /** Its place among all, which decides when all else is equal. */
  place: number;
}

type RobotEntries = Pick<KnowledgeBase, 'robotEntries' | 'intentAnswers'>;
type RobotEntry = RobotEntries['robotEntries'][number] | RobotEntries['intentAnswers'][number];

/** Whether nothing but the version differs. */
function isSame(a: RobotEntry, b: RobotEntry): boolean {
  return a === b || JSON.stringify({ ...a, version: 0 }) === JSON.stringify({ ...b, version: 0 });
}

function memoryOf(entry: RobotEntry, place: number): Memory {
  const { id, sku, answer, needsAgent } = entry;
  const told = { id, ...(sku === undefined ? {} : { sku }), answer, needsAgent };
  if ('question' in entry) {
    const { kind, question, keywords } = entry;
    const about = { ...told, source: 'custom', kind } as const;
    return { about, keywords, phrases: [question, ...keywords], made: entry, place };
  }
  // What the shop has not filled in is not known.
  const { intent } = entry;
  const { kind, keywords } = intentOf(intent);
  const about = { ...told, source: 'trained', intent, kind } as const;
  return { about, keywords, phrases: keywords, made: entry, place };
}

interface Ranked {
  readonly match: KnowledgeMatch;
  /** Compared one after the other, the higher first. */
  readonly keys: readonly number[];
}

/** Entries that are taken apart before others get a turn: some tens of milliseconds. */
const atOnce = 200;

/** What is said of one product, or of every product. */
class Shelf {
  readonly keywords = new KeywordIndex<Memory>();
  readonly phrases = new PhraseIndex<Memory>();
  #size = 0;

  get isEmpty(): boolean {
    return this.#size === 0;
  }

  add(memory: Memory): void {
    this.#size += 1;
    for (const keyword of memory.keywords) this.keywords.add(keyword, memory);
    for (const phrase of memory.phrases) this.phrases.add(phrase, memory);
  }

  remove(memory: Memory): void {
    this.#size -= 1;
    for (const keyword of memory.keywords) this.keywords.remove(keyword, memory);
    for (const phrase of memory.phrases) this.phrases.remove(phrase, memory);
  }
}

/** What a shop's robot can say, taken apart for finding. */
export class RobotMemory {
  /** By list and id. */
  #memories = new Map<string, Memory>();
  /** By SKU; what is said of every product stands under undefined. A question looks at two of them. */
  readonly #shelves = new Map<string | undefined, Shelf>();
  #updated: Promise<void> = Promise.resolve();

  /** Takes turns with whatever else is to be done: a shop with ten thousand entries takes a second. */
  static async of(entries: RobotEntries): Promise<RobotMemory> {
    const memory = new RobotMemory();
    await memory.update(entries);
    return memory;
  }

  private constructor() {}

  /**
   * Takes over what has been changed, in the order of these calls: an entry that says the same is left as it is, so that
   * one change costs no more than one entry.
   */
  update(entries: RobotEntries): Promise<void> {
    this.#updated = this.#updated.then(() => this.#update(entries));
    return this.#updated;
  }

  async #update({ robotEntries, intentAnswers }: RobotEntries): Promise<void> {
    const before = this.#memories;
    const after = new Map<string, Memory>();
    let taken = 0;
    for (const entry of [...robotEntries, ...intentAnswers]) {
      const key = `${'question' in entry ? 'custom' : 'trained'} ${entry.id}`;
      const known = before.get(key);
      if (known && isSame(known.made, entry)) {
        known.made = entry;
        known.place = after.size;
        after.set(key, known);
        continue;
      }
      const memory = memoryOf(entry, after.size);
      if (known) this.#drop(known);
      this.#shelfOf(memory).add(memory);
      after.set(key, memory);
      if (++taken % atOnce === 0) await new Promise((resolve) => setTimeout(resolve, 0));
    }
    for (const [key, memory] of before) if (!after.has(key)) this.#drop(memory);
    this.#memories = after;
  }

  #shelfOf({ about: { sku } }: Memory): Shelf {
    let shelf = this.#shelves.get(sku);
    if (!shelf) this.#shelves.set(sku, (shelf = new Shelf()));
    return shelf;
  }

  #drop(memory: Memory): void {
    const shelf = this.#shelfOf(memory);
    shelf.remove(memory);
    if (shelf.isEmpty) this.#shelves.delete(memory.about.sku);
  }

  /** The first of `candidates`, without putting the others in order. */
  best(question: KnowledgeQuestion): KnowledgeMatch | undefined {
    let best: Ranked | undefined;
    for (const ranked of this.#ranked(question)) if (!best || byKeys(ranked, best) < 0) best = ranked;
    return best?.match;
  }

  /**
   * Everything that answers the text, the best first:
   * 1. a keyword in the text, or the question itself, before a resemblance: what was asked for by name is not answered
   *    with something like it (RB-01);
   * 2. what the shop wrote before what the robot was taught (RB-03);
   * 3. answers for this product before those for every product; those for other products never (RB-01);
   * 4. the higher score;
   * 5. after-sale answers on order and tracking pages, pre-sale ones elsewhere;
   * 6. the nearer by the search library's own measure, then the shop's order.
   */
  candidates(question: KnowledgeQuestion): KnowledgeMatch[] {
    return [...this.#ranked(question)].sort(byKeys).map(({ match }) => match);
  }

  *#ranked({ text, page, sku }: KnowledgeQuestion): Generator<Ranked> {
    const words = wordsOf(text);
    const expected: KnowledgeClass = page === 'order' || page === 'tracking' ? 'after-sale' : 'pre-sale';
    const shareOf = sharesOf(words);
    for (const about of new Set([sku, undefined])) {
      const shelf = this.#shelves.get(about);
      if (!shelf) continue;
      const keywords = shelf.keywords.find(words.text);
      const phrases = shelf.phrases.find(words);
      for (const memory of new Set([...keywords.keys(), ...phrases.keys()])) {
        const found = judge(keywords.get(memory), phrases.get(memory), shareOf);
        if (!found) continue;
        const { strong, relevance, ...judged } = found;
        const keys = [
          Number(strong),
          Number(memory.about.source === 'custom'),
          Number(memory.about.sku !== undefined),
          // Not beyond what arithmetic in another order would change.
          Math.round(judged.score * 1e6),
          Number(memory.about.kind === expected),
          Math.round(relevance * 1e3),
          -memory.place,
        ];
        yield { match: { ...memory.about, ...judged }, keys };
      }
    }
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

/** `shareWithin` for one text: thousands of entries may have the same keywords, and then the same list of hits. */
function sharesOf(words: Words): (hits: readonly KeywordHit[]) => number {
  const known = new Map<readonly KeywordHit[], number>();
  return (hits) => {
    const share = known.get(hits) ?? shareWithin(words, hits);
    known.set(hits, share);
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
