import type { DayNumber } from '../calendar.ts';
import type { FactBook } from '../factBook.ts';
import type { ShopRules } from '../shopRules.ts';
import { countedRules, humanRules } from './messageRules.ts';
import type { Session } from './session.ts';
import { sessionsOf } from './sessionFold.ts';
import { roundsOf, type RoundRules, type SessionRounds } from './sessionRounds.ts';

/** A session with its rounds: those only a person answers, and those that the profile counts. */
export interface Chat {
  readonly session: Session;
  readonly human: SessionRounds;
  readonly counted: SessionRounds;
}

interface Conversation {
  readonly id: string;
  /** Empty if nothing tells. */
  readonly customerId: string;
  readonly chats: readonly Chat[];
  /** From the opening of its first session to the end of its last; Infinity while that one runs. */
  readonly from: number;
  readonly until: number;
  /** On which something of it happened, each once. */
  readonly days: readonly DayNumber[];
}

const unread: Conversation = {
  id: '',
  customerId: '',
  chats: [],
  from: Infinity,
  until: -Infinity,
  days: [],
};

/** The sessions of a shop as of an instant, by conversation, customer and day. */
export class Conversations {
  readonly #book: FactBook;
  readonly #rules: ShopRules;
  readonly #human: RoundRules;
  readonly #counted: RoundRules;
  readonly #until: number;
  readonly #read = new Map<string, Conversation>();
  readonly #days = new Map<DayNumber, Conversation[]>();
  readonly #ofCustomer = new Map<string, Conversation[]>();
  /** The same as chats in their order, worked out when they are first asked for. */
  readonly #chatsOn = new Map<DayNumber, readonly Chat[]>();
  readonly #chatsOf = new Map<string, readonly Chat[]>();

  constructor(book: FactBook, rules: ShopRules, until: number) {
    this.#book = book;
    this.#rules = rules;
    this.#human = humanRules(rules);
    this.#counted = countedRules(rules);
    this.#until = until;
    for (const conversationId of book.conversationIds) this.read(conversationId);
  }

  /** Chats of which something happened on a day, by the opening of their sessions. */
  on(day: DayNumber): readonly Chat[] {
    let chats = this.#chatsOn.get(day);
    if (!chats) this.#chatsOn.set(day, (chats = inOrder(this.#days.get(day) ?? [])));
    return chats;
  }

  /** A customer's chats, by the opening of their sessions. */
  ofCustomer(customerId: string): readonly Chat[] {
    let chats = this.#chatsOf.get(customerId);
    if (!chats) this.#chatsOf.set(customerId, (chats = inOrder(this.#ofCustomer.get(customerId) ?? [])));
    return chats;
  }

  /** Whether a customer has other sessions than this one less than `within` ms before or after it. */
  hasNeighbours(
    { customerId, conversationId, openedAt, closedAt = Infinity }: Session,
    within: number,
  ): boolean {
    for (const other of this.#ofCustomer.get(customerId) ?? []) {
      if (other.id === conversationId) {
        if (other.chats.length > 1) return true;
      } else if (other.from < closedAt + within && other.until > openedAt - within) return true;
    }
    return false;
  }

  /** The days on which something of a customer's chats happened. */
  daysOf(customerId: string): readonly DayNumber[] {
    return (this.#ofCustomer.get(customerId) ?? []).flatMap(({ days }) => days);
  }

  ofConversation(conversationId: string): readonly Chat[] {
    return (this.#read.get(conversationId) ?? unread).chats;
  }

  /** Reads a conversation, or reads it anew. @returns the days on which something of it happened, before or now */
  read(conversationId: string): readonly DayNumber[] {
    const before = this.#read.get(conversationId) ?? unread;
    if (before !== unread) {
      for (const day of before.days) remove(this.#days.get(day), before);
      for (const day of before.days) this.#chatsOn.delete(day);
      remove(this.#ofCustomer.get(before.customerId), before);
      this.#chatsOf.delete(before.customerId);
    }
    const now = this.#fold(conversationId);
    this.#read.set(conversationId, now);
    for (const day of now.days) addTo(this.#days, day, now);
    for (const day of now.days) this.#chatsOn.delete(day);
    addTo(this.#ofCustomer, now.customerId, now);
    this.#chatsOf.delete(now.customerId);
    return before === unread ? now.days : [...before.days, ...now.days];
  }

  #fold(conversationId: string): Conversation {
    const facts = this.#book.chat(conversationId);
    const seen = this.#until === Infinity ? facts : facts.filter(({ at }) => at <= this.#until);
    const chats = sessionsOf(conversationId, seen, this.#book.messages).map((session): Chat => {
      const human = roundsOf(session, this.#human);
      return { session, human, counted: this.#mayDiffer(session) ? roundsOf(session, this.#counted) : human };
    });
    const [first, last] = [chats[0]?.session, chats.at(-1)?.session];
    return {
      id: conversationId,
      customerId: first?.customerId ?? '',
      chats,
      from: first?.openedAt ?? Infinity,
      until: last ? (last.closedAt ?? Infinity) : -Infinity,
      days: this.#daysIn(chats),
    };
  }

  /** Only `thirdParty` counts other replies than people's. */
  #mayDiffer({ steps }: Session): boolean {
    if (!this.#rules.everThirdParty) return false;
    return steps.some((step) => this.#rules.settingsAt(step.at).profile === 'thirdParty');
  }

  #daysIn(chats: readonly Chat[]): readonly DayNumber[] {
    const { numberOf } = this.#rules.calendar;
    let days: readonly DayNumber[] = [];
    const note = (day: DayNumber): void => {
      // Nearly all conversations have one day, or two.
      if (!days.includes(day)) days = [...days, day];
    };
    for (const { session } of chats) {
      note(numberOf(session.openedAt));
      for (const step of session.steps) note(numberOf(step.at));
      for (const wait of session.waits) note(numberOf(wait.since));
    }
    return days;
  }
}

const inOrder = (conversations: readonly Conversation[]): readonly Chat[] =>
  conversations.flatMap(({ chats }) => chats).sort(byOpening);

const byOpening = ({ session: left }: Chat, { session: right }: Chat): number =>
  left.openedAt - right.openedAt || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0);

function addTo<K>(map: Map<K, Conversation[]>, key: K, value: Conversation): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

function remove(conversations: Conversation[] | undefined, one: Conversation): void {
  const place = conversations?.indexOf(one) ?? -1;
  if (place >= 0) conversations?.splice(place, 1);
}
