import { byTime } from './fact.ts';
import type { FactBook } from './factBook.ts';
import type { IdentityFact } from './facts/people.ts';

/** Who customers turned out to be, as of an instant: chats before a login are the known customer's too. */
export class Identities {
  readonly #book: FactBook;
  readonly #until: number;
  /** By the id before the login. Once and for all: the earliest counts. */
  readonly #known = new Map<string, IdentityFact>();

  constructor(book: FactBook, until: number) {
    this.#book = book;
    this.#until = until;
    for (const fact of book.all('identity')) this.tell(fact);
  }

  /** Nobody turned out to be another. */
  get areNone(): boolean {
    return this.#known.size === 0;
  }

  /** The known customer; the same id for whoever is known already, or not yet. */
  of(customerId: string): string {
    return this.areNone ? customerId : (this.#known.get(customerId)?.knownId ?? customerId);
  }

  tell(fact: IdentityFact): void {
    if (fact.at > this.#until) return;
    const before = this.#known.get(fact.customerId);
    if (!before || byTime(fact, before) < 0) this.#known.set(fact.customerId, fact);
  }

  /** Takes back a telling that another one replaces. */
  forget({ customerId }: IdentityFact): void {
    this.#known.delete(customerId);
    for (const fact of this.#book.all('identity')) if (fact.customerId === customerId) this.tell(fact);
  }
}
