import type { Conversation } from '@shopbell/sdk/agent';
import { comparisons, type ListOrder } from './order.ts';
import { byWaiting, lastActivity, waitingSince } from './waiting.ts';

/** The lists of the reception (WB-07, LM-16), in the order of their tabs. */
export const sectionNames = ['ongoing', 'leave', 'ended'] as const;
export type SectionName = (typeof sectionNames)[number];

/** The tabs of the reception: beside those lists the customer groups (WB-07). */
export const tabNames = [...sectionNames, 'groups'] as const;
export type TabName = (typeof tabNames)[number];

export type Sections = Readonly<Record<SectionName, readonly Conversation[]>>;

/**
 * Where a conversation stands for this agent; undefined if it is not theirs (any more). A delivered leave message is
 * in 留言 until the agent's reply makes it `assigned` (LM-16).
 */
export function sectionOf(conversation: Conversation, agentId: string): SectionName | undefined {
  if (conversation.agent?.id !== agentId) return undefined;
  switch (conversation.state) {
    case 'assigned':
      return 'ongoing';
    case 'leave-message':
      return 'leave';
    case 'ended':
      return 'ended';
    case 'opening':
    case 'choosing':
    case 'robot':
    case 'queued':
      return undefined;
  }
}

/** All lists of an agent: open ones in the order that the agent chose, ended ones by their end, newest first. */
export function sectionsOf(
  conversations: Iterable<Conversation>,
  agentId: string,
  order: ListOrder = 'waiting',
): Sections {
  const sections = {
    ongoing: [] as Conversation[],
    leave: [] as Conversation[],
    ended: [] as Conversation[],
  };
  for (const conversation of conversations) {
    const name = sectionOf(conversation, agentId);
    if (name) sections[name].push(conversation);
  }
  sections.ongoing.sort(comparisons[order]);
  sections.leave.sort(comparisons[order]);
  sections.ended.sort((a, b) => (b.endedAt ?? lastActivity(b)) - (a.endedAt ?? lastActivity(a)));
  return sections;
}

/**
 * Who is to be answered next: the longest wait of the ongoing ones, then of the leave messages, in whatever order they stand. Called again while
 * that one is open it goes on to the one after it, and from the last back to the first.
 */
export function nextWaiting(sections: Sections, openId: string | undefined): Conversation | undefined {
  const waiting = [sections.ongoing, sections.leave].flatMap((list) =>
    list.filter((one) => waitingSince(one) !== undefined).sort(byWaiting),
  );
  const here = waiting.findIndex((one) => one.id === openId);
  return waiting[(here + 1) % Math.max(1, waiting.length)];
}

/** Open conversations in `now` that were in none of the lists before: they deserve to be heard. */
export function arrivals(known: ReadonlySet<string>, now: Sections): readonly Conversation[] {
  return [...now.ongoing, ...now.leave].filter((one) => !known.has(one.id));
}
