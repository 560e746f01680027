import { ChatFacts, type OtherChatFact } from './chatFacts.ts';
import { byTime, isChatFact, type ChatFact, type Fact, type Placed } from './fact.ts';
import type { MessageFact } from './facts/chat.ts';
import { Ids } from './ids.ts';
import { Messages } from './messages.ts';
import { NumberLists } from './numberLists.ts';
import type { Problem } from './problems.ts';

type OfType<T extends Fact['type']> = Extract<Fact, { type: T }>;
type OtherFact = Exclude<Fact, ChatFact>;
const recordTypes: ReadonlySet<Fact['type']> = new Set(['order', 'refund']);

/** A fact of a conversation: of a message its place; of another its place among these, one lower than 0. */
export type Entry = number;

export const isMessage = (entry: Entry): boolean => entry >= 0;

/** Where the fact of an entry that is no message stands, and the other way round. */
export const besides = (entry: Entry): number => -1 - entry;

/** The facts of one type, each at the place of its id. */
interface Known {
  readonly ids: Ids;
  readonly facts: OtherFact[];
}

/** The set of facts of a shop. Which order they came in, and how often, leaves no trace. */
export class FactBook {
  readonly #conversationIds: string[] = [];
  readonly messages = new Messages(this.#conversationIds);
  readonly chatFacts = new ChatFacts(this.messages.names, this.#conversationIds);
  readonly #others = new Map<OtherFact['type'], Known>();
  /** The conversations, by the places of their ids. */
  readonly #chatIds = new Ids();
  readonly #entries = new NumberLists();
  /** Conversations whose facts were not told in the order they happened, as nearly all are. */
  readonly #disordered = new Set<number>();
  readonly #problems = new Map<string, Problem>();
  /** What was told last: facts of one instant, which ids put in order, come one after the other. */
  #lastEntry: Entry | undefined;
  #lastFact: ChatFact | undefined;
  #latest = 0;

  /** The last moment that any fact tells of. */
  get latest(): number {
    return this.#latest;
  }

  get problems(): readonly Problem[] {
    return [...this.#problems.values()];
  }

  /** All of them; a conversation's number is its place here. */
  get conversationIds(): readonly string[] {
    return this.#conversationIds;
  }

  /** -1 for one that nothing tells of. */
  conversation(conversationId: string): number {
    return this.#chatIds.find(conversationId);
  }

  /** @param news gets what changes figures: the fact, and the one that it replaces; nothing if nothing is new */
  add(fact: Fact, news: Fact[]): void {
    if (fact.type === 'message') this.#addMessage(fact, news);
    else if (isChatFact(fact)) this.#addChatFact(fact, news);
    else this.#addOther(fact, news);
  }

  get(type: OtherFact['type'], id: string): OtherFact | undefined {
    const known = this.#others.get(type);
    return known?.facts[known.ids.find(id)];
  }

  /** The facts of a conversation by its number, in the order they happened. */
  chat(conversation: number): readonly Entry[] {
    if (conversation < 0) return [];
    const entries = this.#entries.all(conversation);
    if (this.#disordered.delete(conversation)) {
      entries.sort((left, right) => byTime(this.#placed(left), this.#placed(right)));
      this.#entries.replace(conversation, entries);
    }
    return entries;
  }

  /** When it happened. */
  momentOf(entry: Entry): number {
    return isMessage(entry) ? this.messages.at(entry) : this.chatFacts.at(besides(entry));
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
    const conversation = this.#numberOf(fact.conversationId);
    this.messages.put(place, fact, conversation);
    this.#insert(conversation, fact, place);
    this.#note(fact.at);
  }

  #addChatFact(fact: OtherChatFact, news: Fact[]): void {
    const facts = this.chatFacts;
    const known = facts.size;
    const place = facts.placeOf(fact.type, fact.id);
    if (place < known) {
      const before = facts.get(place);
      if (this.#settle(before, fact) === before) return;
      this.#remove(before.conversationId, besides(place));
      news.push(before);
    }
    news.push(fact);
    const conversation = this.#numberOf(fact.conversationId);
    facts.put(place, fact, conversation);
    this.#insert(conversation, fact, besides(place));
    this.#note(fact.at);
  }

  #addOther(fact: OtherFact, news: Fact[]): void {
    let known = this.#others.get(fact.type);
    if (!known) this.#others.set(fact.type, (known = { ids: new Ids(), facts: [] }));
    const place = known.ids.take(fact.id);
    const before = known.facts[place];
    if (before) {
      if (this.#settle(before, fact) === before) return;
      news.push(before);
    }
    news.push(fact);
    known.facts[place] = fact;
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

  /** A new one if it has none yet. */
  #numberOf(conversationId: string): number {
    const conversation = this.#chatIds.take(conversationId);
    if (conversation === this.#conversationIds.length) {
      this.#conversationIds.push(conversationId);
      this.#entries.begin();
    }
    return conversation;
  }

  #insert(conversation: number, fact: ChatFact, entry: Entry): void {
    const known = this.#entries.length(conversation);
    if (known > 0 && this.#isBefore(fact, this.#entries.at(conversation, known - 1)))
      this.#disordered.add(conversation);
    this.#entries.push(conversation, entry);
    this.#lastEntry = entry;
    this.#lastFact = fact;
  }

  #isBefore(fact: ChatFact, entry: Entry): boolean {
    const at = this.momentOf(entry);
    return fact.at === at ? byTime(fact, this.#placed(entry)) < 0 : fact.at < at;
  }

  #placed(entry: Entry): Placed {
    if (entry === this.#lastEntry && this.#lastFact) return this.#lastFact;
    return isMessage(entry) ? this.messages.placed(entry) : this.chatFacts.placed(besides(entry));
  }

  #remove(conversationId: string, entry: Entry): void {
    const conversation = this.#numberOf(conversationId);
    this.#entries.remove(conversation, entry);
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
