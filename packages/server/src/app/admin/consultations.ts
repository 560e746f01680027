import {
  shopbellError,
  type Clock,
  type ConsultationRecord,
  type ConsultationRecords,
} from '@shopbell/sdk/model';
import { lastBefore } from '../../desk/lastBefore.ts';
import { textKeyOf, type TextRow } from '../../storage/customers.ts';
import type { Storage } from '../../storage/storage.ts';
import { customerNow } from '../customers/customerRef.ts';
import { agentRef, groupRef } from '../feed/names.ts';
import type { OpenShop } from '../shop/openShop.ts';
import type { OpenShops } from '../shop/openShops.ts';
import { ConsultationsInput } from '../statistics/query.ts';
import type { ShopReports } from '../statistics/shopReports.ts';
import { invalid, parse } from './parse.ts';

export interface ConsultationQuery {
  readonly from: string;
  readonly to: string;
  readonly groupId?: string | undefined;
  readonly agentId?: string | undefined;
  readonly kind?: ConsultationRecord['kind'] | undefined;
  readonly text?: string | undefined;
  /** The `next` of the page before. */
  readonly after?: string | undefined;
  readonly limit?: number | undefined;
}

interface ConsultationServices {
  readonly storage: Storage;
  readonly shops: OpenShops;
  readonly clock: Clock;
  readonly reports: Pick<ShopReports, 'consultations'>;
}

/** Messages that are looked at together, and how often: a search ends, however common the text is. */
const textsAtOnce = 500;
const rounds = 20;
const day = 86_400_000;

/**
 * The consultations of a shop, whoever had them and whatever figures count (WB-18), found by group (RT-28), agent, kind, day
 * and text.
 */
export class Consultations {
  readonly #services: ConsultationServices;

  constructor(services: ConsultationServices) {
    this.#services = services;
  }

  /** Rejects with INVALID_ARGUMENT or NOT_FOUND. */
  async list(
    shopId: string,
    { text, limit = 50, ...query }: ConsultationQuery,
  ): Promise<ConsultationRecords> {
    const shop = await this.#services.shops.of(shopId);
    if (!shop) throw shopbellError('NOT_FOUND', { what: 'shop' });
    // Texts are looked for only where the rest of the question makes sense.
    const asked = parse(ConsultationsInput, { ...query, limit });
    const found = text === undefined ? undefined : await this.#withText(shop, text, asked);
    const { total, consultations, next } = await this.#services.reports.consultations(shopId, {
      ...asked,
      ...(found && { wrote: found.wrote }),
    });
    const customers = await this.#customers(
      shop,
      consultations.map(({ conversationId }) => conversationId),
    );
    const { desk } = shop.desk;
    const records = consultations.map((one): ConsultationRecord => {
      const { conversationId, kind, openedAt, closedAt, groupId, customerId } = one;
      const agents = one.agentIds.map((id) => agentRef(desk, id));
      const [agent, formerAgents] = [agents.at(-1), agents.slice(0, -1)];
      return {
        ...{ conversationId, kind, openedAt },
        // Of a chat on another platform there is no conversation here.
        customer: customers(conversationId) ?? { id: customerId ?? '' },
        ...(closedAt !== undefined && { closedAt }),
        ...(groupId !== undefined && { group: groupRef(desk, groupId) }),
        ...(agent && { agent }),
        ...(formerAgents.length > 0 && { formerAgents }),
      };
    });
    return {
      ...{ records, total },
      ...(next !== undefined && { next }),
      ...(found?.cut && { cut: true as const }),
    };
  }

  /**
   * Messages in which that was written since the first of the days, as far as was looked: first on the days
   * themselves, then after them, where what began on them may have gone on.
   */
  async #withText({ desk }: OpenShop, text: string, { from, to }: Pick<ConsultationQuery, 'from' | 'to'>) {
    if (Array.from(textKeyOf(text)).length < 2) throw invalid('text', 'has at least two letters');
    const { storage } = this.#services;
    const { shopId } = desk.shop;
    const { seq: newest } = desk.desk;
    // A day of the shop may have begun that much earlier than that of Greenwich, and end that much later.
    const [since, until] = [Date.parse(from) - day, Date.parse(to) + 2 * day];
    const last = await lastBefore(storage, shopId, newest, (at) => at >= until);
    const wrote: ConsultationsInput['wrote'] & {} = [];
    let left = rounds;
    const look = async (before: number | undefined, isOver: (row: TextRow) => boolean): Promise<boolean> => {
      while (left > 0) {
        left -= 1;
        const rows = await storage.findTexts(shopId, {
          ...{ text, limit: textsAtOnce },
          ...(before !== undefined && { before }),
        });
        for (const { conversationId, seq } of rows) wrote.push({ conversationId, seq });
        const oldest = rows.at(-1);
        if (!oldest || rows.length < textsAtOnce || isOver(oldest)) return true;
        before = oldest.seq;
      }
      return false;
    };
    const whole =
      (await look(last + 1, ({ at }) => at < since)) &&
      (last === newest || (await look(undefined, ({ seq }) => seq <= last)));
    return { wrote, cut: !whole };
  }

  async #customers({ conversations }: OpenShop, conversationIds: readonly string[]) {
    const { storage } = this.#services;
    const { shopId, customers } = conversations;
    const owners = await Promise.all(
      [...new Set(conversationIds)].map(async (id) => {
        const key = await storage.findConversation(shopId, id);
        return key && ([id, await customers.of(await customerNow(storage, shopId, key.customerId))] as const);
      }),
    );
    const known = new Map(owners.filter((owner) => owner !== undefined));
    return (conversationId: string) => known.get(conversationId);
  }
}
