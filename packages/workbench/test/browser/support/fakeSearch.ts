import type {
  CustomerPage,
  CustomerSearch,
  MessagePage,
  MessageSearch,
  ShopbellError,
} from '@shopbell/sdk/agent';
import { FakeEvents, type Refusable } from './fakeEvents.ts';

/** The part of the fake agent client that finds customers and what was said. */
export class FakeSearch extends FakeEvents {
  /** What the next call of this name rejects with. */
  readonly refuse = new Map<Refusable, ShopbellError>();
  readonly searched: (Omit<CustomerSearch, 'signal'> & { readonly text: string })[] = [];
  /** The pages that searches find, in this order. */
  readonly customers: CustomerPage[] = [];
  readonly messagesAsked: { readonly text: string; readonly before?: number }[] = [];
  readonly messages: MessagePage[] = [];
  /** Searches are answered once it is open. */
  searchGate: Promise<void> = Promise.resolve();

  async searchCustomers(text: string, { signal, ...search }: CustomerSearch = {}): Promise<CustomerPage> {
    const asked = Object.entries(search).filter(([, value]) => value !== undefined);
    this.searched.push({ text, ...(Object.fromEntries(asked) as Omit<CustomerSearch, 'signal'>) });
    this.refusal('searchCustomers');
    const page = this.customers.shift() ?? { customers: [] };
    await this.searchGate;
    signal?.throwIfAborted();
    return page;
  }

  async searchMessages(text: string, { before, signal }: MessageSearch = {}): Promise<MessagePage> {
    this.messagesAsked.push({ text, ...(before === undefined ? {} : { before }) });
    this.refusal('searchMessages');
    const page = this.messages.shift() ?? { found: [] };
    await this.searchGate;
    signal?.throwIfAborted();
    return page;
  }

  protected refusal(name: Refusable): void {
    const error = this.refuse.get(name);
    if (!error) return;
    this.refuse.delete(name);
    throw error;
  }
}
