import type { FiguresToday } from '@shopbell/sdk/model';
import { ConversationFold, type ConversationListener } from './conversation.ts';
import { daysIn, type Day } from './day.ts';
import { isChatFact, type Fact } from './fact.ts';
import { waitSeconds } from './rounds.ts';

/** Figures of the running day, kept current fact by fact. A replay of the journal uses the very same code. */
export interface LiveDay {
  /**
   * Takes one fact in. Those of one conversation come in their order, each once; facts of days before yesterday (seen
   * from the newest fact) only open and close what is still running.
   */
  record(fact: Fact): void;
  /** Today's figures (WB-05) of an agent, or of the shop without one. `now` in ms since 1970 UTC. */
  today(now: number, agentId?: string): FiguresToday;
}

interface Tally {
  receptions: number;
  responses: number;
  responseSeconds: number;
}

/** Key of the shop's own tally. No agent has it: ids are never empty. */
const shop = '';

/**
 * Begins with nothing recorded. Days are those of `timeZone`.
 *
 * Receptions are VM-07 with VM-08: online sessions by their opening day, for their present owner. The response time is
 * RS-01: answered rounds by the day of their first question, human replies only, leave sessions left out (RS-13), no
 * waiting limit (D19), whole seconds for each gap (CF-11).
 *
 * @throws RangeError if there is no such time zone
 */
export function liveDay(timeZone: string): LiveDay {
  const dayOf = daysIn(timeZone);
  const conversations = new Map<string, ConversationFold>();
  const days = new Map<Day, Map<string, Tally>>();

  const tally = (day: Day, who: string): Tally => {
    let ofDay = days.get(day);
    if (!ofDay) {
      ofDay = new Map();
      days.set(day, ofDay);
      forgetOldDays(days);
    }
    let found = ofDay.get(who);
    if (!found) {
      found = { receptions: 0, responses: 0, responseSeconds: 0 };
      ofDay.set(who, found);
    }
    return found;
  };
  const addResponse = (who: string, since: number, answeredAt: number) => {
    const sum = tally(dayOf(since), who);
    sum.responses += 1;
    sum.responseSeconds += waitSeconds(since, answeredAt);
  };
  const listener: ConversationListener = {
    shopRound(round) {
      if (round.answeredAt !== undefined) addResponse(shop, round.since, round.answeredAt);
    },
    agentRound(round) {
      if (round.answeredAt === undefined || round.agentId === undefined) return;
      addResponse(round.agentId, round.since, round.answeredAt);
    },
    reception(now, before) {
      const day = dayOf(now.openedAt);
      tally(day, now.agentId).receptions += 1;
      if (before) tally(day, before.agentId).receptions -= 1;
      else tally(day, shop).receptions += 1;
    },
  };

  return {
    record(fact) {
      if (!isChatFact(fact)) return;
      let conversation = conversations.get(fact.conversationId);
      if (!conversation) {
        conversation = new ConversationFold(listener);
        conversations.set(fact.conversationId, conversation);
      }
      conversation.apply(fact);
      if (fact.type === 'session.ended') conversations.delete(fact.conversationId);
    },
    today(now, agentId) {
      const day = dayOf(now);
      const sum = days.get(day)?.get(agentId ?? shop);
      return {
        day,
        receptions: sum?.receptions ?? 0,
        averageResponseSeconds: sum && sum.responses > 0 ? sum.responseSeconds / sum.responses : null,
      };
    },
  };
}

/** Only today is asked for; the day before stays, since clocks of two machines may disagree about midnight. */
function forgetOldDays(days: Map<Day, unknown>): void {
  while (days.size > 2) {
    let oldest: Day | undefined;
    for (const day of days.keys()) if (oldest === undefined || day < oldest) oldest = day;
    if (oldest !== undefined) days.delete(oldest);
  }
}
