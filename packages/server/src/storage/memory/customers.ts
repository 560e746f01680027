import { tailOf, type CustomerQuery, type CustomerRow } from '../customers.ts';

/** The customers of one shop in memory. */
export class MemoryCustomers {
  /** Conversations by customer, as they began. */
  readonly #conversations = new Map<string, string[]>();
  readonly #lastSeq = new Map<string, number>();

  opened(customerId: string, conversationId: string, seq: number): void {
    const conversations = this.#conversations.get(customerId) ?? [];
    this.#conversations.set(customerId, conversations);
    conversations.push(conversationId);
    this.#lastSeq.set(customerId, seq);
  }

  /** `named`: whether a known customer of that name is, or was, who has the id. */
  find(
    { among, only, before = Infinity, limit }: CustomerQuery,
    named: (id: string) => boolean,
  ): CustomerRow[] {
    const fits = (id: string): boolean =>
      (!only || only.includes(id)) &&
      (!among ||
        id.startsWith(among.prefix) ||
        tailOf(id) === among.tail ||
        among.ids.includes(id) ||
        (among.name !== '' && named(id)));
    const found = Array.from(this.#lastSeq, ([customerId, lastSeq]) => ({ customerId, lastSeq }));
    return found
      .filter(({ customerId, lastSeq }) => lastSeq < before && fits(customerId))
      .sort((a, b) => b.lastSeq - a.lastSeq)
      .slice(0, limit);
  }

  conversations(customerId: string, limit: number): string[] {
    return (this.#conversations.get(customerId) ?? []).toReversed().slice(0, limit);
  }
}
