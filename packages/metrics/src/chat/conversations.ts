import type { DayNumber } from '../calendar.ts';
import type { FactBook } from '../factBook.ts';
import type { ShopRules } from '../shopRules.ts';
import { countedRules, humanRules } from './messageRules.ts';
import type { Session } from './session.ts';
import { sessionsOf } from './sessionFold.ts';
import { roundsOf, type SessionRounds } from './sessionRounds.ts';

/** A session with its rounds: those only a person answers, and those that the profile counts. */
export interface Chat {
  readonly session: Session;
  readonly human: SessionRounds;
  readonly counted: SessionRounds;
}

/** The sessions of a shop as of an instant, by conversation, customer and day. */
export class Conversations {
  readonly #book: FactBook;
  readonly #rules: ShopRules;
  readonly #until: number;
  readonly #chats = new Map<string, readonly Chat[]>();
  readonly #on = new Map<DayNumber, readonly Chat[]>();
  readonly #days = new Map<DayNumber, Set<string>>();
  readonly #daysOf = new Map<string, readonly DayNumber[]>();
  readonly #ofCustomer = new Map<string, Set<string>>();

  constructor(book: FactBook, rules: ShopRules, until: number) {
    this.#book = book;
    this.#rules = rules;
    this.#until = until;
    for (const conversationId of book.conversationIds) this.read(conversationId);
  }

  /** Chats of which something happened on a day, by the opening of their sessions. */
  on(day: DayNumber): readonly Chat[] {
    let chats = this.#on.get(day);
    if (!chats) {
      chats = [...(this.#days.get(day) ?? [])].flatMap((id) => this.#chats.get(id) ?? []).sort(byOpening);
      this.#on.set(day, chats);
    }
    return chats;
  }

  /** A customer's chats, by the opening of their sessions. */
  ofCustomer(customerId: string): readonly Chat[] {
    const ids = this.#ofCustomer.get(customerId);
    const [only] = ids ?? [];
    if (ids?.size === 1 && only !== undefined) {
      const chats = this.#chats.get(only) ?? [];
      if (chats.length < 2) return chats;
    }
    return [...(ids ?? [])].flatMap((id) => this.#chats.get(id) ?? []).sort(byOpening);
  }

  /** The days on which something of a customer's chats happened. */
  daysOf(customerId: string): readonly DayNumber[] {
    return [...(this.#ofCustomer.get(customerId) ?? [])].flatMap((id) => this.#daysOf.get(id) ?? []);
  }

  ofConversation(conversationId: string): readonly Chat[] {
    return this.#chats.get(conversationId) ?? [];
  }

  /** Reads a conversation, or reads it anew. @returns the days on which something of it happened, before or now */
  read(conversationId: string): readonly DayNumber[] {
    const before = this.#daysOf.get(conversationId) ?? [];
    for (const day of before) this.#days.get(day)?.delete(conversationId);
    for (const day of before) this.#on.delete(day);
    for (const { session } of this.#chats.get(conversationId) ?? [])
      this.#ofCustomer.get(session.customerId)?.delete(conversationId);
    const facts = this.#book.chat(conversationId);
    const seen = this.#until === Infinity ? facts : facts.filter(({ at }) => at <= this.#until);
    const human = humanRules(this.#rules);
    const counted = countedRules(this.#rules);
    const chats = sessionsOf(conversationId, seen).map((session): Chat => {
      const byPeople = roundsOf(session, human);
      const same = !this.#mayDiffer(session);
      return { session, human: byPeople, counted: same ? byPeople : roundsOf(session, counted) };
    });
    const now = this.#daysIn(chats);
    this.#chats.set(conversationId, chats);
    this.#daysOf.set(conversationId, now);
    for (const day of now) addTo(this.#days, day, conversationId);
    for (const day of now) this.#on.delete(day);
    for (const { session } of chats) addTo(this.#ofCustomer, session.customerId, conversationId);
    return [...before, ...now];
  }

  /** Only `thirdParty` counts other replies than people's. */
  #mayDiffer({ steps }: Session): boolean {
    return steps.some((step) => this.#rules.settingsAt(step.at).profile === 'thirdParty');
  }

  #daysIn(chats: readonly Chat[]): readonly DayNumber[] {
    const { numberOf } = this.#rules.calendar;
    const days = new Set<DayNumber>();
    for (const { session } of chats) {
      days.add(numberOf(session.openedAt));
      for (const step of session.steps) days.add(numberOf(step.at));
      for (const wait of session.waits) days.add(numberOf(wait.since));
    }
    return [...days];
  }
}

const byOpening = ({ session: left }: Chat, { session: right }: Chat): number =>
  left.openedAt - right.openedAt || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);

function addTo<K>(map: Map<K, Set<string>>, key: K, value: string): void {
  const known = map.get(key);
  if (known) known.add(value);
  else map.set(key, new Set([value]));
}
