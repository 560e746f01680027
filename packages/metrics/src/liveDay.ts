import { dayName, type Day, type DayNumber } from './calendar.ts';
import { changesRules, learnIdentities } from './changes.ts';
import { humanAgent, humanShop, type Session } from './chat/sessions.ts';
import { isChatFact, type Fact } from './fact.ts';
import { FactBook } from './factBook.ts';
import { figureOf } from './figures/catalogue.ts';
import { collectFirstReplies, collectHumanRounds } from './figures/collectChats.ts';
import { collectOpened } from './figures/collectSessions.ts';
import type { Counter } from './figures/counters.ts';
import { Subjects } from './figures/subjects.ts';
import { Tallies, type Sums } from './figures/tally.ts';
import { History } from './history.ts';
import { firstReplyLimit } from './lists/firstReplies.ts';
import type { ShopInfo } from './shopRules.ts';

/** The figures of the running day that change with every message (WB-05), each as reports show it. */
export const liveFigures = ['consultations', 'averageHumanResponse', 'thirtySecondRate'] as const;
export type LiveFigureId = (typeof liveFigures)[number];

export interface LiveFigures {
  readonly day: Day;
  /** Null where there is nothing to divide by. */
  readonly values: Readonly<Record<LiveFigureId, number | null>>;
}

/**
 * Figures of the running day, kept current fact by fact: what it counts is what a report of the day counts, by the same code,
 * customer by customer instead of all at once. It needs the facts of the day's conversations (from their beginning), of
 * accounts, settings and identities; others are not kept.
 */
export interface LiveDay {
  /** Takes facts in, in any order. */
  record(facts: Iterable<Fact>): void;
  /** Today's figures of an agent, or of the shop without one. `now` in ms since 1970 UTC. */
  today(now: number, agentId?: string): LiveFigures;
}

/** What the figures look at; the last two wait for time alone to decide them. */
const counted = [
  'consultations',
  'humanResponses',
  'humanResponseSeconds',
  'firstReplySessions',
  'firstRepliesInTime',
  'firstRepliesWaiting',
] as const satisfies readonly Counter[];

const none = new Int32Array(0);

/** The sums of the shop, or of an agent. */
class LiveSums implements Sums {
  readonly #counts = new Map<Counter, number>();
  readonly waits = none;
  readonly consulted = none;
  readonly received = none;
  readonly buyers = none;

  get(counter: Counter): number {
    return this.#counts.get(counter) ?? 0;
  }

  add(sums: Sums, sign: 1 | -1): void {
    for (const counter of counted) this.#counts.set(counter, this.get(counter) + sign * sums.get(counter));
  }
}

/** Key of the shop's own sums. No agent has it: ids are never empty. */
const shopKey = '';

/**
 * Begins with nothing recorded.
 * @throws RangeError if there is no such time zone
 */
export function liveDay(timeZone: string): LiveDay {
  return new CountedLive(timeZone);
}

class CountedLive implements LiveDay {
  readonly #shop: ShopInfo;
  readonly #book = new FactBook();
  readonly #subjects = new Subjects(this.#book.messages.names);
  #history: History;
  #day: DayNumber = NaN;
  /** What each customer's chats add to the sums of the day. */
  readonly #parts = new Map<string, Tallies>();
  #sums = new Map<string, LiveSums>();
  /** Customers who are to be counted (again). */
  readonly #dirty = new Set<string>();
  /** Those whose part changes by time alone, and when: a first question is not answered yet (RS-10). */
  readonly #waiting = new Map<string, number>();
  #countedAt = -Infinity;

  constructor(timeZone: string) {
    // No amounts are told of.
    this.#shop = { timeZone, currency: '' };
    this.#history = new History(this.#shop, this.#book, Infinity);
  }

