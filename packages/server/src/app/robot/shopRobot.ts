import { conversationOf, settingsOf, type Desk } from '@shopbell/engine';
import type { Scope } from '@shopbell/sdk/model';
import type { Committed } from '../../desk/request.ts';
import type { ShopDesk } from '../../desk/shopDesk.ts';
import type { Storage } from '../../storage/storage.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Log } from '../options.ts';

interface ShopRobotOptions {
  readonly storage: Storage;
  readonly knowledge: Knowledge;
  readonly log: Log;
}

/** Said where nothing is known; the offer of a person stands beside it (RB-05). */
const nothingKnown =
  '这个问题我还答不上来，可以转给人工客服。\nI do not know that one. A person can help you.';

/**
 * The shop's robot at work: hears what customers write to it, asks whoever answers for the shop, and hands the answer to
 * the desk, which records it. The desk waits for nobody: an answer that comes when a person has taken over is dropped.
 */
export class ShopRobot {
  readonly #desk: ShopDesk;
  readonly #options: ShopRobotOptions;
  /** Conversations being answered, with all that was written meanwhile: that is one question. */
  readonly #answering = new Map<string, { next: string | undefined }>();
  readonly #stop = new AbortController();

  constructor(desk: ShopDesk, options: ShopRobotOptions) {
    this.#desk = desk;
    this.#options = options;
  }

  /** Questions that a restart left unanswered are asked again. */
  async resume(): Promise<void> {
    const { storage } = this.#options;
    const { desk, shop } = this.#desk;
    for (const { id, state, owed } of [...desk.conversations.values()]) {
      if (state !== 'robot' || !owed) continue;
      const rows = await storage.readConversation(shop.shopId, id, [{ types: ['message.posted'], limit: 1 }]);
      const text = rows.at(-1)?.text;
      if (text !== undefined) this.#ask(id, text);
    }
  }

  heard(events: readonly Committed[]): void {
    for (const { event, text } of events) {
      if (event.type !== 'message.posted' || event.by.kind !== 'customer' || text === undefined) continue;
      if (conversationOf(this.#desk.desk, event.conversationId)?.state === 'robot')
        this.#ask(event.conversationId, text);
    }
  }

  stop(): void {
    this.#stop.abort();
  }

  #ask(conversationId: string, text: string): void {
    const under = this.#answering.get(conversationId);
    if (under) {
      under.next = under.next === undefined ? text : `${under.next}\n${text}`;
      return;
    }
    this.#answering.set(conversationId, { next: undefined });
    void this.#answer(conversationId, text);
  }

  async #answer(conversationId: string, text: string): Promise<void> {
    try {
      await this.#answerOnce(conversationId, text);
    } catch (error) {
      const { shopId } = this.#desk.shop;
      if (!this.#stop.signal.aborted)
        this.#options.log({ level: 'warn', shopId, message: 'The robot could not answer.', error });
    }
    const next = this.#answering.get(conversationId)?.next;
    this.#answering.delete(conversationId);
    if (next !== undefined && !this.#stop.signal.aborted) this.#ask(conversationId, next);
  }

  async #answerOnce(conversationId: string, text: string): Promise<void> {
    const { signal } = this.#stop;
    const { shopId } = this.#desk.shop;
    const open = conversationOf(this.#desk.desk, conversationId);
    if (!open) return;
    // Files or a card without a word: a robot reads words.
    if (text === '') {
      await this.#say(conversationId, nothingKnown, true);
      return;
    }
    const robot = await this.#options.knowledge.robotOf(shopId);
    const { page, sku } = open.scope;
    const answer = await robot.answer({ text, page, sku, conversationId }, { signal });
    if (answer.kind === 'hand-over') {
      await this.#desk.submit({ type: 'robot.hand-over', conversationId, customerId: open.customerId });
      return;
    }
    await this.#say(conversationId, answer.kind === 'answer' ? answer.text : nothingKnown, answer.handOver);
  }

  async #say(conversationId: string, text: string, offersAgent: boolean): Promise<void> {
    const messageId = crypto.randomUUID();
    await this.#desk.submit({ type: 'robot.answer', conversationId, messageId, text, offersAgent });
  }
}

/**
 * Whether the robot may have an entry of this scope (RB-04). The position it stands in is the desk's matter. Never rejects:
 * where nobody can tell, there is no robot, and the customer goes to people.
 */
export async function robotServes(
  { storage, knowledge, log }: ShopRobotOptions,
  shopId: string,
  desk: Desk,
  { page, sku }: Scope,
): Promise<boolean> {
  if (settingsOf(desk).settings.robot === 'off') return false;
  try {
    const product = sku === undefined ? undefined : await storage.findFact(shopId, 'product', sku);
    const category = product ? categoryOf(product.data) : undefined;
    return (await knowledge.of(shopId)).robotOffered({ page, category });
  } catch (error) {
    log({ level: 'warn', shopId, message: 'Nobody can tell whether the robot serves here.', error });
    return false;
  }
}

function categoryOf(data: string): string | undefined {
  const { category } = JSON.parse(data) as { category?: unknown };
  return typeof category === 'string' ? category : undefined;
}
