import type { Faq, FaqEntry, KnowledgeBase, Page, Recommendation, RobotSettings } from '@shopbell/sdk/model';
import { RobotMemory, type KnowledgeMatch, type KnowledgeQuestion } from './robotMemory.ts';
import { shown } from './shown.ts';

/** What one shop has written, ready for asking: as it is now. */
export class ShopKnowledge {
  #entries: KnowledgeBase;
  #settings: RobotSettings;
  /** Taken apart at the first question: most shops' robots are never asked. */
  #memory: Promise<RobotMemory> | undefined;

  constructor(entries: KnowledgeBase, settings: RobotSettings) {
    this.#entries = entries;
    this.#settings = settings;
  }

  get entries(): KnowledgeBase {
    return this.#entries;
  }

  get settings(): RobotSettings {
    return this.#settings;
  }

  /** Somebody wrote. What is the same object is the same entry, and is not taken apart again. */
  become(entries: KnowledgeBase, settings: RobotSettings): void {
    this.#entries = entries;
    this.#settings = settings;
    this.#memory = this.#memory?.then(async (memory) => {
      await memory.update(entries);
      return memory;
    });
    // Whoever asks hears of it; until then nobody does.
    this.#memory?.catch(() => {
      this.#memory = undefined;
    });
  }

  /**
   * RB-08, RT-47: questions that are often asked, on a product page and to whoever waits in a line; none else. Those of
   * the product itself come first, then those for every product, each in the shop's order; 20 and half a frame at most.
   */
  faqFor({ page, sku, queued }: { page: Page; sku?: string | undefined; queued: boolean }): Faq[] {
    if (page !== 'product' && !queued) return [];
    const ofProduct = this.entries.faq.filter((entry) => entry.sku !== undefined && entry.sku === sku);
    const ofAll = this.entries.faq.filter((entry) => entry.sku === undefined);
    return shown([...ofProduct, ...ofAll].map(faqOf));
  }

  /** RB-07: what the manager recommends, on the shop's and on an order's page; nothing else. At most as many as FAQ. */
  recommendationsFor({ page }: { page: Page }): Recommendation[] {
    if (page !== 'shop' && page !== 'order') return [];
    return shown(this.entries.recommendations.map(({ version: _version, ...shownOne }) => shownOne));
  }

  /**
   * RB-04: whether the robot may be offered. On a product page the product's category must be on the shop's list, so a
   * product without a known category has none; other pages are not limited. The robot's position (off, first,
   * nobody-free) is the desk's matter.
   */
  robotOffered({ page, category }: { page: Page; category?: string | undefined }): boolean {
    return page !== 'product' || (category !== undefined && this.settings.categories.includes(category));
  }

  /** The best answer, with its score and why; nothing below the threshold. */
  async answer(question: KnowledgeQuestion): Promise<KnowledgeMatch | undefined> {
    this.#memory ??= RobotMemory.of(this.entries);
    return (await this.#memory).best(question);
  }

  /** Every answer above the threshold, the best first: see `RobotMemory.candidates` for the order. */
  async candidates(question: KnowledgeQuestion): Promise<KnowledgeMatch[]> {
    this.#memory ??= RobotMemory.of(this.entries);
    return (await this.#memory).candidates(question);
  }
}

function faqOf({ id, question, answer }: FaqEntry): Faq {
  return { id, question, answer };
}
