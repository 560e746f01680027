import { MetricsSettings } from '../src/index.ts';
import {
  createStatistics,
  textFacts,
  type Fact,
  type MetricsSettingsInput,
  type ReportQuery,
  type Statistics,
} from '../src/index.ts';

/** `10:00:30` of 2026-05-04 in Shanghai, or of another day: `05-01 10:00:30`. In ms since 1970 UTC. */
export function t(time: string): number {
  const [clock = '', date = '05-04'] = time.split(' ').reverse();
  return Date.parse(`2026-${date}T${clock}+08:00`);
}

type Told<T extends Fact['type']> = Partial<Extract<Fact, { type: T }>>;

/** Writes down what happened in a shop, and asks for figures. */
export class ShopLog {
  readonly facts: Fact[] = [];
  #statistics: Statistics | undefined;

  add(...facts: Fact[]): this {
    this.facts.push(...facts);
    this.#statistics = undefined;
    return this;
  }

  id(prefix: string): string {
    return `${prefix}${this.facts.length + 1}`;
  }

  /** In force from the beginning, or from a day on. */
  settings(settings: MetricsSettingsInput, from = '2020-01-01', at = 0): this {
    const told = MetricsSettings.parse(settings);
    return this.add({ type: 'settings', id: this.id('s'), at, from, settings: told });
  }

  account(agentId: string, told: Told<'agent'> = {}): this {
    return this.add({
      type: 'agent',
      id: this.id('a'),
      at: 0,
      agentId,
      from: '2020-01-01',
      accountType: 'presale',
      ...told,
    });
  }

  /** A chat of a customer, in a conversation of its own, about a product perhaps. */
  chat(customerId = 'x', conversationId = this.id('c'), sku?: string): ChatLog {
    return new ChatLog(this, customerId, conversationId, sku);
  }

  order(id: string, customerId: string, placed: string, told: Told<'order'> & { paid?: string } = {}): this {
    const { paid, ...rest } = told;
    return this.add({
      type: 'order',
      id,
      revision: this.facts.length,
      at: t(placed),
      customerId,
      amount: 10_000,
      currency: 'CNY',
      items: [],
      ...(paid === undefined ? {} : { paidAt: t(paid) }),
      ...rest,
    });
  }

  get statistics(): Statistics {
    if (!this.#statistics) {
      this.#statistics = createStatistics({ timeZone: 'Asia/Shanghai', currency: 'CNY' });
      this.#statistics.add(this.facts);
    }
    return this.#statistics;
  }

  /** The cell of a figure, of the shop unless an agent, group or team is named; long after, on 2026-05-04. */
  cell(figure: string, about: About = {}) {
    const { agent, group, team, product, day = '05-04', to = day, now = '12-31 23:59:59', profile } = about;
    const id = agent ?? group ?? team ?? product;
    const by = agent ? 'agent' : group ? 'group' : team ? 'team' : product ? 'product' : 'shop';
    const query: ReportQuery = {
      now: t(now),
      from: `2026-${day}`,
      to: `2026-${to}`,
      figures: [figure],
      by,
      ...(id === undefined ? {} : { ids: [id] }),
      ...(profile ? { profile } : {}),
    };
    return this.statistics.report(query).rows[0]?.cells[figure];
  }

  figure(figure: string, about: About = {}): number | null | undefined {
    return this.cell(figure, about)?.value;
  }
}

export interface About {
  agent?: string;
  group?: string;
  team?: string;
  product?: string;
  day?: string;
  to?: string;
  now?: string;
  profile?: 'official' | 'thirdParty' | 'sycm2024';
}

/** One conversation. Times as in `t`. */
export class ChatLog {
  readonly #shop: ShopLog;
  readonly #customerId: string;
  readonly conversationId: string;

  constructor(shop: ShopLog, customerId: string, conversationId: string, sku: string | undefined) {
    this.#shop = shop;
    this.#customerId = customerId;
    this.conversationId = conversationId;
    shop.add({
      type: 'entry.opened',
      ...this.#about(t('01-01 00:00:00')),
      customerId,
      scope: { page: 'product', channel: 'web', ...(sku === undefined ? {} : { sku }) },
    });
  }

  assigned(
    agentId: string,
    when: string,
    groupId = 'g1',
    answers: 'entry' | 'leave-message' = 'entry',
  ): this {
    const groups = { groupId, servingGroupId: groupId };
    return this.#add({ type: 'session.assigned', ...this.#about(t(when)), agentId, ...groups, answers });
  }

  queued(when: string): this {
    return this.#add({ type: 'session.queued', ...this.#about(t(when)), groupId: 'g1' });
  }

  released(when: string): this {
    return this.#add({ type: 'session.released', ...this.#about(t(when)) });
  }

  transferred(fromAgentId: string, agentId: string, when: string, groupId = 'g1'): this {
    return this.#add({ type: 'session.transferred', ...this.#about(t(when)), fromAgentId, agentId, groupId });
  }

  left(when: string): this {
    return this.#add({ type: 'session.left', ...this.#about(t(when)), groupId: 'g1' });
  }

  delivered(agentId: string, when: string): this {
    return this.#add({ type: 'session.delivered', ...this.#about(t(when)), agentId });
  }

  converted(when: string): this {
    return this.#add({ type: 'session.converted', ...this.#about(t(when)) });
  }

  ended(when: string): this {
    return this.#add({ type: 'session.ended', ...this.#about(t(when)), by: 'agent' });
  }

  rated(grade: number, when: string, agentId?: string): this {
    const about = this.#about(t(when));
    return this.#add({ type: 'rating', ...about, grade, ...(agentId === undefined ? {} : { agentId }) });
  }

  customer(...times: string[]): this {
    for (const when of times) this.message('customer', this.#customerId, when);
    return this;
  }

  agent(agentId: string, ...times: string[]): this {
    for (const when of times) this.message('agent', agentId, when);
    return this;
  }

  /** An agent's text, or an automatic one in its name. */
  says(from: 'agent' | 'auto', agentId: string, when: string, text: string): this {
    return this.message(from, agentId, when, textFacts(text));
  }

  message(
    from: 'customer' | 'agent' | 'auto' | 'robot',
    authorId: string,
    when: string,
    told: Told<'message'> = {},
  ): this {
    return this.#add({ type: 'message', ...this.#about(t(when)), from, authorId, length: 2, ...told });
  }

  #about(at: number) {
    return { id: this.#shop.id('f'), at, seq: this.#shop.facts.length, conversationId: this.conversationId };
  }

  #add(fact: Fact): this {
    this.#shop.add(fact);
    return this;
  }
}
