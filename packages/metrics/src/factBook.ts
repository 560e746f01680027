import { byTime, isChatFact, type ChatFact, type Fact } from './fact.ts';
import type { MessageFact } from './facts/chat.ts';
import { Ids } from './ids.ts';
import { Messages } from './messages.ts';
import type { Problem } from './problems.ts';

type OfType<T extends Fact['type']> = Extract<Fact, { type: T }>;
type OtherFact = Exclude<Fact, MessageFact>;
type OtherChatFact = Exclude<ChatFact, MessageFact>;
const recordTypes: ReadonlySet<Fact['type']> = new Set(['order', 'refund']);

/** A fact of a conversation as the book hands it out: messages by their place. */
export type KnownChatFact = OtherChatFact | number;

/** The facts of a conversation. */
interface Told {
  readonly conversationId: string;
  readonly entries: KnownChatFact[];
  /** In the order they happened, as nearly all are told. */
  inOrder: boolean;
}

/** The facts of one type, each at the place of its id. */
interface Known {
  readonly ids: Ids;
  readonly facts: OtherFact[];
}

/** The set of facts of a shop. Which order they came in, and how often, leaves no trace. */
export class FactBook {
  readonly messages = new Messages();
  readonly #others = new Map<OtherFact['type'], Known>();
  readonly #chats = new Map<string, Told>();
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

  /** @param news gets what changes figures: the fact, and the one that it replaces; nothing if nothing is new */
  add(fact: Fact, news: Fact[]): void {
    if (fact.type === 'message') this.#addMessage(fact, news);
    else this.#addOther(fact, news);
  }

  get(type: OtherFact['type'], id: string): OtherFact | undefined {
    const known = this.#others.get(type);
    return known?.facts[known.ids.find(id)];
  }

  /** The facts of a conversation, in the order they happened. */
  chat(conversationId: string): readonly KnownChatFact[] {
    const told = this.#chats.get(conversationId);
    if (!told) return [];
    if (!told.inOrder) {
      told.entries.sort((left, right) => byTime(this.#placed(left), this.#placed(right)));
      told.inOrder = true;
    }
    return told.entries;
  }

  all<T extends OtherFact['type']>(type: T): Iterable<OfType<T>> {
    // Facts of that type alone.
    return (this.#others.get(type)?.facts ?? []) as readonly OtherFact[] as readonly OfType<T>[];
  }

  #addMessage(fact: MessageFact, news: Fact[]): void {
    const known = this.messages.size;
    const place = this.messages.placeOf(fact.id);
    if (place < known) {
      const before = this.messages.get(place);
      if (this.#settle(before, fact) === before) return;
      this.#remove(before.conversationId, place);
      news.push(before);
    }
    news.push(fact);
    const told = this.#toldOf(fact.conversationId);
    this.messages.put(place, fact, told.conversationId);
    this.#insert(told, fact, place);
    this.#note(fact.at);
  }

  #addOther(fact: OtherFact, news: Fact[]): void {
    let known = this.#others.get(fact.type);
    if (!known) this.#others.set(fact.type, (known = { ids: new Ids(), facts: [] }));
    const place = known.ids.take(fact.id);
    const before = known.facts[place];
    if (before) {
      if (this.#settle(before, fact) === before) return;
      if (isChatFact(before)) this.#remove(before.conversationId, before);
      news.push(before);
    }
    news.push(fact);
    known.facts[place] = fact;
    if (isChatFact(fact)) this.#insert(this.#toldOf(fact.conversationId), fact, fact);
    this.#note(lastMomentOf(fact));
  }

  /** Which of two tellings counts: the newer revision; else the smaller one, so that the order of arrival is no matter. */
  #settle<F extends Fact>(before: F, fact: F): F {
    const isRecord = recordTypes.has(fact.type);
    if (isRecord && 'revision' in before && 'revision' in fact && before.revision !== fact.revision)
      return fact.revision > before.revision ? fact : before;
    const [left, right] = [canonical(before), canonical(fact)];
    if (left === right) return before;
    const code = isRecord ? 'REVISION_CLASH' : 'DUPLICATE_ID';
    this.#problems.set(`${code} ${fact.type} ${fact.id}`, { code, fact: fact.type, id: fact.id });
    return right < left ? fact : before;
  }

  #note(moment: number): void {
    if (moment > this.#latest) this.#latest = moment;
  }

  #toldOf(conversationId: string): Told {
    let told = this.#chats.get(conversationId);
    if (!told) this.#chats.set(conversationId, (told = { conversationId, entries: [], inOrder: true }));
    return told;
  }

  #insert(told: Told, fact: ChatFact, entry: KnownChatFact): void {
    const last = told.entries.at(-1);
    if (last !== undefined && this.#isBefore(fact, last)) told.inOrder = false;
    told.entries.push(entry);
  }

  #isBefore(fact: ChatFact, entry: KnownChatFact): boolean {
    const at = typeof entry === 'number' ? this.messages.at(entry) : entry.at;
    return fact.at === at ? byTime(fact, this.#placed(entry)) < 0 : fact.at < at;
  }

  #placed(entry: KnownChatFact): {
    readonly id: string;
    readonly at: number;
    readonly seq?: number | undefined;
  } {
    return typeof entry === 'number' ? this.messages.placed(entry) : entry;
  }

  #remove(conversationId: string, entry: ChatFact | number): void {
    const { entries } = this.#toldOf(conversationId);
    const place = entries.findIndex((one) => one === entry);
    if (place >= 0) entries.splice(place, 1);
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

/** Orders and refunds tell of several moments. */
function lastMomentOf(fact: Fact): number {
  if (fact.type === 'order') {
    const { at, paidAt = at, shippedAt = at, receivedAt = at, cancelledAt = at } = fact;
    return Math.max(at, paidAt, shippedAt, receivedAt, cancelledAt);
  }
  if (fact.type !== 'refund') return fact.at;
  return Math.max(fact.at, fact.completedAt ?? 0, fact.withdrawnAt ?? 0);
}