  record(facts: Iterable<Fact>): void {
    const news: Fact[] = [];
    for (const fact of facts)
      if (isChatFact(fact) || changesRules(fact) || fact.type === 'identity') this.#book.add(fact, news);
    if (news.some(changesRules)) {
      this.#history = new History(this.#shop, this.#book, Infinity);
      this.#day = NaN;
      return;
    }
    const read = new Set(news.filter(isChatFact).map(({ conversationId }) => conversationId));
    for (const conversationId of learnIdentities(this.#history, news, new Set())) read.add(conversationId);
    for (const conversationId of read) {
      this.#touch(conversationId);
      this.#history.conversations.read(conversationId);
      this.#touch(conversationId);
    }
  }

  today(now: number, agentId?: string): LiveFigures {
    const day = this.#history.rules.calendar.numberOf(now);
    // Time hardly ever runs backwards: what was decided by then is counted anew.
    if (day !== this.#day || now < this.#countedAt) this.#begin(day);
    this.#countedAt = now;
    for (const [customerId, due] of this.#waiting) if (due <= now) this.#dirty.add(customerId);
    for (const customerId of this.#dirty) this.#count(customerId, now);
    this.#dirty.clear();
    const sums = this.#sums.get(agentId ?? shopKey) ?? new LiveSums();
    const [consultations, averageHumanResponse, thirtySecondRate] = liveFigures.map((id) =>
      figureOf(id).value(sums),
    );
    return {
      day: dayName(day),
      values: {
        consultations: consultations ?? null,
        averageHumanResponse: averageHumanResponse ?? null,
        thirtySecondRate: thirtySecondRate ?? null,
      },
    };
  }

  #touch(conversationId: string): void {
    for (const session of this.#history.conversations.ofConversation(conversationId))
      this.#dirty.add(this.#history.sessions.customerId(session));
  }

  #begin(day: DayNumber): void {
    this.#day = day;
    this.#parts.clear();
    this.#sums = new Map();
    this.#waiting.clear();
    for (const session of this.#history.conversations.on(day))
      this.#dirty.add(this.#history.sessions.customerId(session));
  }

  #count(customerId: string, now: number): void {
    const before = this.#parts.get(customerId);
    if (before) this.#add(before, -1);
    const all = this.#history.conversations.ofCustomer(this.#book.messages.names.find(customerId));
    const part = new Tallies(this.#subjects);
    part.count(['sessions', 'rounds', 'firstReplies'], () => {
      part.begin('sessions');
      collectOpened(this.#history, this.#day, part, all);
      part.begin('rounds');
      collectHumanRounds(this.#history, this.#day, now, part, all);
      part.begin('firstReplies');
      collectFirstReplies(this.#history, this.#day, now, part, all);
    });
    this.#parts.set(customerId, part);
    this.#add(part, 1);
    if ([...subjectsIn(part)].some(([, sums]) => sums.get('firstRepliesWaiting') > 0))
      this.#waiting.set(customerId, nextDue(this.#history, all, now));
    else this.#waiting.delete(customerId);
  }

  #add(part: Tallies, sign: 1 | -1): void {
    for (const [key, sums] of subjectsIn(part)) this.#sumsOf(key).add(sums, sign);
  }

  #sumsOf(key: string): LiveSums {
    let sums = this.#sums.get(key);
    if (!sums) this.#sums.set(key, (sums = new LiveSums()));
    return sums;
  }
}

/** The shop, and everybody who has something of a customer. */
function* subjectsIn(part: Tallies): Generator<readonly [string, Sums]> {
  yield [shopKey, part.shop];
  for (const id of part.ids('agent', ['sessions', 'rounds', 'firstReplies'])) {
    const sums = part.find({ kind: 'agent', id });
    if (sums) yield [id, sums];
  }
}

/** When the first of the questions that nobody has answered is late. */
function nextDue({ rounds, sessions }: History, all: readonly Session[], now: number): number {
  let due = Infinity;
  for (const session of all)
    for (const reading of [humanShop, humanAgent] as const) {
      const to = sessions.roundsTo(session, reading);
      for (let round = sessions.roundsFrom(session, reading); round < to; round += 1) {
        const lateAt = rounds.since(round) + (firstReplyLimit + 1) * 1000;
        if (rounds.reply(round) === undefined && lateAt > now) due = Math.min(due, lateAt);
      }
    }
  return due;
}
