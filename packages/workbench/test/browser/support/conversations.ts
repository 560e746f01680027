import type { Conversation, Message, Scope, TimelineItem } from '@shopbell/sdk/agent';
import { demoSession } from './fakeAgentClient.ts';

type Said = readonly [by: 'customer' | 'agent' | 'auto', at: number, text: string];

interface Given {
  readonly id: string;
  readonly name?: string;
  readonly scope?: Partial<Scope>;
  readonly state?: Conversation['state'];
  readonly openedAt: number;
  readonly said?: readonly Said[];
  /** Sequences that the sides have seen; by default everything said before. */
  readonly seenByAgent?: number;
  readonly seenByCustomer?: number;
  readonly more?: boolean;
}

/** A conversation of the demo agent, with sequences 1, 2, 3 … */
export function conversation(given: Given): Conversation {
  const state = given.state ?? 'assigned';
  const group = { id: 'group-presale', name: '售前咨询' };
  const items: TimelineItem[] = [];
  const leave = state === 'leave-message';
  if (leave)
    items.push({ kind: 'notice', seq: 1, at: given.openedAt, notice: { kind: 'leave-message', group } });
  else {
    const { agent } = demoSession;
    const notice = { kind: 'assigned' as const, agent, group, cause: 'entry' as const };
    items.push({ kind: 'notice', seq: 1, at: given.openedAt, notice });
  }
  for (const [by, at, text] of given.said ?? [])
    items.push(message(given.id, items.length + 1, by, at, text));
  if (leave) {
    const at = Math.max(given.openedAt, ...items.map((item) => item.at)) + 1000;
    items.push({
      kind: 'notice',
      seq: items.length + 1,
      at,
      notice: { kind: 'delivered', agent: demoSession.agent },
    });
  }
  const ended = state === 'ended';
  const last = items.at(-1)?.at ?? given.openedAt;
  if (ended)
    items.push({
      kind: 'notice',
      seq: items.length + 1,
      at: last,
      notice: { kind: 'ended', by: 'customer' },
    });
  return withWhatWasWritten({
    id: given.id,
    scope: { page: 'shop', channel: 'web', ...given.scope },
    customer: { id: `customer-${given.id}`, ...(given.name === undefined ? {} : { name: given.name }) },
    state,
    openedAt: given.openedAt,
    ...(ended ? { endedAt: last } : {}),
    group,
    agent: demoSession.agent,
    lastSeq: items.length,
    seen: { customer: given.seenByCustomer ?? items.length, agent: given.seenByAgent ?? items.length },
    items,
    more: given.more ?? false,
  });
}

/** As the server tells it to agents who looks over the whole conversation: what its customer has written (WB-15). */
export function withWhatWasWritten({ customerWrote: _before, ...told }: Conversation): Conversation {
  const said = told.items.flatMap((item) => (item.kind === 'message' && !item.note ? [item] : []));
  const theirs = said.filter(({ author }) => author.kind === 'customer');
  const [first, last] = [theirs.at(0), theirs.at(-1)];
  if (told.state === 'ended' || !first || !last) return told;
  const answeredUpTo = said.findLast(({ author }) => author.kind === 'agent')?.seq ?? 0;
  const owed = theirs.find(({ seq }) => seq > answeredUpTo);
  const unread = theirs.filter(({ seq }) => seq > told.seen.agent).length;
  const customerWrote = { first: first.at, last: last.at, ...(owed && { owedSince: owed.at }), unread };
  return { ...told, customerWrote };
}

export function message(conversationId: string, seq: number, by: Said[0], at: number, text: string): Message {
  const author =
    by === 'customer'
      ? { kind: by, id: `customer-${conversationId}` }
      : by === 'agent'
        ? { kind: by, ...demoSession.agent }
        : { kind: by, id: 'auto' };
  return { kind: 'message', id: `${conversationId}-${seq}`, seq, at, author, text };
}
