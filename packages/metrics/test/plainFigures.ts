import type { FiguresToday } from '@shopbell/sdk/model';
import type { ChatFact } from '../src/index.ts';

/**
 * Today's figures worked out anew from all facts at once, in the plainest way: written from the catalogue, quadratic, with
 * nothing of what it checks. Days are Shanghai's. The first figures are the shop's, then each agent's.
 */
export function plainFigures(
  facts: readonly ChatFact[],
  today: string,
  agentIds: readonly string[],
): FiguresToday[] {
  const conversationIds = [...new Set(facts.map((fact) => fact.conversationId))];
  const sessions = conversationIds.flatMap((id) =>
    onlineSessions(facts.filter((fact) => fact.conversationId === id)),
  );
  const owners = sessions
    .filter((session) => session.some(isQuestion) && dayOf(session[0]?.at ?? 0) === today)
    .map((session) => ownerAfter(session));
  const gaps = sessions.flatMap(gapsOf).filter((gap) => dayOf(gap.since) === today);
  return ['', ...agentIds].map((who) => {
    const own = gaps
      .filter((gap) => gap.who === who)
      .map((gap) => Math.floor((gap.until - gap.since) / 1000));
    return {
      day: today,
      receptions: owners.filter((owner) => who === '' || owner === who).length,
      averageResponseSeconds: own.length === 0 ? null : own.reduce((sum, one) => sum + one, 0) / own.length,
    };
  });
}

interface Gap {
  /** An agent, or '' for the shop. */
  readonly who: string;
  readonly since: number;
  readonly until: number;
}

const dayOf = (at: number): string => new Date(at + 8 * 3_600_000).toISOString().slice(0, 10);
const isQuestion = (fact: ChatFact): boolean => fact.type === 'message' && fact.from === 'customer';
const isReply = (fact: ChatFact): boolean => fact.type === 'message' && fact.from === 'agent';

/** The facts of each online session. What was written before it stands as one question at its beginning (RB-06). */
function onlineSessions(facts: readonly ChatFact[]): ChatFact[][] {
  const sessions: ChatFact[][] = [];
  let before: ChatFact[] = [];
  let running: { online: boolean; facts: ChatFact[] } | undefined;
  for (const fact of facts) {
    if (fact.type === 'session.ended' || fact.type === 'session.converted') running = undefined;
    else if (fact.type === 'session.left') {
      running = { online: false, facts: [] };
      before = [];
    } else if (fact.type === 'session.assigned' && !running?.online) {
      const question = before.find(isQuestion);
      running = { online: true, facts: question ? [fact, { ...question, at: fact.at }] : [fact] };
      sessions.push(running.facts);
      before = [];
    } else (running?.facts ?? before).push(fact);
  }
  return sessions;
}

function ownerAfter(facts: readonly ChatFact[]): string {
  return facts.reduce((owner, fact) => (fact.type === 'session.assigned' ? fact.agentId : owner), '');
}

/** RS-01 for the shop, RS-18 for agents. */
function gapsOf(session: readonly ChatFact[]): Gap[] {
  return session.flatMap((reply, index): Gap[] => {
    if (reply.type !== 'message' || !isReply(reply)) return [];
    const from = session.slice(0, index).findLastIndex(isReply) + 1;
    const asked = session.findIndex((fact, place) => place >= from && place < index && isQuestion(fact));
    const question = session[asked];
    if (!question) return [];
    const transfer = session.findLast(
      (fact, place) =>
        place > asked &&
        place < index &&
        fact.type === 'session.assigned' &&
        fact.agentId !== ownerAfter(session.slice(0, place)),
    );
    return [
      { who: '', since: question.at, until: reply.at },
      { who: reply.authorId, since: transfer?.at ?? question.at, until: reply.at },
    ];
  });
}
