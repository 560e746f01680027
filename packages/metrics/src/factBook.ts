import { byTime, isChatFact, type ChatFact, type Fact } from './fact.ts';
import type { Problem } from './problems.ts';

type OfType<T extends Fact['type']> = Extract<Fact, { type: T }>;
const recordTypes: ReadonlySet<Fact['type']> = new Set(['order', 'refund']);

/** The set of facts of a shop. Which order they came in, and how often, leaves no trace. */
export class FactBook {
  readonly #byType = new Map<Fact['type'], Map<string, Fact>>();
  readonly #chats = new Map<string, ChatFact[]>();
  readonly #unsorted = new Set<string>();
  readonly #problems = new Map<string, Problem>();
  #latest = 0;

  /** The last moment that any fact tells of. */
  get latest(): number {
    return this.#latest;
  }

  get problems(): readonly Problem[] {
    return [...this.#problems.values()];
  }

  get conversationIds(): Iterable<string> {
    return this.#chats.keys();
  }

  /** @returns what changes figures: the fact, and the one that it replaces; nothing if nothing is new */
  add(fact: Fact): readonly Fact[] {
    let known = this.#byType.get(fact.type);
    if (!known) this.#byType.set(fact.type, (known = new Map<string, Fact>()));
    const before = known.get(fact.id);
    if (before) {
      const counts = this.#settle(before, fact);
      if (counts === before) return [];
      if (isChatFact(before)) this.#remove(before);
    }
    known.set(fact.id, fact);
    if (isChatFact(fact)) this.#insert(fact);
    for (const moment of momentsOf(fact)) if (moment > this.#latest) this.#latest = moment;
    return before ? [fact, before] : [fact];
  }

  get(type: Fact['type'], id: string): Fact | undefined {
    return this.#byType.get(type)?.get(id);
  }

  /** The facts of a conversation, in the order they happened. */
  chat(conversationId: string): readonly ChatFact[] {
    const facts = this.#chats.get(conversationId) ?? [];
    if (this.#unsorted.delete(conversationId)) facts.sort(byTime);
    return facts;
  }

  all<T extends Fact['type']>(type: T): Iterable<OfType<T>> {
    const facts = this.#byType.get(type) ?? new Map<string, Fact>();
    // The map of a type holds facts of that type alone.
    return facts.values() as Iterable<OfType<T>>;
  }

  /** Which of two tellings counts: the newer revision; else the smaller one, so that the order of arrival is no matter. */
  #settle(before: Fact, fact: Fact): Fact {
    const isRecord = recordTypes.has(fact.type);
    if (isRecord && 'revision' in before && 'revision' in fact && before.revision !== fact.revision)
      return fact.revision > before.revision ? fact : before;
    const [left, right] = [canonical(before), canonical(fact)];
    if (left === right) return before;
    const code = isRecord ? 'REVISION_CLASH' : 'DUPLICATE_ID';
    this.#problems.set(`${code} ${fact.type} ${fact.id}`, { code, fact: fact.type, id: fact.id });
    return right < left ? fact : before;
  }

  #insert(fact: ChatFact): void {
    let facts = this.#chats.get(fact.conversationId);
    if (!facts) this.#chats.set(fact.conversationId, (facts = []));
    const last = facts.at(-1);
    if (last && byTime(last, fact) > 0) this.#unsorted.add(fact.conversationId);
    facts.push(fact);
  }

  #remove(fact: ChatFact): void {
    const facts = this.#chats.get(fact.conversationId);
    facts?.splice(facts.indexOf(fact), 1);
  }
}

/** The same text for equal content, whatever the order of its keys. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  );
}

function momentsOf(fact: Fact): number[] {
  if (fact.type === 'order')
    return [fact.at, fact.paidAt ?? 0, fact.shippedAt ?? 0, fact.receivedAt ?? 0, fact.cancelledAt ?? 0];
  if (fact.type === 'refund') return [fact.at, fact.completedAt ?? 0];
  return [fact.at];
}
