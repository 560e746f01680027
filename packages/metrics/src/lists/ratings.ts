import type { DayNumber } from '../calendar.ts';
import type { PlacedMessages } from '../chat/placedMessages.ts';
import type { Session } from '../chat/sessions.ts';
import { byTime } from '../fact.ts';
import type { RatingFact } from '../facts/people.ts';
import type { History } from '../history.ts';

/** QS-03: the last rating of a session, on its own day. */
export interface RatingEntry {
  readonly ratingId: string;
  readonly sessionId: string;
  readonly conversationId: string;
  readonly customerId: string;
  readonly agentId: string | undefined;
  readonly groupId: string | undefined;
  readonly at: number;
  readonly grade: number;
}

/** QS-01: 5 very satisfied, 4 satisfied. */
export const satisfiedFrom = 4;

/** A rating that counts. */
interface Counting {
  readonly fact: RatingFact;
  readonly day: DayNumber;
  readonly entry: RatingEntry;
}

const none: readonly never[] = [];
const dayOf = ({ day }: Counting): DayNumber => day;

/** The ratings that count, by the day they were given on. */
export class Ratings {
  readonly #history: History;
  readonly #told = new Map<string, RatingFact[]>();
  readonly #counting = new Map<string, readonly Counting[]>();
  readonly #byDay = new Map<DayNumber, Counting[]>();

  constructor(history: History) {
    this.#history = history;
    for (const rating of history.book.all('rating')) this.tell(rating);
    for (const conversationId of this.#told.keys()) this.read(conversationId);
  }

  on(day: DayNumber): readonly RatingEntry[] {
    return (this.#byDay.get(day) ?? []).map(({ entry }) => entry);
  }

  /** Takes a rating in; `read` makes it count. */
  tell(rating: RatingFact): void {
    if (rating.at > this.#history.until) return;
    const known = this.#told.get(rating.conversationId);
    if (!known) this.#told.set(rating.conversationId, [rating]);
    else if (!known.includes(rating)) known.push(rating);
  }

  /** Takes a rating back that another telling replaces. */
  forget(rating: RatingFact): void {
    const known = this.#told.get(rating.conversationId);
    const place = known?.indexOf(rating) ?? -1;
    if (place >= 0) known?.splice(place, 1);
  }

  /** Finds the ratings of a conversation that count, or finds them anew. @returns their days, before and now */
  read(conversationId: string): readonly DayNumber[] {
    const before = this.#counting.get(conversationId) ?? none;
    for (const one of before) {
      const ofDay = this.#byDay.get(one.day) ?? [];
      ofDay.splice(ofDay.indexOf(one), 1);
    }
    const now = this.#lastOfSessions(this.#told.get(conversationId) ?? none);
    this.#counting.set(conversationId, now);
    for (const one of now) {
      let ofDay = this.#byDay.get(one.day);
      if (!ofDay) this.#byDay.set(one.day, (ofDay = []));
      // As most come in order, its place is near the end.
      const place = ofDay.findLastIndex(({ fact }) => byTime(fact, one.fact) < 0) + 1;
      ofDay.splice(place, 0, one);
    }
    return before.length === 0 ? now.map(dayOf) : [...before, ...now].map(dayOf);
  }

  /** QS-03. */
  #lastOfSessions(ratings: readonly RatingFact[]): readonly Counting[] {
    const [only] = ratings;
    if (only && ratings.length === 1) return this.#countingAs(only);
    const last = new Map<string, RatingFact>();
    for (const rating of ratings) {
      const session = sessionOf(this.#history, rating);
      const id = session === undefined ? rating.conversationId : this.#history.sessions.id(session);
      const before = last.get(id);
      if (!before || byTime(before, rating) < 0) last.set(id, rating);
    }
    return [...last.values()].flatMap((rating) => this.#countingAs(rating));
  }

  #countingAs(rating: RatingFact): readonly Counting[] {
    const { rules, sessions, placed } = this.#history;
    const session = sessionOf(this.#history, rating);
    const day = rules.calendar.numberOf(rating.at);
    const { conversationId, at, grade } = rating;
    const agentId = rating.agentId ?? (session === undefined ? undefined : holderAt(placed, session, at));
    if (agentId !== undefined && !rules.accountOn(agentId, day)) return [];
    const customerId = session === undefined ? '' : sessions.customerId(session);
    if (rules.isVendor(customerId, day)) return [];
    const groupId = session === undefined ? undefined : placed.told.names.nameOf(sessions.group(session));
    const sessionId = session === undefined ? conversationId : sessions.id(session);
    const ratingId = rating.id;
    const entry = { ratingId, sessionId, conversationId, customerId, agentId, groupId, at, grade };
    return [{ fact: rating, day, entry }];
  }
}

/** The session that ran when the rating was given, or the last one before. */
function sessionOf(
  { conversations, sessions }: History,
  { conversationId, at }: RatingFact,
): Session | undefined {
  const all = conversations.ofConversation(conversationId);
  return all.findLast((session) => sessions.openedAt(session) <= at) ?? all[0];
}

/** Who had it then; where no holder is told, the agent of its owner. */
function holderAt(
  { steps, sessions, told }: PlacedMessages,
  session: Session,
  at: number,
): string | undefined {
  const held = steps.findLast(session, (step) => steps.isHeld(step) && steps.moment(step) <= at);
  return told.names.nameOf(held === undefined ? sessions.owner(session) : steps.agent(held));
}
