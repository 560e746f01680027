import { textFacts, type Fact } from '@shopbell/metrics';

/** How much there is of what. */
export const size = {
  messages: 1_000_000,
  conversations: 100_000,
  customers: 40_000,
  agents: 200,
  groups: 20,
  products: 500,
  orders: 50_000,
  days: 365,
} as const;

export const shop = { timeZone: 'Asia/Shanghai', currency: 'CNY' } as const;
export const dayMs = 86_400_000;
/** Shanghai's, all year. */
export const offset = 8 * 3_600_000;
/** 00:00 of 2025-06-01 in Shanghai, which has one offset all year: a baseline can tell days by dividing. */
const begins = Date.parse('2025-06-01T00:00:00+08:00');
export const ends = begins + size.days * dayMs;
/** A day of the year, from 0. */
export const dayName = (day: number): string =>
  new Date(begins + offset + day * dayMs).toISOString().slice(0, 10);

/** Mulberry32: the same numbers for the same seed, on every machine. */
function chances(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A shop's year, made up from a seed, day by day: what a journal and a back end would have told. */
export function* year(): Generator<Fact[]> {
  const writer = new Writer();
  yield shopFacts();
  for (let day = 0; day < size.days; day += 1) yield writer.day(day);
}

/** One more day, the one after the year. */
export const nextDay = (): Fact[] => new Writer(2).day(size.days);

function shopFacts(): Fact[] {
  return Array.from({ length: size.agents }, (_, number): Fact => {
    const about = { id: `agent ${number}`, at: begins - dayMs, agentId: `agent-${number}` };
    return {
      type: 'agent',
      ...about,
      from: '2025-01-01',
      accountType: 'presale',
      teamId: `team-${number % 10}`,
    };
  });
}

class Writer {
  readonly #chance: () => number;
  readonly #prefix: string;
  #facts: Fact[] = [];
  #count = 0;
  /** When a customer last wrote to somebody: orders come soon after, or out of the blue. */
  readonly #spoke = new Map<number, number>();

  constructor(seed = 1) {
    this.#chance = chances(seed);
    this.#prefix = seed === 1 ? '' : `${seed}-`;
  }

  /** In the order of time, and as a store or a file hands them out: read from JSON. */
  day(day: number): Fact[] {
    const start = begins + day * dayMs;
    const share = (total: number): [number, number] => [
      Math.floor((day * total) / size.days),
      Math.floor(((day + 1) * total) / size.days),
    ];
    const [first, end] = share(size.conversations);
    for (let number = first; number < end; number += 1) this.#conversation(number, start);
    const [firstOrder, endOfOrders] = share(size.orders);
    for (let number = firstOrder; number < endOfOrders; number += 1) this.#order(number, start);
    const facts = this.#facts.sort((left, right) => left.at - right.at);
    this.#facts = [];
    return facts.map((fact) => JSON.parse(JSON.stringify(fact)) as Fact);
  }

  #tell(fact: Fact): void {
    this.#facts.push(fact);
    this.#count += 1;
  }

  #conversation(number: number, dayStart: number): void {
    const messages = size.messages / size.conversations;
    const conversationId = `${this.#prefix}conversation-${number}`;
    const customer = this.#below(size.customers);
    const customerId = `customer-${customer}`;
    let agent = this.#below(size.agents);
    // From 9:00 to 22:30.
    let at = dayStart + 9 * 3_600_000 + this.#below(13.5 * 3_600_000);
    this.#spoke.set(customer, at);
    const about = () => ({ id: `${this.#prefix}${this.#count}`, at, conversationId });
    const group = () => ({ groupId: `group-${agent % size.groups}` });
    const scope = {
      page: 'product' as const,
      sku: `sku-${this.#below(size.products)}`,
      channel: 'web' as const,
    };
    this.#tell({ type: 'entry.opened', ...about(), customerId, scope });
    const served = { servingGroupId: group().groupId, answers: 'entry' as const };
    this.#tell({ type: 'session.assigned', ...about(), agentId: `agent-${agent}`, ...group(), ...served });
    const passedOn = this.#chance() < 0.05 ? this.#below(messages) : -1;
    for (let place = 0; place < messages; place += 1) {
      const byCustomer = place === 0 || this.#chance() < 0.5;
      at += 1000 + this.#below(this.#chance() < 0.05 ? 900_000 : 90_000);
      if (place === passedOn) {
        const fromAgentId = `agent-${agent}`;
        agent = (agent + size.groups) % size.agents;
        this.#tell({
          type: 'session.transferred',
          ...about(),
          fromAgentId,
          agentId: `agent-${agent}`,
          ...group(),
        });
      }
      if (byCustomer) {
        this.#tell({ type: 'message', ...about(), from: 'customer', authorId: customerId, length: 12 });
        continue;
      }
      const text = textFacts(answers[this.#below(answers.length)] ?? '');
      this.#tell({ type: 'message', ...about(), from: 'agent', authorId: `agent-${agent}`, ...text });
    }
    at += 60_000;
    this.#tell({ type: 'session.ended', ...about(), by: 'customer' });
    if (this.#chance() < 0.3)
      this.#tell({ type: 'rating', ...about(), agentId: `agent-${agent}`, grade: 1 + this.#below(5) });
  }

  #order(number: number, dayStart: number): void {
    const customer = this.#below(size.customers);
    const spoke = this.#chance() < 0.7 ? this.#spoke.get(customer) : undefined;
    const at =
      (spoke === undefined || spoke < dayStart ? dayStart + 9 * 3_600_000 : spoke) +
      this.#below(3 * 3_600_000);
    const [orderId, amount] = [`${this.#prefix}order-${number}`, 1000 + this.#below(100_000)];
    const paidAt = at + this.#below(3_600_000);
    const item = { productId: `sku-${this.#below(size.products)}`, quantity: 1, amount };
    const about = { revision: 0, amount, currency: shop.currency };
    const customerId = `customer-${customer}`;
    const paid = this.#chance() < 0.85 ? { paidAt } : {};
    this.#tell({ type: 'order', id: orderId, at, customerId, ...about, ...paid, items: [item] });
    if (this.#chance() > 0.05) return;
    const refund = { id: `${orderId} back`, orderId, revision: 0, amount, at: paidAt + 86_400_000 };
    this.#tell({ type: 'refund', ...refund, completedAt: refund.at + 3_600_000 });
  }

  #below(end: number): number {
    return Math.floor(this.#chance() * end);
  }
}

const answers = ['您好', '有货的', '今天就发', 'It is in stock.', 'You are welcome!'];
