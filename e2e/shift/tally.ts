import type { Message, TimelineItem } from '@shopbell/sdk/agent';
import type { Person } from './person.ts';

/** A question, and how long it waited for the first answer of a person. */
export interface Round {
  readonly person: Person;
  readonly agentId: string;
  /** Whole seconds (CF-11). */
  readonly wait: number;
}

const isMessage = (item: TimelineItem): item is Message => item.kind === 'message';

/** What one side wrote, in order. */
export function textsOf(items: readonly TimelineItem[], author: 'customer' | 'agent'): string[] {
  return items
    .filter(isMessage)
    .filter((message) => message.author.kind === author && !message.note && !message.recalled)
    .map(({ text }) => text);
}

/** RS-02, by what the customer saw: from the first question after an answer to the next answer. */
function roundsOf(person: Person): Round[] {
  const rounds: Round[] = [];
  let since: number | undefined;
  for (const { author, at } of person.conversation.items.filter(isMessage)) {
    if (author.kind === 'customer') since ??= at;
    else if (author.kind === 'agent' && since !== undefined) {
      rounds.push({ person, agentId: author.id, wait: Math.floor((at - since) / 1000) });
      since = undefined;
    }
  }
  return rounds;
}

export interface Figures {
  /** VM-07, VM-08: for whoever had the customer last. */
  readonly receptions: number;
  /** RS-02, in seconds. */
  readonly averageResponse: number;
  /** RS-10: 0 … 1. */
  readonly thirtySecondRate: number;
}

/** RS-10, D20: the first answer that an agent gave in each conversation. Leave messages are none of them (RS-13). */
export function firstsOf(people: readonly Person[], agentId: string): Round[] {
  const online = people.filter((person) => person.served);
  return online.flatMap((person) =>
    roundsOf(person)
      .filter((round) => round.agentId === agentId)
      .slice(0, 1),
  );
}

/** The figures of an agent, worked out by hand. Leave messages are in none of them. */
export function figuresOf(people: readonly Person[], agentId: string): Figures {
  const online = people.filter((person) => person.served);
  const rounds = online.flatMap(roundsOf).filter((round) => round.agentId === agentId);
  const firsts = firstsOf(people, agentId);
  return {
    receptions: online.filter((person) => person.agentId === agentId).length,
    averageResponse: rounds.reduce((sum, { wait }) => sum + wait, 0) / rounds.length,
    thirtySecondRate: firsts.filter(({ wait }) => wait <= 30).length / firsts.length,
  };
}
