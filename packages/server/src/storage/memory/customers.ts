import { tailOf, type CustomerQuery, type CustomerRow } from '../customers.ts';

/** The customers of one shop in memory. */
export class MemoryCustomers {
  /** Conversations by customer, as they began. */
  readonly #conversations = new Map<string, string[]>();
  readonly #lastSeq = new Map<string, number>();
  /** By agent: of whom they had a conversation. */
  readonly #served = new Map<string, Set<string>>();

  opened(customerId: string, conversationId: string, seq: number): void {
    const conversations = this.#conversations.get(customerId) ?? [];
    this.#conversations.set(customerId, conversations);
    conversations.push(conversationId);
    this.#lastSeq.set(customerId, seq);
  }

  served(agentId: string, customerId: string): void {
    this.#served.set(agentId, (this.#served.get(agentId) ?? new Set()).add(customerId));
  }

  /** `isAmong`: whether a known customer of that name or account is, or was, who has the id. */
  find(
    { among, only, servedBy, before = Infinity, limit }: CustomerQuery,
    isAmong: (id: string, among: NonNullable<CustomerQuery['among']>) => boolean,
  ): CustomerRow[] {
    const fits = (id: string): boolean =>
      (!only || only.includes(id)) &&
      (servedBy === undefined || this.#served.get(servedBy)?.has(id) === true) &&
      (!among ||
        (among.whole ? id === among.prefix : id.startsWith(among.prefix)) ||
        tailOf(id) === among.tail ||
        among.ids.includes(id) ||
        isAmong(id, among));
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
