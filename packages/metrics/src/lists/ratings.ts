import type { DayNumber } from '../calendar.ts';
import type { Session } from '../chat/session.ts';
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

/** The ratings that count, by the day they were given on. */
export class Ratings {
  readonly #byDay = new Map<DayNumber, RatingEntry[]>();

  constructor(history: History) {
    const last = new Map<string, RatingFact>();
    for (const rating of history.book.all('rating')) {
      if (rating.at > history.until) continue;
      const id = sessionOf(history, rating)?.id ?? rating.conversationId;
      const before = last.get(id);
      if (!before || byTime(before, rating) < 0) last.set(id, rating);
    }
    const inOrder = [...last].sort(([, left], [, right]) => byTime(left, right));
    for (const [sessionId, rating] of inOrder) this.#note(history, sessionId, rating);
  }

  on(day: DayNumber): readonly RatingEntry[] {
    return this.#byDay.get(day) ?? [];
  }

  #note(history: History, sessionId: string, rating: RatingFact): void {
    const session = sessionOf(history, rating);
    const day = history.rules.calendar.numberOf(rating.at);
    const agentId = rating.agentId ?? (session && holderAt(session, rating.at));
    if (agentId !== undefined && !history.rules.accountOn(agentId, day)) return;
    const { conversationId, at, grade } = rating;
    const about = { ratingId: rating.id, sessionId, conversationId, agentId, at, grade };
    const entry = { ...about, customerId: session?.customerId ?? '', groupId: session?.groupId };
    const known = this.#byDay.get(day);
    if (known) known.push(entry);
    else this.#byDay.set(day, [entry]);
  }
}

/** The session that ran when the rating was given, or the last one before. */
function sessionOf({ conversations }: History, { conversationId, at }: RatingFact): Session | undefined {
  const sessions = conversations.ofConversation(conversationId).map(({ session }) => session);
  return sessions.findLast(({ openedAt }) => openedAt <= at) ?? sessions[0];
}

/** Who had it then; where no holder is told, the agent of its owner. */
function holderAt(session: Session, at: number): string | undefined {
  const held = session.steps.findLast((step) => step.kind === 'held' && step.at <= at);
  return held?.kind === 'held' ? held.agentId : session.owner;
}
